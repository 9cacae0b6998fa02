import { randomBytes } from 'node:crypto';
import { encodeAwareness, encodeUpdate, hotFrame, NOTES_SCHEMA_VERSION, type JoinAnswer } from '@huis-clos/contracts';
import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { openNotes, signIn } from '../harness/demo.ts';
import { connectSocket, heard, openEditor, seen, type Editor, type Page } from '../harness/notes.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { drop, eventually, testDatabaseUrl } from '../harness/server.ts';
import { connect, disconnect } from '../../server/src/core/mongo/connection.ts';

/** How many frames are sent once the server is warm; it is warmed by a tenth of them. */
const FRAMES = Number(process.env['HUIS_CLOS_HOSTILE_FRAMES'] ?? 5_000);
/** Of one connection: the more there are, the less of them is opening connections. */
const FRAMES_EACH = Math.max(250, Math.ceil(FRAMES / 500));
const AT_ONCE = 5;
/** What the server may hold more of after them: less than ten bytes a frame, when there are a million. */
const MARGIN_BYTES = 8 * 1024 * 1024;

const database = new URL(testDatabaseUrl());
database.pathname = `/hostile_${randomBytes(6).toString('hex')}`;
const environment = {
  HUIS_CLOS_DEMO: '1',
  // In a process of its own, so that what it keeps is not taken for the server's.
  MONGODB_URL: database.href,
  NODE_OPTIONS: `--import ${new URL('../harness/heap-on-signal.mjs', import.meta.url).href}`,
};

let server: ServerProcess;
let documentId: string;
let hostile: Page;
let readerPage: Page;
/** Someone else at work in the same document, who must notice nothing. */
let witness: Editor;
const witnessed = new Set<string>();

beforeAll(async () => {
  server = await startProcess({ environment });
  const [lead, member, colleague] = await Promise.all(
    ['n.auriol', 'l.marchetti', 'y.lebihan'].map((login) => signIn(server.address, login)),
  );
  if (!lead || !member || !colleague) throw new Error('three people are needed');
  ({ documentId } = await openNotes(lead));
  const pageOf = ({ cookie }: { cookie: string | null }): Page => ({ address: server.address, cookie });
  [hostile, readerPage] = [pageOf(member), pageOf(colleague)];
  witness = openEditor(pageOf(lead), documentId);
  await witness.status('saved');
  witness.provider.subscribe(() => witnessed.add(witness.provider.status));
}, 120_000);
afterAll(async () => {
  witness.close();
  await server.stop();
  await discard(server.folder);
  const connection = await connect(database.href);
  await drop(connection);
  await disconnect(connection);
});

/** Bytes that the server's objects take, once everything unused is collected. */
async function heapInUse(): Promise<number> {
  const figures = () => [...server.output().matchAll(/heap in use: (\d+)/g)].map(([, bytes]) => Number(bytes));
  const before = figures().length;
  process.kill(server.pid, 'SIGUSR2');
  await eventually(() => figures().length > before);
  return figures().at(-1) as number;
}

/** The witness still writes, and is still read and saved. */
async function undisturbed(line: string): Promise<void> {
  witness.type(line);
  await witness.status('saved');
  const reader = openEditor(readerPage, documentId);
  await seen(reader, line);
  reader.close();
}

let clientIds = 1;
async function joined(socket: Socket, clientId: number): Promise<number> {
  const request = { documentId, stateVector: '', clientId, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null };
  const answer = (await socket.timeout(10_000).emitWithAck('notes:join', request)) as JoinAnswer;
  if (!answer.ok) throw new Error(answer.code);
  return answer.handle;
}

type Frame = (parts: { handle: number; clientId: number; messageId: number; noise: Uint8Array }) => Uint8Array;
/** What a connection survives, whoever sends it: refused, without effect, or too often. */
const endured: Frame[] = [
  ({ handle, messageId, noise }) =>
    hotFrame('u', encodeUpdate({ handle: handle + messageId, messageId, update: noise })),
  ({ handle, messageId }) => hotFrame('u', encodeUpdate({ handle, messageId, update: Uint8Array.of(0, 0) })),
  ({ handle, clientId, messageId: clock }) =>
    hotFrame('a', encodeAwareness({ handle, entries: [{ clientId, clock, state: { cursor: 'x'.repeat(1_000) } }] })),
  ({ handle, messageId: clock, noise }) =>
    hotFrame('a', encodeAwareness({ handle, entries: [{ clientId: clock, clock, state: { name: noise.join() } }] })),
];

/** One connection: frames that it survives, at last those of pure noise that it does not. Resolves when it was closed. */
async function attack(noises: Uint8Array[]): Promise<void> {
  const socket = connectSocket(hostile, { reconnection: false });
  await heard(socket, 'connect');
  const clientId = 1_000_000 + (clientIds += 1);
  const handle = await joined(socket, clientId);
  const { engine } = socket.io;
  const [last = new Uint8Array(), ...others] = noises;
  for (const [index, noise] of others.entries()) {
    const frame = endured[index % endured.length] as Frame;
    engine.write(Buffer.from(frame({ handle, clientId, messageId: index + 1, noise })));
    if (index % 50 === 49) socket.emit('notes:leave', { handle: handle + 1 + index });
  }
  // Answered in its turn: everything before it was heard.
  await joined(socket, clientId);
  engine.write(Buffer.from(hotFrame('u', encodeUpdate({ handle, messageId: others.length + 1, update: last }))));
  const closed = heard(socket, 'disconnect');
  engine.write(Buffer.from([99, ...last]));
  await closed;
}

async function flood(frames: number, seed: number): Promise<void> {
  for (let sent = 0; sent < frames; sent += AT_ONCE * FRAMES_EACH) {
    const noises = fc.sample(fc.uint8Array({ maxLength: 64 }), { numRuns: AT_ONCE * FRAMES_EACH, seed: seed + sent });
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => attack(noises.slice(at * FRAMES_EACH, (at + 1) * FRAMES_EACH))),
    );
  }
}

describe('a flood of hostile frames, from connections that send them until they are closed', () => {
  it(
    `of ${FRAMES} crashes nothing, leaves nothing in memory, and disturbs no one`,
    async () => {
      await flood(Math.max(FRAMES / 10, 2_500), 1);
      await undisturbed('avant');
      const before = await heapInUse();
      const from = performance.now();
      await flood(FRAMES, 42);
      const seconds = (performance.now() - from) / 1000;
      await undisturbed('après');
      const after = await heapInUse();
      const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
      process.stdout.write(
        `${FRAMES} hostile frames in ${seconds.toFixed(0)} s: heap ${megabytes(before)} MB before, ${megabytes(after)} MB after\n`,
      );
      expect(after - before).toBeLessThan(MARGIN_BYTES);
      // Of all that time, its page was never told of anything but its own writing.
      expect([...witnessed].sort()).toEqual(['pending', 'saved']);
    },
    120_000 + FRAMES,
  );
});

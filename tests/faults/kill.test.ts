import { createHash, randomBytes } from 'node:crypto';
import { identityRoutes, meetingRoutes, type SessionView } from '@huis-clos/contracts';
import { connect, disconnect } from '../../server/src/core/mongo/connection.ts';
import { openReaper, type Reaper } from '../harness/abandoned-transactions.ts';
import { linesOf, openEditor, seen, type Editor, type Page } from '../harness/notes.ts';
import { discard, startProcess, type ServerProcess } from '../harness/process.ts';
import { drop } from '../harness/server.ts';

/** How many times the server is killed; each at another moment of the typing. */
const KILLS = Number(process.env['HUIS_CLOS_KILLS'] ?? 5);
/** MongoDB ends the transactions that a killed server left open after a minute (transactionLifetimeLimitSeconds); what they hold waits. */
const PATIENCE_MS = 90_000;

async function signIn(address: string, login: string): Promise<Page> {
  const headers = { origin: address, 'content-type': 'application/json' };
  const view = (await (await fetch(`${address}${identityRoutes.readSession.url}`)).json()) as SessionView;
  const body = JSON.stringify({ login, passphrase: view.demo?.passphrase });
  const answer = await fetch(`${address}${identityRoutes.signIn.url}`, { method: 'POST', headers, body });
  return { address, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? null };
}

/** The notes of the next meeting of the group that both people belong to. */
async function anOpenDocument({ address, cookie }: Page): Promise<string> {
  const headers = { cookie: cookie as string };
  const { actor } = (await (await fetch(`${address}/api/session`, { headers })).json()) as SessionView;
  const bodyId = actor?.memberships.find(({ bodyKind }) => bodyKind === 'territorialGroup')?.bodyId as string;
  const list = await fetch(`${address}${meetingRoutes.listMeetings.url.replace(':bodyId', bodyId)}`, { headers });
  const { meetings } = (await list.json()) as { meetings: { id: string }[] };
  const meeting = await fetch(`${address}/api/meetings/${meetings[0]?.id}`, { headers });
  return ((await meeting.json()) as { documentId: string }).documentId;
}

/** Types line after line, and says which of them were said to be saved. */
function typist(editor: Editor, name: string): { stop(): Set<string> } {
  const saved = new Set<string>();
  const typed: string[] = [];
  let count = 0;
  editor.provider.subscribe(() => {
    // Everything typed but the latest `pending` changes is on disk.
    for (const line of typed.slice(0, typed.length - editor.provider.pending)) saved.add(line);
  });
  const timer = setInterval(() => {
    const line = `${name} ${(count += 1)}`;
    typed.push(line);
    editor.type(line);
  }, 15);
  return {
    stop() {
      clearInterval(timer);
      return saved;
    },
  };
}

/** A database of its own on the server named by MONGODB_URL; null for the embedded one. */
function ownDatabase(): string | null {
  if (!process.env['MONGODB_URL']) return null;
  const url = new URL(process.env['MONGODB_URL']);
  url.pathname = `/kills_${randomBytes(6).toString('hex')}`;
  return url.href;
}

describe('a server killed while two people type', () => {
  const database = ownDatabase();
  let reaper: Reaper | undefined;
  let environment: Record<string, string> = { HUIS_CLOS_DEMO: '1' };
  let server: ServerProcess;
  beforeAll(async () => {
    reaper = database ? await openReaper(database) : undefined;
    if (reaper) environment = { ...environment, MONGODB_URL: reaper.url };
    server = await startProcess({ environment });
  });
  afterAll(async () => {
    await server.kill();
    await discard(server.folder);
    if (!database) return;
    await reaper?.close();
    const connection = await connect(database);
    await drop(connection);
    await disconnect(connection);
  });
  /** Starts it again where it was, on what it kept. */
  async function restart(): Promise<void> {
    const { port } = new URL(server.address);
    server = await startProcess({ folder: server.folder, environment: { ...environment, HUIS_CLOS_PORT: port } });
  }

  it(
    `keeps every change said to be saved, exactly once, ${KILLS} times out of ${KILLS}`,
    async () => {
      const expected = new Set<string>();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const pages = [await signIn(server.address, 'n.auriol'), await signIn(server.address, 'l.marchetti')];
        const documentId = await anOpenDocument(pages[0] as Page);
        const editors = pages.map((page) => openEditor(page, documentId, { patienceMs: PATIENCE_MS }));
        await Promise.all(editors.map((editor) => editor.status('saved')));
        const typists = editors.map((editor, index) => typist(editor, `${kill}-${index}`));
        await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 800));
        await server.kill();
        typists.forEach((person) => person.stop().forEach((line) => expected.add(line)));
        const pagesStay = kill % 2 === 0;
        // Without the pages, only the disk remembers.
        if (!pagesStay) editors.forEach((editor) => editor.close());
        await restart();
        if (pagesStay) {
          const late = await Promise.all(editors.map((editor, index) => comeBack(editor, `${kill}-${index} après`)));
          late.forEach((line) => expected.add(line));
          await Promise.all(editors.flatMap((editor) => late.map((line) => seen(editor, line))));
        }
        const lines = await linesOnDisk(server, documentId);
        if (pagesStay) {
          expect(editors.map(({ doc }) => hashOf(linesOf(doc)))).toEqual([hashOf(lines), hashOf(lines)]);
          editors.forEach((editor) => editor.close());
        }
        const missing = [...expected].filter((line) => !lines.includes(line));
        const twice = lines.filter((line, index) => lines.indexOf(line) !== index);
        expect({ kill, missing, twice: twice.filter((line) => expected.has(line)) }).toEqual({
          kill,
          missing: [],
          twice: [],
        });
      }
      expect(expected.size).toBeGreaterThan(KILLS * 5);
    },
    KILLS * 30_000 + 2 * PATIENCE_MS,
  );
});

/** Writes in a page that lost its server; resolves with the line once the server that came back has it on disk. */
async function comeBack(editor: Editor, line: string): Promise<string> {
  editor.type(line);
  await editor.status('saved');
  return line;
}

const hashOf = (lines: string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex');

async function linesOnDisk({ address }: ServerProcess, documentId: string): Promise<string[]> {
  const reader = openEditor(await signIn(address, 'n.auriol'), documentId, { patienceMs: PATIENCE_MS });
  await reader.status('saved');
  const lines = linesOf(reader.doc);
  reader.close();
  return lines;
}

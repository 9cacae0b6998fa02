import {
  encodeAwareness,
  encodeUpdate,
  NOTES_FRAGMENT,
  NOTES_SCHEMA_VERSION,
  socketEvents,
  type JoinAnswer,
} from '@huis-clos/contracts';
import type { Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { connectSocket, heard, openEditor, seen, type Editor } from '../harness/notes.ts';
import { eventually, startServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
let group: Group;
let documentId: string;
/** Someone else at work in the same document, who must notice nothing. */
let witness: Editor;

beforeAll(async () => {
  server = await startServer();
  group = await prepareGroup(server);
  documentId = (await planMeeting(group)).documentId as string;
  witness = openEditor({ address: server.address, cookie: group.lead.cookie }, documentId);
  await witness.status('saved');
});
afterAll(async () => {
  witness.close();
  await server.stop();
});

const attacker = (): Socket =>
  connectSocket({ address: server.address, cookie: group.member.cookie }, { reconnection: false });
async function joined(socket: Socket): Promise<JoinAnswer & { ok: true }> {
  const request = { documentId, stateVector: '', clientId: 4242, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null };
  return (await socket.timeout(5_000).emitWithAck(socketEvents.join.name, request)) as JoinAnswer & { ok: true };
}
/** The witness still writes, and is still read and saved. */
async function undisturbed(line: string): Promise<void> {
  witness.type(line);
  await witness.status('saved');
  const reader = openEditor({ address: server.address, cookie: group.colleague.cookie }, documentId);
  await seen(reader, line);
  reader.close();
}

describe('a misshapen message', () => {
  const misshapen: [string, (socket: Socket) => void][] = [
    ['an event nobody declared', (socket) => socket.emit('notes:steal', {})],
    ['a join without its fields', (socket) => socket.emit('notes:join', {})],
    ['a join with a field too many', (socket) => socket.emit('notes:join', { ...joinOf(), role: 'chair' })],
    ['a join that is no object', (socket) => socket.emit('notes:join', 'x')],
    [
      'a join whose state vector is no state vector',
      (socket) => socket.emit('notes:join', { ...joinOf(), stateVector: '/////w==' }, () => {}),
    ],
    ['a leave without a handle', (socket) => socket.emit('notes:leave', {})],
    ['a change that is text', (socket) => socket.emit('u', 'text')],
    ['a change in a frame too short', (socket) => socket.emit('u', new Uint8Array([0x80]))],
    ['presence that is not presence', (socket) => socket.emit('a', new Uint8Array([1, 9, 9, 9]))],
    ['two arguments where one is heard', (socket) => socket.emit('u', new Uint8Array([1]), new Uint8Array([1]))],
    ['a frame of no known kind', (socket) => socket.io.engine.write(Buffer.from([99, 1, 2]))],
    ['text that is no packet', (socket) => socket.io.engine.write('9garbage')],
  ];
  const joinOf = () => ({ documentId, stateVector: '', clientId: 1, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null });

  it.each(misshapen)('closes the connection that sent it, and disturbs no one: %s', async (_what, send) => {
    const socket = attacker();
    await heard(socket, 'connect');
    const closed = heard(socket, 'disconnect');
    send(socket);
    await closed;
    await undisturbed(`après ${_what}`);
  });

  const spoiling = [
    { what: 'is no change of Yjs', update: () => new Uint8Array([7, 1, 2, 3, 255]) },
    { what: 'nests elements until whoever reads them runs out of stack', update: () => nestedElements(10_000) },
    { what: 'holds a value nested until it cannot be sent again', update: () => nestedValue(5_000) },
  ];
  it.each(spoiling)('closes the connection when a change $what, without touching the document', async (change) => {
    const socket = attacker();
    await heard(socket, 'connect');
    const { handle } = await joined(socket);
    const before = witness.text();
    const closed = heard(socket, 'disconnect');
    socket.emit('u', encodeUpdate({ handle, messageId: 1, update: change.update() }));
    await closed;
    // Its copy may have had to be loaded again.
    await witness.status('saved');
    expect(witness.text()).toBe(before);
    await undisturbed(`après un changement qui ${change.what}`);
  });
});

function nestedElements(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment(NOTES_FRAGMENT);
    for (let depth = 0; depth < count; depth += 1) {
      const child = new Y.XmlElement('listItem');
      parent.push([child]);
      parent = child;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

function nestedValue(levels: number): Uint8Array {
  let value: unknown = null;
  for (let level = 0; level < levels; level += 1) value = [value];
  const doc = new Y.Doc();
  doc.getMap('attributes').set('value', value);
  return Y.encodeStateAsUpdate(doc);
}

describe('limits', () => {
  it('refuse a change too large, and keep the connection', async () => {
    const socket = attacker();
    await heard(socket, 'connect');
    const { handle, limits } = await joined(socket);
    const refused = heard<Uint8Array>(socket, 'n');
    socket.emit('u', encodeUpdate({ handle, messageId: 3, update: new Uint8Array(limits.updateBytes + 1) }));
    // handle, message 3, code TOO_LARGE
    expect([...new Uint8Array(await refused)].slice(-2)).toEqual([3, 2]);
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it('refuse the changes of someone who sends too many', async () => {
    const socket = attacker();
    await heard(socket, 'connect');
    const { handle } = await joined(socket);
    const refused = heard<Uint8Array>(socket, 'n');
    for (let messageId = 1; messageId <= 200; messageId += 1)
      socket.emit('u', encodeUpdate({ handle, messageId, update: new Uint8Array([0, 0]) }));
    expect([...new Uint8Array(await refused)].at(-1)).toBe(3);
    socket.disconnect();
    await undisturbed('après une rafale');
  });
});

describe('presence', () => {
  it('is what the server knows of the session, whatever a client says of itself or of others', async () => {
    const socket = attacker();
    await heard(socket, 'connect');
    const { handle } = await joined(socket);
    const state = { cursor: { anchor: null, head: null }, user: { name: 'Le maire', color: 'red' } };
    const entries = [4242, witness.doc.clientID, 31337].map((clientId) => ({ clientId, clock: 99, state }));
    socket.emit('a', encodeAwareness({ handle, entries }));
    await eventually(() => witness.awareness.getStates().get(4242)?.['cursor'] !== undefined);
    const states = witness.awareness.getStates();
    expect(states.get(4242)?.['user']).toMatchObject({ id: group.member.personId, mode: 'write' });
    expect(JSON.stringify([...states.values()])).not.toContain('Le maire');
    expect(states.has(31337)).toBe(false);
    socket.disconnect();
    await eventually(() => !states.has(4242));
  });
});

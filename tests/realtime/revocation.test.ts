import {
  directoryRoutes,
  decodeNack,
  encodeUpdate,
  identityRoutes,
  NOTES_FRAGMENT,
  NOTES_SCHEMA_VERSION,
  socketEvents,
} from '@huis-clos/contracts';
import * as Y from 'yjs';
import { planMeeting, prepareGroup, type Group } from '../harness/group.ts';
import { connectSocket, heard, openEditor, seen, type Editor, type Page } from '../harness/notes.ts';
import { startServer, type TestClient, type TestServer } from '../harness/server.ts';

let server: TestServer;
let group: Group;
let documentId: string;
const editors: Editor[] = [];

const pageOf = ({ cookie }: TestClient): Page => ({ address: server.address, cookie });
async function edit(client: TestClient): Promise<Editor> {
  const editor = openEditor(pageOf(client), documentId);
  editors.push(editor);
  await editor.status('saved');
  return editor;
}

/** Ends the person's membership of the group; what it answers has left when every socket was brought in line. */
async function endMembership(personId: string): Promise<string> {
  const { coordinatorNotMember: coordinator, plenaryMember: president } = group.outsiders;
  const { members } = (await coordinator.call(directoryRoutes.listMembers, { params: { bodyId: group.bodyId } })).body;
  const seat = members.find((member) => member.personId === personId && member.until === null);
  if (!seat) throw new Error('not a member');
  const ended = await president.call(directoryRoutes.endMembership, { params: { membershipId: seat.membershipId } });
  expect(ended.status).toBe(200);
  return seat.membershipId;
}

beforeEach(async () => {
  server = await startServer();
  group = await prepareGroup(server);
  documentId = (await planMeeting(group)).documentId as string;
});
afterEach(async () => {
  editors.splice(0).forEach((editor) => editor.close());
  await server.stop();
});

describe('a member removed while the notes are open', () => {
  it('is out before the removal is answered, and its page says so within a second', async () => {
    const [stays, goes] = [await edit(group.lead), await edit(group.member)];
    await endMembership(group.member.personId as string);
    // How long the removal itself takes is the machine's to say; the page was told before it was answered.
    const answered = performance.now();
    await goes.status('revoked');
    expect(performance.now() - answered).toBeLessThan(1_000);
    expect(stays.provider.status).toBe('saved');
  });

  it('adds nothing afterwards, even from a client that pretends not to have heard', async () => {
    const [stays, goes] = [await edit(group.lead), await edit(group.member)];
    const raw = connectSocket(pageOf(group.member));
    const request = { documentId, stateVector: '', clientId: 77, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null };
    const { handle } = (await raw.timeout(5_000).emitWithAck(socketEvents.join.name, request)) as { handle: number };
    await endMembership(group.member.personId as string);
    const refused = heard<Uint8Array>(raw, 'n');
    raw.emit('u', encodeUpdate({ handle, messageId: 1, update: aLine('écrit après la sortie') }));
    expect(decodeNack(new Uint8Array(await refused))).toEqual({ handle, messageId: 1, code: 'REVOKED' });
    goes.type('écrit après la sortie, aussi');
    // Whatever the removed sent was on its way before this, and the server hears in order of arrival.
    await raw.timeout(5_000).emitWithAck(socketEvents.join.name, request);
    stays.type('la suite');
    await stays.status('saved');
    expect(stays.text()).toBe('la suite');
    raw.disconnect();
  });

  it('receives nothing typed afterwards', async () => {
    const [stays, goes] = [await edit(group.lead), await edit(group.member)];
    await endMembership(group.member.personId as string);
    const frames: string[] = [];
    goes.socket.onAny((event: string) => frames.push(event));
    stays.type('entre nous');
    await stays.status('saved');
    await goes.socket.timeout(5_000).emitWithAck(socketEvents.join.name, {
      ...{ documentId, stateVector: '', clientId: 5, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null },
    });
    expect(frames.filter((event) => event === 'u' || event === 'a')).toEqual([]);
    expect(goes.text()).toBe('');
  });

  it('cannot open them again', async () => {
    const goes = await edit(group.member);
    await endMembership(group.member.personId as string);
    await goes.status('revoked');
    const again = openEditor(pageOf(group.member), documentId);
    editors.push(again);
    await again.status('revoked');
  });

  it('does not stop the others from saving', async () => {
    const [stays, goes] = [await edit(group.lead), await edit(group.member)];
    goes.type('avant');
    await seen(stays, 'avant');
    await endMembership(group.member.personId as string);
    stays.type('après');
    await stays.status('saved');
    const reader = await edit(group.colleague);
    expect(reader.text()).toBe('avant\naprès');
  });
});

describe('a session that ends while the notes are open', () => {
  it('leaves them at once, and its page hears that it is over', async () => {
    const [stays, goes] = [await edit(group.lead), await edit(group.member)];
    const told = heard<{ topic: string }>(goes.socket, 'changed');
    const signedOut = await group.member.call(identityRoutes.signOut);
    expect(signedOut.status).toBe(200);
    expect(await told).toMatchObject({ topic: 'session' });
    await goes.status('offline');
    stays.type('entre nous');
    await stays.status('saved');
    expect(goes.text()).toBe('');
  });
});

/** A change that adds one paragraph, made by no editor. */
function aLine(text: string): Uint8Array {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment(NOTES_FRAGMENT).push([paragraph]);
  return Y.encodeStateAsUpdate(doc);
}

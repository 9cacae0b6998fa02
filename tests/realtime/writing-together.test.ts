import { NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import type { Socket } from 'socket.io-client';
import { inviteGuest, planMeeting, prepareGroup, storedBytes, audited, ABSENT, type Group } from '../harness/group.ts';
import {
  connectSocket,
  heard,
  openEditor,
  seen,
  type Editor,
  type EditorOptions,
  type Page,
} from '../harness/notes.ts';
import { eventually, startServer, type TestClient, type TestServer } from '../harness/server.ts';

let server: TestServer;
let group: Group;
let documentId: string;
const editors: Editor[] = [];

const pageOf = ({ cookie }: Pick<TestClient, 'cookie'>): Page => ({ address: server.address, cookie });
function edit(client: TestClient, options: EditorOptions = {}): Editor {
  const editor = openEditor(pageOf(client), documentId, options);
  editors.push(editor);
  return editor;
}

beforeAll(async () => {
  server = await startServer();
  group = await prepareGroup(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  documentId = (await planMeeting(group)).documentId as string;
});
afterEach(() => editors.splice(0).forEach((editor) => editor.close()));

describe('notes written together', () => {
  it('show each what the other types, and end the same', async () => {
    const [one, two] = [edit(group.lead), edit(group.member)];
    await Promise.all([one.status('saved'), two.status('saved')]);
    one.type('de la première');
    two.type('de la seconde');
    await Promise.all([seen(one, 'de la seconde'), seen(two, 'de la première')]);
    await Promise.all([one.status('saved'), two.status('saved')]);
    expect(one.text()).toBe(two.text());
  });

  it('work over long-polling alone, in both directions', async () => {
    const [one, two] = [edit(group.lead, { transports: ['polling'] }), edit(group.member, { transports: ['polling'] })];
    await Promise.all([one.status('saved'), two.status('saved')]);
    one.type('sans websocket');
    await seen(two, 'sans websocket');
    await one.status('saved');
    expect(one.socket.io.engine.transport.name).toBe('polling');
  });

  it('are said to be saved only once the database has them', async () => {
    const editor = edit(group.lead);
    await editor.status('saved');
    const rows = server.connection.collection('notesLog');
    const stored: number[] = [];
    editor.provider.subscribe(() => {
      if (editor.provider.status === 'saved') stored.push(Date.now());
    });
    editor.type('une ligne');
    expect(editor.provider.status).toBe('pending');
    expect(editor.provider.pending).toBeGreaterThan(0);
    await editor.status('saved');
    expect(await rows.countDocuments({ documentId })).toBe(1);
    expect(stored).toHaveLength(1);
  });

  it('are still there when everyone has left and someone comes back', async () => {
    const editor = edit(group.lead);
    await editor.status('saved');
    for (let line = 1; line <= 30; line += 1) editor.type(`ligne ${line}`);
    await editor.status('saved');
    editor.close();
    const again = edit(group.member);
    await seen(again, 'ligne 30');
    expect(again.text().split('\n')).toHaveLength(30);
  });

  it('take a paste of a megabyte, in messages that the server takes', async () => {
    const [one, two] = [edit(group.lead), edit(group.member)];
    await Promise.all([one.status('saved'), two.status('saved')]);
    const line = 'Le groupe relève une hausse des dégradations aux abords du gymnase. '.repeat(15);
    one.doc.transact(() => {
      for (let lines = 0; lines < 1_000; lines += 1) one.type(line);
      one.type('fin du texte collé');
    });
    await seen(two, 'fin du texte collé');
    await one.status('saved');
    expect(two.text()).toBe(one.text());
  });

  it('merge what was typed offline, once', async () => {
    const [one, two] = [edit(group.lead), edit(group.member)];
    await Promise.all([one.status('saved'), two.status('saved')]);
    one.socket.disconnect();
    one.type('tapé hors connexion');
    await one.status('offline');
    expect(one.provider.pending).toBeGreaterThan(0);
    two.type('tapé pendant ce temps');
    await two.status('saved');
    one.socket.connect();
    await Promise.all([seen(two, 'tapé hors connexion'), seen(one, 'tapé pendant ce temps')]);
    await one.status('saved');
    expect(one.text()).toBe(two.text());
    expect(one.text().split('\n').sort()).toEqual(['tapé hors connexion', 'tapé pendant ce temps'].sort());
  });

  it('leave no readable trace in the database', async () => {
    const editor = edit(group.lead);
    await editor.status('saved');
    editor.type('CANARI-7f3a91-notes');
    await editor.status('saved');
    expect((await storedBytes(server)).includes('CANARI-7f3a91')).toBe(false);
    expect(server.log()).not.toContain('CANARI-7f3a91');
  });

  it('are witnessed: who joined, who wrote, who left', async () => {
    const editor = edit(group.lead);
    await editor.status('saved');
    editor.type('une chose');
    editor.type('une autre');
    await editor.status('saved');
    editor.close();
    const mine = async (event: string) =>
      (await audited(server, event)).filter(({ subjectId }) => subjectId === documentId);
    await eventually(async () => (await mine('notes.left')).length === 1);
    expect(await mine('notes.joined')).toEqual([
      { actorId: group.lead.personId, subjectId: documentId, bodyId: group.bodyId },
    ]);
    expect(await mine('notes.written')).toHaveLength(1);
  });
});

describe('notes of others', () => {
  const join = async (client: TestClient, id: string) => {
    const socket = connectSocket(pageOf(client));
    try {
      const request = {
        documentId: id,
        stateVector: '',
        clientId: 1,
        schemaVersion: NOTES_SCHEMA_VERSION,
        epoch: null,
      };
      return (await socket.timeout(5_000).emitWithAck('notes:join', request)) as unknown;
    } finally {
      socket.disconnect();
    }
  };

  it('are refused to whoever is not a reader of the group exactly as notes that do not exist', async () => {
    const guest = await inviteGuest(server, group, (await planMeeting(group)).id);
    for (const outsider of [...Object.values(group.outsiders), guest]) {
      const [forbidden, absent] = [await join(outsider, documentId), await join(outsider, ABSENT)];
      expect(forbidden).toEqual({ ok: false, code: 'NOT_FOUND' });
      expect(forbidden).toEqual(absent);
    }
  });

  it('are refused before a socket opens to whoever is not signed in', async () => {
    const socket = connectSocket({ address: server.address, cookie: null });
    const error = await heard<Error & { data: unknown }>(socket, 'connect_error');
    expect(error.data).toEqual({ code: 'NOT_SIGNED_IN' });
    socket.disconnect();
  });

  it('are refused to a page whose person is not who is signed in by then, so that nothing leaves under another name', async () => {
    const auth = { personId: group.lead.personId };
    const [other, own] = [group.member, group.lead].map((who) => connectSocket(pageOf(who), { auth })) as [
      Socket,
      Socket,
    ];
    const error = await heard<Error & { data: unknown }>(other, 'connect_error');
    expect(error.data).toEqual({ code: 'NOT_SIGNED_IN' });
    await eventually(() => own.connected);
    [other, own].forEach((socket) => socket.disconnect());
  });

  it('are refused to the pages of other sites', async () => {
    const { cookie } = group.lead;
    for (const transports of [['websocket'], ['polling']]) {
      const extraHeaders = { origin: 'https://ailleurs.example', cookie: cookie as string };
      const socket = connectSocket(
        { address: server.address, cookie },
        { transports, extraHeaders, reconnection: false },
      );
      await heard(socket, 'connect_error');
      expect(socket.connected).toBe(false);
      socket.disconnect();
    }
  });
});

import { encodeUpdate, NOTES_SCHEMA_VERSION } from '@huis-clos/contracts';
import { connectSocket, heard, openEditor, seen, type Editor, type EditorOptions } from '../harness/notes.ts';
import { startNotesServer, type NotesServer } from '../harness/notes-server.ts';
import { eventually } from '../harness/server.ts';

let server: NotesServer;
let documentId: string;
const editors: Editor[] = [];

/** Opens the document as someone, on a server, and waits until it stands still. */
async function edit(name: string, options: EditorOptions = {}, on = server): Promise<Editor> {
  const editor = openEditor(on.page(name), documentId, options);
  editors.push(editor);
  await editor.status('saved', 'readOnly', 'outdated');
  return editor;
}
const userOf = (seenBy: Editor, shown: Editor) =>
  seenBy.awareness.getStates().get(shown.doc.clientID)?.['user'] as unknown;

/** Keeps the server's insertions from the database. @returns how to let them through */
function holdInsertions({ connection: { db } }: NotesServer): () => void {
  if (!db) throw new Error('not connected');
  const command = db.command.bind(db);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  db.command = async (wanted, ...rest) => {
    if ('insert' in wanted) await released;
    return command(wanted, ...rest);
  };
  return release;
}

/** A change that decodes and cannot be integrated: its first element stands in a later one of its own that is not there. */
const CHILD_OF_NOTHING = Uint8Array.of(1, 1, 9, 0, 7, 0, 9, 105, 3, 1, 112, 0);

beforeEach(async () => {
  // No lingering: every leaving unloads, every coming back loads.
  server = await startNotesServer({ options: { documents: { lingerMs: 0 } } });
  documentId = await server.newDocument();
});
afterEach(async () => {
  editors.splice(0).forEach((editor) => editor.close());
  await server.stop();
});

describe('failures known of other servers do not happen here', () => {
  it('acknowledging before storing: nothing is said to be saved before the database has it', async () => {
    const [writer, peer] = [await edit('une'), await edit('deux')];
    const release = holdInsertions(server);
    writer.type('pas encore écrit');
    // Seen by the others at once, and the server answers meanwhile: only the acknowledgement waits.
    await seen(peer, 'pas encore écrit');
    const third = await edit('trois');
    third.close();
    expect([writer.provider.status, writer.provider.pending]).toEqual(['pending', 1]);
    const rows = server.connection.collection('notesLog');
    expect(await rows.countDocuments()).toBe(0);
    release();
    await writer.status('saved');
    expect(await rows.countDocuments()).toBe(1);
  });

  it('unload and save race: leaving while writing loses nothing', async () => {
    for (let round = 0; round < 15; round += 1) {
      const editor = openEditor(server.page('une'), documentId);
      await editor.status('saved');
      editor.type(`tour ${round}`);
      await editor.status('saved');
      editor.close();
    }
    const reader = await edit('deux');
    expect(reader.text().split('\n')).toEqual(Array.from({ length: 15 }, (_, round) => `tour ${round}`));
  });

  it('a failed load stored as blank: an unreadable row is an error, and nothing is written over it', async () => {
    const writer = await edit('une');
    writer.type('gardé');
    await writer.status('saved');
    writer.close();
    const log = server.connection.collection<{ _id: string; sealed: Buffer }>('notesLog');
    const row = await log.findOne({});
    if (!row) throw new Error('no row');
    const restarted = await server.another();
    await log.updateOne({ _id: row._id }, { $set: { sealed: Buffer.from('altered') } });
    const early = openEditor(restarted.page('deux'), documentId);
    editors.push(early);
    await expect(
      early.socket.timeout(5_000).emitWithAck('notes:join', {
        ...{ documentId, stateVector: '', clientId: 9, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null },
      }),
    ).resolves.toEqual({ ok: false, code: 'UNAVAILABLE' });
    expect(early.provider.status).toBe('connecting');
    expect(await log.countDocuments()).toBe(1);
    await log.updateOne({ _id: row._id }, { $set: { sealed: row.sealed } });
    await seen(early, 'gardé');
    early.close();
    await restarted.stop();
  });

  it('writes accepted after a downgrade: none is, and the page says so', async () => {
    const [stays, reads] = [await edit('une'), await edit('deux')];
    await server.setRight('deux', 'read');
    await reads.status('readOnly');
    reads.type('trop tard');
    stays.type('à temps');
    await stays.status('saved');
    await seen(reads, 'à temps');
    expect(stays.text()).toBe('à temps');
    await server.setRight('deux', 'write');
    // Given back the right, what was typed meanwhile is not lost.
    await seen(stays, 'trop tard');
    await reads.status('saved');
  });

  it('one user’s lost right breaking saving for everyone: the others’ changes, of the same moment too, are saved', async () => {
    const [stays, goes, other] = [await edit('une'), await edit('deux'), await edit('trois')];
    const release = holdInsertions(server);
    [stays, goes, other].forEach((editor, index) => editor.type(`ensemble ${index}`));
    await Promise.all([0, 1, 2].map((index) => seen(stays, `ensemble ${index}`)));
    await server.setRight('deux', 'none');
    await goes.status('revoked');
    release();
    await Promise.all([stays.status('saved'), other.status('saved')]);
    stays.type('la suite');
    await stays.status('saved');
    const lines = (await edit('quatre')).text().split('\n').sort();
    expect(lines).toEqual(['ensemble 0', 'ensemble 1', 'ensemble 2', 'la suite']);
  });

  it('awareness of readers shown: a reader is shown as reading, and never where', async () => {
    const [writer, reader] = [await edit('une'), await edit('deux')];
    await server.setRight('deux', 'read');
    await reader.status('readOnly');
    reader.awareness.setLocalStateField('cursor', { anchor: 'ici', head: 'ici' });
    writer.awareness.setLocalStateField('cursor', { anchor: 'là', head: 'là' });
    await eventually(() => reader.awareness.getStates().get(writer.doc.clientID)?.['cursor'] !== undefined);
    expect(userOf(writer, reader)).toMatchObject({ name: 'deux', mode: 'read' });
    expect(writer.awareness.getStates().get(reader.doc.clientID)).not.toHaveProperty('cursor');
  });

  it('an old client deleting nodes it does not know: it reads, and is told to reload', async () => {
    await server.connection
      .collection('notesDocuments')
      .updateMany({}, { $set: { schemaVersion: NOTES_SCHEMA_VERSION + 1 } });
    const old = openEditor(server.page('une'), documentId);
    editors.push(old);
    await old.status('outdated');
    old.type('effacerait');
    const reader = openEditor(server.page('deux'), documentId);
    editors.push(reader);
    await reader.status('outdated');
    expect(await server.connection.collection('notesLog').countDocuments()).toBe(0);
  });

  it('duplicated text after a restart: pages that stayed, and what they typed meanwhile, are there once', async () => {
    await server.notes.service.seed(server.caller('une'), documentId, [{ kind: 'paragraph', text: 'ordre du jour' }]);
    const pages = [await edit('une'), await edit('deux')];
    for (const [index, page] of pages.entries()) {
      page.type(`avant ${index}`);
      await page.status('saved');
      page.socket.io.engine.close();
      page.type(`pendant ${index}`);
    }
    server = await server.restart();
    await Promise.all(pages.map((page) => page.status('saved')));
    const lines = (await edit('trois')).text().split('\n').sort();
    expect(lines).toEqual(['avant 0', 'avant 1', 'ordre du jour', 'pendant 0', 'pendant 1']);
  });

  it('text doubled by a second seeding: a document that holds something is not filled again', async () => {
    const blocks = [{ kind: 'paragraph' as const, text: 'une fois' }];
    await server.notes.service.seed(server.caller('une'), documentId, blocks);
    await expect(server.notes.service.seed(server.caller('une'), documentId, blocks)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await edit('deux')).text()).toBe('une fois');
  });

  it('a copy spoilt by an impossible change: it is loaded again from the disk, and only its author is sent away', async () => {
    const stays = await edit('une');
    stays.type('sur le disque');
    await stays.status('saved');
    const attacks = connectSocket(server.page('deux'), { reconnection: false });
    await heard(attacks, 'connect');
    const request = { documentId, stateVector: '', clientId: 9, schemaVersion: NOTES_SCHEMA_VERSION, epoch: null };
    const { handle } = (await attacks.timeout(5_000).emitWithAck('notes:join', request)) as { handle: number };
    const [sentAway, again] = [heard(attacks, 'disconnect'), heard(stays.socket, 'notes:reset')];
    attacks.emit('u', encodeUpdate({ handle, messageId: 1, update: CHILD_OF_NOTHING }));
    await Promise.all([sentAway, again]);
    await stays.status('saved');
    stays.type('et la suite');
    await stays.status('saved');
    expect((await edit('trois')).text()).toBe('sur le disque\net la suite');
    // What cannot be integrated was not written: whoever loads the document from the disk can.
    const restarted = await server.another();
    expect((await edit('quatre', {}, restarted)).text()).toBe('sur le disque\net la suite');
    await restarted.stop();
  });

  it('updates lost by two writers: two processes on one database keep every change of both', async () => {
    const other = await server.another();
    const [here, there] = [await edit('une'), await edit('deux', {}, other)];
    for (let line = 0; line < 200; line += 1) {
      here.type(`ici ${line}`);
      there.type(`là ${line}`);
    }
    await Promise.all([here.status('saved'), there.status('saved')]);
    here.close();
    there.close();
    await other.stop();
    const reader = await edit('trois');
    const lines = reader.text().split('\n');
    expect(lines).toHaveLength(400);
    expect(new Set(lines).size).toBe(400);
  });

  it('a log that only grows: it is folded into a snapshot, and reads the same afterwards', async () => {
    const writer = await edit('une');
    const rows = server.connection.collection('notesLog');
    for (let line = 0; line < 40; line += 1) {
      writer.type(`ligne ${line}`);
      await writer.status('saved');
    }
    const text = writer.text();
    writer.close();
    await eventually(async () => (await rows.countDocuments({ documentId })) === 0);
    expect(await server.connection.collection('notesSnapshots').countDocuments({ documentId })).toBe(1);
    expect((await edit('deux')).text()).toBe(text);
  });
});

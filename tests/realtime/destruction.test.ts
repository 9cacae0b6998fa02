import { createTransact } from '../../server/src/core/mongo/transaction.ts';
import { openEditor, type Editor } from '../harness/notes.ts';
import { startNotesServer, type NotesServer } from '../harness/notes-server.ts';

let server: NotesServer;
let documentId: string;
const editors: Editor[] = [];

async function edit(name: string, on = server): Promise<Editor> {
  const editor = openEditor(on.page(name), documentId);
  editors.push(editor);
  await editor.status('saved');
  return editor;
}
async function write(editor: Editor, line: string): Promise<void> {
  editor.type(line);
  await editor.status('saved');
}
/** As whoever destroys a meeting does. */
async function destroy(on = server): Promise<void> {
  await createTransact(on.connection)((session) => on.notes.service.destroy(documentId, session));
  await on.bus.tell('documentDestroyed', { documentId });
}
/** How much of the document each collection holds. */
const stored = (): Promise<number[]> =>
  Promise.all(
    ['notesLog', 'notesSnapshots', 'notesVersions', 'notesComments'].map((name) =>
      server.connection.collection(name).countDocuments({ documentId }),
    ),
  );

beforeEach(async () => {
  server = await startNotesServer({ options: { documents: { lingerMs: 0 } } });
  documentId = await server.newDocument();
});
afterEach(async () => {
  editors.splice(0).forEach((editor) => editor.close());
  await server.stop();
});

describe('notes that are destroyed', () => {
  it('are gone from the database: changes, snapshots, named versions and comments', async () => {
    const editor = await edit('une');
    for (let line = 0; line < 25; line += 1) await write(editor, `ligne ${line}`);
    editor.close();
    // Leaving folded the log; coming back begins another.
    await write(await edit('deux'), 'après');
    await server.connection.collection('notesVersions').insertOne({ documentId, epoch: 1 });
    await server.connection.collection('notesComments').insertOne({ documentId, epoch: 1 });
    expect(await stored()).toEqual([1, 1, 1, 1]);
    await destroy();
    expect(await stored()).toEqual([0, 0, 0, 0]);
  });

  it('leave every page that had them open, and what it had not sent yet is not sent', async () => {
    const [connected, away] = [await edit('une'), await edit('deux')];
    await write(connected, 'avant');
    away.socket.disconnect();
    away.type('tapé hors connexion');
    await destroy();
    await connected.status('destroyed');
    away.socket.connect();
    await away.status('destroyed');
    expect([connected.provider.pending, away.provider.pending]).toEqual([0, 0]);
    expect((await edit('trois')).text()).toBe('');
    expect(await stored()).toEqual([0, 0, 0, 0]);
  });

  it('do not come back from a change that was on its way to the disk', async () => {
    const editor = await edit('une');
    for (let line = 0; line < 20; line += 1) editor.type(`en route ${line}`);
    await destroy();
    expect(await stored()).toEqual([0, 0, 0, 0]);
  });

  it('do not come back from a process that had not heard, whose copy it lets go of when it does', async () => {
    const other = await server.another();
    const late = await edit('une', other);
    await write(late, 'avant');
    await destroy();
    await write(late, 'écrit sans savoir');
    const fresh = await edit('deux');
    expect(fresh.text()).toBe('');
    await write(fresh, 'de nouvelles notes');
    await other.bus.tell('documentDestroyed', { documentId });
    await late.status('destroyed');
    expect(await stored()).toEqual([1, 0, 0, 0]);
    expect((await edit('trois')).text()).toBe('de nouvelles notes');
    await other.stop();
  });
});

import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import { openEditor, seen, type Editor } from '../harness/notes.ts';
import { startNotesServer, type NotesServer } from '../harness/notes-server.ts';

/** One change takes this much of the network. */
const CHANGE_BYTES = 200 * 1024;
/** What the server lets wait for one page, and what the two ends of its connection may hold besides, generously. */
const MOST_BYTES = (4 + 60) * 1024 * 1024;

let server: NotesServer;
beforeAll(async () => {
  server = await startNotesServer();
});
afterAll(() => server.stop());

/** Stops a page reading from its network, as a machine that freezes does. @returns how it goes on */
function stopReading({ socket }: Editor): () => void {
  // Of the `ws` package, which the client uses outside of a browser.
  const { ws } = socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  ws.pause();
  return () => ws.resume();
}

/** Puts one long line in place of all there is. */
function rewrite({ doc, type }: Editor, line: string): void {
  const fragment = doc.getXmlFragment(NOTES_FRAGMENT);
  doc.transact(() => {
    fragment.delete(0, fragment.length);
    type(line);
  });
}

describe('a page that stops reading', () => {
  it('is let go before much waits for it; the others miss nothing, and it has everything when it reads again', async () => {
    const documentId = await server.newDocument();
    const [writer, reader, stalled] = ['une', 'deux', 'trois'].map((name) => openEditor(server.page(name), documentId));
    if (!writer || !reader || !stalled) throw new Error('three pages are needed');
    await Promise.all([writer, reader, stalled].map((editor) => editor.status('saved')));
    const isThere = () => writer.awareness.getStates().has(stalled.doc.clientID);
    rewrite(writer, 'tous lisent');
    await Promise.all([seen(reader, 'tous lisent'), seen(stalled, 'tous lisent')]);
    expect(isThere()).toBe(true);

    const goOn = stopReading(stalled);
    let line = '';
    for (let bytes = 0; isThere() && bytes < MOST_BYTES; bytes += CHANGE_BYTES) {
      line = `${bytes} `.padEnd(CHANGE_BYTES, '.');
      rewrite(writer, line);
      await seen(reader, line);
    }
    expect(isThere()).toBe(false);
    await writer.status('saved');
    expect(stalled.text()).toBe('tous lisent');

    goOn();
    await seen(stalled, line);
    await stalled.status('saved');
    expect(stalled.text()).toBe(writer.text());
    [writer, reader, stalled].forEach((editor) => editor.close());
  });
});

import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import { linesOf, openEditor, type Editor } from './notes.ts';
import type { NotesServer } from './notes-server.ts';

/** One change of one page: a line written, or taken out. */
interface Edit {
  kind: 'written' | 'erased';
  line: string;
  /** The page had a place to write in since: the server may have it. */
  maySend: boolean;
}

/** What must be, may be, and must not be in a document; a line in none of them is one too many. */
export interface Expected {
  must: Set<string>;
  may: Set<string>;
}

/** What is known of every change of a history. */
export class Chronicle {
  readonly #kept: Edit[] = [];
  readonly #uncertain: Edit[] = [];

  /** Takes in the changes of a page that is gone: what it was told is saved is kept, what it never could send is not. */
  pageGone(edits: Edit[], acknowledged: number): void {
    this.#kept.push(...edits.slice(0, acknowledged));
    this.#uncertain.push(...edits.slice(acknowledged).filter(({ maySend }) => maySend));
  }

  /** What a document that has everything from the pages there are must hold. */
  expected(): Expected {
    const lines = (edits: Edit[], kind: Edit['kind']) => edits.filter((edit) => edit.kind === kind);
    const of = (edits: Edit[]) => new Set(edits.map(({ line }) => line));
    const erased = of(lines(this.#kept, 'erased'));
    const maybeErased = of(lines(this.#uncertain, 'erased'));
    const written = lines(this.#kept, 'written').filter(({ line }) => !erased.has(line));
    const maybeWritten = lines(this.#uncertain, 'written').filter(({ line }) => !erased.has(line));
    return {
      must: of(written.filter(({ line }) => !maybeErased.has(line))),
      may: of([...maybeWritten, ...written.filter(({ line }) => maybeErased.has(line))]),
    };
  }
}

/** Someone who edits a document through everything that happens to them, and remembers every change. */
export class Chronicler {
  readonly name: string;
  readonly #documentId: string;
  readonly #chronicle: Chronicle;
  #editor: Editor | null = null;
  #edits: Edit[] = [];
  /** How many of them this page was told are saved. */
  #acknowledged = 0;
  #written = 0;

  constructor(name: string, documentId: string, chronicle: Chronicle) {
    this.name = name;
    this.#documentId = documentId;
    this.#chronicle = chronicle;
  }

  /** The page they have open; null once they were removed. */
  get editor(): Editor | null {
    return this.#editor;
  }

  /** Opens the document, in a new page. */
  arrive(server: NotesServer): void {
    if (this.#editor) return;
    this.#edits = [];
    this.#acknowledged = 0;
    this.#editor = openEditor(server.page(this.name), this.#documentId);
    this.#editor.provider.subscribe(() => this.#look());
  }

  write(): void {
    const line = `${this.name} ${(this.#written += 1)}`;
    this.#edit({ kind: 'written', line, maySend: false }, (editor) => editor.type(line));
  }

  /** Takes out the line at that place of those they see, counted round. */
  erase(place: number): void {
    const lines = this.#editor ? linesOf(this.#editor.doc) : [];
    const at = lines.length > 0 ? place % lines.length : 0;
    const line = lines[at];
    if (line === undefined) return;
    this.#edit({ kind: 'erased', line, maySend: false }, ({ doc }) => doc.getXmlFragment(NOTES_FRAGMENT).delete(at, 1));
  }

  cutOff(): void {
    this.#editor?.socket.disconnect();
  }

  reconnect(): void {
    this.#editor?.socket.connect();
  }

  /** Loses every right to the document; resolves when their page knows and is closed. */
  async remove(server: NotesServer): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    await server.setRight(this.name, 'none');
    this.reconnect();
    await editor.status('revoked');
    this.#chronicle.pageGone(this.#edits, this.#acknowledged);
    this.#close();
  }

  /** Gets every right back; resolves when all their changes are saved. */
  async settle(server: NotesServer): Promise<void> {
    await server.setRight(this.name, 'write');
    this.arrive(server);
    this.reconnect();
    await this.#editor?.status('saved');
  }

  /** Closes the page, whose changes were all said to be saved. */
  leave(): void {
    this.#chronicle.pageGone(this.#edits, this.#edits.length);
    this.#close();
  }

  #close(): void {
    this.#editor?.close();
    this.#editor = null;
  }

  #edit(edit: Edit, change: (editor: Editor) => void): void {
    if (!this.#editor || this.#editor.provider.status === 'revoked') return;
    this.#edits.push(edit);
    change(this.#editor);
  }

  #look(): void {
    if (!this.#editor) return;
    const { status, pending } = this.#editor.provider;
    // A page that was removed counts nothing as pending any more.
    if (status === 'revoked') return;
    this.#acknowledged = this.#edits.length - pending;
    if (status === 'saved' || status === 'pending') for (const edit of this.#edits) edit.maySend = true;
  }
}

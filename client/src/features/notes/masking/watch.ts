import type { Node } from '@tiptap/pm/model';
import type { PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Passage, Scanner } from '../../../shared/masking/scanner.ts';
import type { KnownNames } from '../known-names.ts';
import type { NotesSurroundings } from '../notes-context.ts';
import { eachParagraph, textOf, underlinesKey } from './underlines.ts';

/** Milliseconds between a keystroke and the scan of its paragraph, so that one scan serves several. */
const PAUSE = 120;

/** Paragraphs sent at once: their answer is drawn in well under a frame. */
const BATCH = 40;

/**
 * Has the paragraphs that changed scanned by the worker thread, and the answers drawn. Paragraphs are values that an
 * edit replaces: one already seen is the same object, and an answer about one that is gone draws nothing.
 */
export class Watch implements PluginView {
  readonly #view: EditorView;
  readonly #scanner: Scanner;
  readonly #names: KnownNames;
  readonly #unsubscribe: () => void;
  readonly #onLooked: (by: NotesSurroundings) => void;
  #seen = new WeakSet<Node>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onLooked`: the whole text was looked through by these names; said just before the last answers are drawn. */
  constructor(view: EditorView, scanner: Scanner, names: KnownNames, onLooked: (by: NotesSurroundings) => void) {
    this.#onLooked = onLooked;
    this.#view = view;
    this.#scanner = scanner;
    this.#names = names;
    this.#unsubscribe = names.subscribe(() => this.#startOver());
    this.#startOver();
  }

  update(view: EditorView, { doc }: { doc: Node }): void {
    if (view.state.doc !== doc) this.#soon();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#scanner.close();
  }

  #startOver(): void {
    this.#seen = new WeakSet();
    this.#scanner.renew(this.#names.now);
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, PAUSE);
  }

  async #look(): Promise<void> {
    const seen = this.#seen;
    const fresh: Node[] = [];
    eachParagraph(this.#view.state.doc, (node) => {
      if (fresh.length < BATCH && node.content.size > 0 && !seen.has(node)) fresh.push(node);
    });
    if (fresh.length === 0) return;
    for (const node of fresh) seen.add(node);
    const answers = await this.#scanner.scan(fresh.map(textOf));
    // Names changed meanwhile: the same paragraphs were asked about again.
    if (this.#seen !== seen) return;
    if (fresh.length < BATCH) this.#onLooked(this.#names.now);
    this.#draw(new Map(fresh.map((node, index) => [node, answers[index] ?? []])));
    if (fresh.length === BATCH) this.#soon();
  }

  #draw(scanned: ReadonlyMap<Node, readonly Passage[]>): void {
    if (this.#view.isDestroyed) return;
    // A change around letters being composed would end their composition.
    if (this.#view.composing) {
      for (const node of scanned.keys()) this.#seen.delete(node);
      return this.#soon();
    }
    this.#view.dispatch(this.#view.state.tr.setMeta(underlinesKey, scanned));
  }
}

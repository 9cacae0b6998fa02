import type { Anchor } from './passages.ts';

/** A comment being written: on which passage, and how it read when one began. */
export interface Draft {
  anchor: Anchor;
  quote: string;
}

export interface CommentState {
  draft: Draft | null;
  /** The comment one is looking at. */
  current: string | null;
  /** Those whose passages are shown in the text. */
  shown: ReadonlySet<string>;
}

/** What the text and the panel know together of the comments of one document. Holds nothing outside memory. */
export class CommentStore {
  #state: CommentState = { draft: null, current: null, shown: new Set() };
  readonly #listeners = new Set<() => void>();
  readonly #onAsked: () => void;

  /** `onAsked`: the panel is wanted on screen. */
  constructor(onAsked: () => void) {
    this.#onAsked = onAsked;
  }

  get state(): CommentState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  begin(draft: Draft): void {
    this.#change({ draft, current: null });
    this.#onAsked();
  }

  endDraft(): void {
    this.#change({ draft: null });
  }

  /** Looks at a comment; from the text, the panel comes too. */
  select(current: string | null, { reveal = false } = {}): void {
    this.#change({ current });
    if (reveal) this.#onAsked();
  }

  show(ids: readonly string[]): void {
    const { shown } = this.#state;
    if (ids.length !== shown.size || ids.some((id) => !shown.has(id))) this.#change({ shown: new Set(ids) });
  }

  #change(change: Partial<CommentState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}

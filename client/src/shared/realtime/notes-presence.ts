import { encodeAwareness, encodePresence, type PresenceEntry } from '@huis-clos/contracts';
import { applyAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness';

/** At most ten of one's own movements a second are shown to others, always the latest. */
const INTERVAL_MS = 110;

/** Who is in the document: one's own place on its way out, and the others' as the server states them. */
export class NotesPresence {
  readonly #awareness: Awareness;
  readonly #send: (bytes: Uint8Array) => void;
  #handle: number | null = null;
  #writes = false;
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness, send: (bytes: Uint8Array) => void) {
    this.#awareness = awareness;
    this.#send = send;
    awareness.on('update', this.#onUpdate);
  }

  /** A place in the document was given; those who may not write show nothing of themselves. */
  seat(handle: number, writes: boolean): void {
    if (handle !== this.#handle) {
      this.#forgetOthers();
      this.#shown = '';
    }
    this.#handle = handle;
    this.#writes = writes;
    this.#schedule();
  }

  unseat(): void {
    this.#handle = null;
    this.#forgetOthers();
  }

  /** Takes what the server says of others; of oneself, this page knows better. */
  hear(entries: PresenceEntry[]): void {
    const others = entries.filter(({ clientId }) => clientId !== this.#awareness.clientID);
    if (others.length > 0) applyAwarenessUpdate(this.#awareness, encodePresence(others), this);
  }

  destroy(): void {
    this.unseat();
    clearTimeout(this.#timer);
    this.#awareness.off('update', this.#onUpdate);
  }

  readonly #onUpdate = (_change: unknown, origin: unknown): void => {
    if (origin !== this) this.#schedule();
  };

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#show(), INTERVAL_MS);
  }

  /** Awareness renews itself every few seconds without changing: the server keeps those present, so that is not sent. */
  #show(): void {
    this.#timer = undefined;
    const { cursor } = this.#awareness.getLocalState() ?? {};
    const shown = JSON.stringify(cursor ?? null);
    if (this.#handle === null || !this.#writes || shown === this.#shown) return;
    this.#shown = shown;
    const { clientID: clientId } = this.#awareness;
    const state: Record<string, unknown> = { cursor: cursor ?? null };
    this.#send(encodeAwareness({ handle: this.#handle, entries: [{ clientId, clock: 0, state }] }));
  }

  #forgetOthers(): void {
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
    removeAwarenessStates(this.#awareness, others, this);
    // Clocks begin again with each place in the document: the server's, not the clients', count.
    for (const id of [...this.#awareness.meta.keys()])
      if (id !== this.#awareness.clientID) this.#awareness.meta.delete(id);
  }
}

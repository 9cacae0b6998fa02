import { encodeUpdates } from '@huis-clos/contracts';
import { outgoingFrame, type OutgoingFrame } from '../../realtime/index.ts';

/** Below this many milliseconds between two changes, a document is hot and its changes travel together. */
const HOT_MS = 20;

/** Passes the changes of one document on: at once when it is quiet, those of a few milliseconds together when it is hot. */
export class FanOut {
  readonly #handle: number;
  readonly #send: (frame: OutgoingFrame, except: object | null) => void;
  #waiting: { update: Uint8Array; from: object | null }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sentAt = 0;

  constructor(handle: number, send: (frame: OutgoingFrame, except: object | null) => void) {
    this.#handle = handle;
    this.#send = send;
  }

  add(update: Uint8Array, from: object | null): void {
    this.#waiting.push({ update, from });
    if (this.#timer) return;
    const wait = this.#sentAt + HOT_MS - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    this.#sentAt = performance.now();
    const updates = waiting.map(({ update }) => update);
    const author = waiting[0]?.from ?? null;
    // One's own change back is harmless, and leaving it out of a common frame would cost every other reader theirs.
    const except = waiting.every(({ from }) => from === author) ? author : null;
    this.#send(outgoingFrame('u', encodeUpdates({ handle: this.#handle, updates })), except);
  }
}

import { encodeUpdates } from '@huis-clos/contracts';
import { outgoingFrame, type OutgoingFrame } from '../../realtime/index.ts';

/** A document whose changes follow each other fast rests this many times as long as passing the last ones on took. */
const REST = 4;
const LONGEST_REST_MS = 20;

/**
 * Passes the changes of one document on: at once as a rule. One with so many readers that this keeps the processor
 * busy passes on together what comes within a few milliseconds: no document takes more than a fifth of it.
 */
export class FanOut {
  readonly #handle: number;
  readonly #send: (frame: OutgoingFrame, except: object | null) => void;
  #waiting: { update: Uint8Array; from: object | null }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #restsUntil = 0;

  constructor(handle: number, send: (frame: OutgoingFrame, except: object | null) => void) {
    this.#handle = handle;
    this.#send = send;
  }

  add(update: Uint8Array, from: object | null): void {
    this.#waiting.push({ update, from });
    if (this.#timer) return;
    const wait = this.#restsUntil - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const startedAt = performance.now();
    const updates = waiting.map(({ update }) => update);
    const author = waiting[0]?.from ?? null;
    // One's own change back is harmless, and leaving it out of a common frame would cost every other reader theirs.
    const except = waiting.every(({ from }) => from === author) ? author : null;
    this.#send(outgoingFrame('u', encodeUpdates({ handle: this.#handle, updates })), except);
    const now = performance.now();
    this.#restsUntil = now + Math.min(LONGEST_REST_MS, REST * (now - startedAt));
  }
}

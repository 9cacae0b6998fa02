import { mergeUpdates } from 'yjs';
import { splitUpdate } from './split-update.ts';

/** What the server takes: bytes in a message, messages in a second. */
export interface OutboxLimits {
  updateBytes: number;
  updatesPerSecond: number;
}

/** One message on its way: how many changes it carries. */
interface Sent {
  messageId: number;
  changes: number;
}

/**
 * Changes of this page on their way to the server's disk. A first change leaves at once; those typed faster than the
 * server takes messages leave together; what is larger than a message leaves in several. While held, changes are only counted: they stay in the document.
 */
export class Outbox {
  readonly #send: (messageId: number, update: Uint8Array) => void;
  /** Changes to leave with the next message. */
  #waiting: Uint8Array[] = [];
  #inFlight: Sent[] = [];
  /** Changes that no message carries: they leave as a difference when the outbox opens. */
  #kept = 0;
  #open = false;
  #intervalMs = 0;
  #mostBytes = Infinity;
  /** By the page's own count of time: the clock of the machine may be set back by hours. */
  #sentAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Never begins again, so that a late acknowledgement is not taken for that of another message. */
  #messageId = 0;

  constructor(send: (messageId: number, update: Uint8Array) => void) {
    this.#send = send;
  }

  /** How many changes are not on the server's disk. */
  get pending(): number {
    return this.#inFlight.reduce((sum, { changes }) => sum + changes, this.#kept + this.#waiting.length);
  }

  add(update: Uint8Array): void {
    if (!this.#open) {
      this.#kept += 1;
      return;
    }
    this.#waiting.push(update);
    if (this.#timer) return;
    const wait = this.#sentAt + this.#intervalMs - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }

  /** Begins to send: first, what the server lacks, if anything. */
  open(owed: Uint8Array | null, { updateBytes, updatesPerSecond }: OutboxLimits): void {
    this.hold();
    this.#open = true;
    this.#intervalMs = 1200 / updatesPerSecond;
    this.#mostBytes = updateBytes;
    if (owed) this.#post(owed, this.#kept);
    this.#kept = 0;
  }

  /** Stops sending. What was not acknowledged counts as kept. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept = this.pending;
    this.#waiting = [];
    this.#inFlight = [];
    this.#open = false;
  }

  /** Drops the count: the changes can no longer be sent. */
  forget(): void {
    this.hold();
    this.#kept = 0;
  }

  /** Everything up to this message is on disk. */
  acknowledged(messageId: number): void {
    this.#inFlight = this.#inFlight.filter((sent) => sent.messageId > messageId);
  }

  /** Sends what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    this.#post(waiting.length === 1 && waiting[0] ? waiting[0] : mergeUpdates(waiting), waiting.length);
  }

  destroy(): void {
    this.forget();
  }

  #post(update: Uint8Array, changes: number): void {
    this.#sentAt = performance.now();
    const pieces = splitUpdate(update, this.#mostBytes);
    for (const [index, piece] of pieces.entries()) {
      this.#messageId += 1;
      // Counted with its last piece: only then is all of it on disk.
      this.#inFlight.push({ messageId: this.#messageId, changes: index === pieces.length - 1 ? changes : 0 });
      this.#send(this.#messageId, piece);
    }
  }
}

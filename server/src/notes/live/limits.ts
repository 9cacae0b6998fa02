/** What one client, socket or document may ask of the server. Sizes in bytes. */
export interface NotesLimits {
  updateBytes: number;
  documentBytes: number;
  awarenessBytes: number;
  updatesPerSecond: number;
  awarenessPerSecond: number;
  joinsPerSecond: number;
  documentsPerSocket: number;
  socketsPerDocument: number;
}

export const defaultLimits: NotesLimits = {
  updateBytes: 256 * 1024,
  documentBytes: 10 * 1024 * 1024,
  awarenessBytes: 2 * 1024,
  updatesPerSecond: 30,
  awarenessPerSecond: 10,
  joinsPerSecond: 10,
  documentsPerSocket: 20,
  socketsPerDocument: 100,
};

/** Lets through so many a second, and two seconds' worth at once. */
export class Bucket {
  readonly #perSecond: number;
  #tokens: number;
  #at = performance.now();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond * 2;
  }

  take(): boolean {
    const now = performance.now();
    this.#tokens = Math.min(this.#perSecond * 2, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

import { randomBytes } from 'node:crypto';
import { joinBytes } from '@huis-clos/contracts';
import type { Clock } from '../../core/clock.ts';
import { logPlace, type LogRepository, type LogRow } from '../log.repository.ts';
import type { OpenDocument } from './open-document.ts';

/** Whoever is to be told that its message, and all before it, are on disk. */
export interface Author {
  acknowledge(messageId: number): void;
}

/** What one document has waiting for the next commit. */
interface Batch {
  updates: Uint8Array[];
  bytes: number;
  acknowledgements: Map<Author, number>;
  waiters: (() => void)[];
}
interface Commit {
  document: OpenDocument;
  batch: Batch;
  row: LogRow;
}

export interface LogWriterOptions {
  /** Least time between two commits of the whole process. */
  commitMs: number;
  /** After how long an unanswered write counts as failed, and how long until it is tried again. */
  deadlineMs: number;
  retryMs: number;
  /** Most bytes of changes in one row. */
  rowBytes: number;
}

const defaults: LogWriterOptions = { commitMs: 30, deadlineMs: 10_000, retryMs: 1_000, rowBytes: 4 * 1024 * 1024 };

/**
 * The only writer of changes. Those of a few milliseconds, of all documents, make one insertion: one row per document,
 * sealed with its key, and never two in flight for the same one. Acknowledges after the disk has them.
 * A write that fails freezes its own document and is repeated, under the same id, until it succeeds.
 */
export class LogWriter {
  readonly #repository: LogRepository;
  readonly #clock: Clock;
  readonly #options: LogWriterOptions;
  readonly #onWritten: (document: OpenDocument, row: LogRow) => void;
  readonly #onFailure: (error: unknown) => void;
  readonly #onAppended: (seconds: number) => void;
  readonly #waiting = new Map<OpenDocument, Batch>();
  readonly #inFlight = new Set<OpenDocument>();
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #committedAt = 0;
  #closed = false;
  readonly #watchers: (() => void)[] = [];

  constructor(
    repository: LogRepository,
    clock: Clock,
    events: {
      onWritten: (document: OpenDocument, row: LogRow) => void;
      onFailure: (error: unknown) => void;
      onAppended?: (seconds: number) => void;
    },
    options: Partial<LogWriterOptions> = {},
  ) {
    this.#repository = repository;
    this.#clock = clock;
    this.#onWritten = events.onWritten;
    this.#onFailure = events.onFailure;
    this.#onAppended = events.onAppended ?? (() => {});
    this.#options = { ...defaults, ...options };
  }

  /** Takes a change to write; null for a message that changed nothing, acknowledged once all before it is written. */
  append(document: OpenDocument, update: Uint8Array | null, author: Author, messageId: number): void {
    if (!update && this.idle(document)) {
      author.acknowledge(messageId);
      return;
    }
    const batch = this.#batchOf(document);
    batch.acknowledgements.set(author, messageId);
    if (!update) return;
    batch.updates.push(update);
    batch.bytes += update.length;
    this.#schedule();
  }

  /** Writes a change of the server's own; resolves when it is on disk. */
  async write(document: OpenDocument, update: Uint8Array): Promise<void> {
    const batch = this.#batchOf(document);
    batch.updates.push(update);
    batch.bytes += update.length;
    this.#schedule();
    await new Promise<void>((resolve) => batch.waiters.push(resolve));
  }

  /** Whether everything taken for the document is on disk. */
  idle(document: OpenDocument): boolean {
    return !this.#waiting.has(document) && !this.#inFlight.has(document);
  }

  /** Resolves when everything taken for the document is on disk, or nothing more will be. */
  async drained(document: OpenDocument): Promise<void> {
    while (!this.idle(document) && !this.#closed) await this.#progress();
  }

  /** Whether so much waits already that a change must wait at its author's. */
  full(document: OpenDocument): boolean {
    return (this.#waiting.get(document)?.bytes ?? 0) > this.#options.rowBytes;
  }

  /** How many changes wait for the disk, in all documents. */
  get waiting(): number {
    return [...this.#waiting.values()].reduce((sum, { updates }) => sum + updates.length, this.#inFlight.size);
  }

  /** Writes what waits, as long as the store answers, and stops repeating what fails. */
  async close(): Promise<void> {
    const unwritten = () => [...this.#waiting.keys(), ...this.#inFlight].some(({ frozen }) => !frozen);
    while (unwritten()) await this.#progress();
    this.#closed = true;
    this.#progressed();
  }

  /** Resolves when something next reached the disk or was refused by it. */
  #progress(): Promise<void> {
    return new Promise((resolve) => this.#watchers.push(resolve));
  }

  #progressed(): void {
    this.#watchers.splice(0).forEach((resolve) => resolve());
  }

  #batchOf(document: OpenDocument): Batch {
    const existing = this.#waiting.get(document);
    if (existing) return existing;
    const batch: Batch = { updates: [], bytes: 0, acknowledgements: new Map(), waiters: [] };
    this.#waiting.set(document, batch);
    return batch;
  }

  #schedule(): void {
    if (this.#timer) return;
    const wait = this.#committedAt + this.#options.commitMs - performance.now();
    const run = () => {
      this.#timer = null;
      void this.#commit();
    };
    this.#timer = wait <= 0 ? setImmediate(run) : setTimeout(run, wait);
  }

  async #commit(): Promise<void> {
    this.#committedAt = performance.now();
    const commits: Commit[] = [];
    for (const [document, batch] of this.#waiting) {
      if (this.#inFlight.has(document)) continue;
      this.#waiting.delete(document);
      if (batch.updates.length === 0) {
        tellWritten(batch);
        this.#progressed();
        continue;
      }
      this.#inFlight.add(document);
      commits.push({ document, batch, row: this.#rowOf(document, batch) });
    }
    if (commits.length > 0) await this.#store(commits);
  }

  async #store(commits: Commit[]): Promise<void> {
    const refused = await this.#attempt(commits.map(({ row }) => row));
    for (const commit of commits)
      if (refused.has(commit.row._id)) this.#tryLater(commit);
      else this.#settle(commit);
  }

  /** @returns the ids of the rows that are not known to be on disk */
  async #attempt(rows: LogRow[]): Promise<Set<string>> {
    const { deadlineMs } = this.#options;
    const { promise: deadline, cancel } = rejectAfter(deadlineMs);
    const began = performance.now();
    try {
      const refused = await Promise.race([this.#repository.append(rows), deadline]);
      this.#onAppended((performance.now() - began) / 1000);
      return refused;
    } catch (error) {
      this.#onFailure(error);
      return new Set(rows.map(({ _id }) => _id));
    } finally {
      cancel();
    }
  }

  #settle({ document, batch, row }: Commit): void {
    document.rows.push({ id: row._id, bytes: row.bytes });
    this.#inFlight.delete(document);
    tellWritten(batch);
    if (document.frozen) {
      document.frozen = false;
      document.audience?.modeChanged();
    }
    if (this.#waiting.has(document)) this.#schedule();
    this.#onWritten(document, row);
    this.#progressed();
  }

  #tryLater(commit: Commit): void {
    const { document } = commit;
    if (!document.frozen) {
      document.frozen = true;
      document.audience?.modeChanged();
    }
    this.#progressed();
    if (this.#closed) return;
    setTimeout(() => void this.#store([commit]), this.#options.retryMs).unref();
  }

  #rowOf(document: OpenDocument, batch: Batch): LogRow {
    const at = this.#clock.now();
    const _id = `${at.getTime().toString(36).padStart(9, '0')}-${randomBytes(9).toString('base64url')}`;
    const sealed = document.key.seal(logPlace(_id), joinBytes(batch.updates));
    return { _id, documentId: document.id, epoch: document.epoch, at, bytes: sealed.length, sealed };
  }
}

function tellWritten({ acknowledgements, waiters }: Batch): void {
  for (const [author, messageId] of acknowledgements) author.acknowledge(messageId);
  for (const resolve of waiters) resolve();
}

function rejectAfter(ms: number): { promise: Promise<never>; cancel: () => void } {
  let cancel = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the store did not answer in time')), ms);
    cancel = () => clearTimeout(timer);
  });
  return { promise, cancel };
}

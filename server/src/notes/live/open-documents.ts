import type { Actor } from '@huis-clos/contracts';
import type { Keyring } from '../../core/crypto/keyring.ts';
import { KeyedQueue } from '../../core/keyed-queue.ts';
import type { DocumentRecord } from '../documents.repository.ts';
import type { Compactor } from './compactor.ts';
import type { Loader } from './loader.ts';
import type { LogWriter } from './log-writer.ts';
import type { OpenDocument } from './open-document.ts';

export interface OpenDocumentsOptions {
  /** How long a document that no one has open stays in memory, in case they come back. */
  lingerMs: number;
  /** Encoded bytes of lingering documents kept at most; in memory they take about thirteen times that. */
  lingerBytes: number;
}

const defaults: OpenDocumentsOptions = { lingerMs: 30_000, lingerBytes: 16 * 1024 * 1024 };

/** Runs before an open document is used: other nodes may have written in it. */
type BeforeUse = (document: OpenDocument) => Promise<void>;
/** Runs last, before a document leaves memory. */
type BeforeUnload = (document: OpenDocument) => Promise<void>;

/**
 * The documents in memory, counted by use. Loading and unloading one wait for each other, and nothing is unloaded
 * before all of it is on disk.
 */
export class OpenDocuments {
  readonly #loader: Loader;
  readonly #keyring: Keyring;
  readonly #writer: LogWriter;
  readonly #compactor: Compactor;
  readonly #beforeUse: BeforeUse;
  readonly #beforeUnload: BeforeUnload;
  readonly #onError: (error: unknown) => void;
  readonly #options: OpenDocumentsOptions;
  readonly #open = new Map<string, OpenDocument>();
  /** Unused documents, the longest unused first, with the timers that will unload them. */
  readonly #lingering = new Map<OpenDocument, NodeJS.Timeout>();
  readonly #queue = new KeyedQueue();

  constructor(
    parts: { loader: Loader; keyring: Keyring; writer: LogWriter; compactor: Compactor },
    hooks: { beforeUse: BeforeUse; beforeUnload: BeforeUnload; onError: (error: unknown) => void },
    options: Partial<OpenDocumentsOptions> = {},
  ) {
    this.#loader = parts.loader;
    this.#keyring = parts.keyring;
    this.#writer = parts.writer;
    this.#compactor = parts.compactor;
    this.#beforeUse = hooks.beforeUse;
    this.#beforeUnload = hooks.beforeUnload;
    this.#onError = hooks.onError;
    this.#options = { ...defaults, ...options };
  }

  get count(): number {
    return this.#open.size;
  }

  get(documentId: string): OpenDocument | undefined {
    return this.#open.get(documentId);
  }

  /** The open document, once a loading or unloading of it that has begun is over. */
  settled(documentId: string): Promise<OpenDocument | undefined> {
    return this.#queue.run(documentId, async () => this.#open.get(documentId));
  }

  all(): OpenDocument[] {
    return [...this.#open.values()];
  }

  /** Opens a document, or takes the open one; to be released once. @throws {AppError} NOT_FOUND without a right to its key */
  async acquire(record: DocumentRecord, actor: Actor): Promise<OpenDocument> {
    const document = await this.#queue.run(record._id, async () => {
      const key = await this.#keyring.keyFor(actor, { bodyId: record.bodyId });
      const document = this.#open.get(record._id) ?? (await this.#loader.load(record._id, key));
      this.#open.set(record._id, document);
      this.#stopLingering(document);
      document.uses += 1;
      return document;
    });
    try {
      await this.#beforeUse(document);
      return document;
    } catch (error) {
      this.release(document);
      throw error;
    }
  }

  release(document: OpenDocument): void {
    document.uses -= 1;
    if (document.uses === 0 && this.#open.get(document.id) === document) this.#linger(document);
  }

  /** Uses a document for one task. */
  async using<T>(record: DocumentRecord, actor: Actor, task: (document: OpenDocument) => Promise<T> | T): Promise<T> {
    const document = await this.acquire(record, actor);
    try {
      return await task(document);
    } finally {
      this.release(document);
    }
  }

  /** Forgets the copy in memory as it is: the next use loads it again, once what was taken for it is on disk. */
  discard(document: OpenDocument): void {
    this.#stopLingering(document);
    if (this.#open.get(document.id) === document) this.#open.delete(document.id);
    document.doc.destroy();
    void this.#queue.run(document.id, () => this.#writer.drained(document));
  }

  /** Unloads everything, written and compacted. */
  async close(): Promise<void> {
    await Promise.all(this.all().map((document) => this.#unload(document, { force: true })));
  }

  #linger(document: OpenDocument): void {
    this.#stopLingering(document);
    this.#lingering.set(document, setTimeout(() => void this.#unload(document), this.#options.lingerMs).unref());
    let bytes = 0;
    for (const candidate of [...this.#lingering.keys()].reverse()) {
      bytes += candidate.bytes;
      if (bytes > this.#options.lingerBytes && candidate !== document) void this.#unload(candidate);
    }
  }

  #stopLingering(document: OpenDocument): void {
    clearTimeout(this.#lingering.get(document));
    this.#lingering.delete(document);
  }

  async #unload(document: OpenDocument, { force = false } = {}): Promise<void> {
    await this.#queue.run(document.id, async () => {
      if ((document.uses > 0 && !force) || this.#open.get(document.id) !== document) return;
      this.#stopLingering(document);
      if (this.#writer.idle(document)) await this.#putAway(document);
      if (!force && !this.#writer.idle(document)) return this.#linger(document);
      this.discard(document);
    });
  }

  async #putAway(document: OpenDocument): Promise<void> {
    try {
      await this.#beforeUnload(document);
      await this.#compactor.compactIfGrown(document, { idle: true });
    } catch (error) {
      // Its content is on disk whatever failed here; lists and snapshots are brought up to date at the next opening.
      this.#onError(error);
    }
  }
}

import { doc, type Document, Timestamp } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { SESSION_LIFETIME_MILLIS } from '../limits.ts';
import { each, type Stream } from '../query/stream.ts';
import { Catalog } from '../storage/catalog.ts';
import { type Collection, prefix } from '../storage/collection.ts';
import { CommitQueue } from '../storage/commit-queue.ts';
import type { LiveWriter } from '../storage/live-writer.ts';
import { Store } from '../storage/store.ts';
import { Conflicts, writeConflict } from '../transactions/conflicts.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { FolderLock } from '../storage/folder-lock.ts';
import { Cursors } from './cursors.ts';
import { FailPoints } from './fail-points.ts';
import { RecentSessions } from './recent-sessions.ts';
import { Sessions } from './sessions.ts';
import { collectGarbage, discard } from '../storage/garbage.ts';
import { expireDocuments } from './expiry.ts';

export interface EngineOptions {
  /** How often expired documents (TTL indexes) are removed, in milliseconds. */
  ttlIntervalMillis: number;
  /** Whether clients may make commands fail (`configureFailPoint`), as tests of drivers ask. */
  testCommands: boolean;
}

/** Everything that serves one data folder. */
export class Engine {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly conflicts = new Conflicts();
  readonly queue: CommitQueue;
  readonly sessions: Sessions;
  readonly recentSessions = new RecentSessions();
  readonly cursors = new Cursors();
  readonly failPoints: FailPoints;
  private readonly lock: FolderLock;
  private readonly timers: NodeJS.Timeout[] = [];
  private closed = false;
  private seconds = 0;

  private constructor(store: Store, lock: FolderLock, options: EngineOptions) {
    this.store = store;
    this.lock = lock;
    this.failPoints = new FailPoints(options.testCommands);
    this.catalog = new Catalog(store);
    this.queue = new CommitQueue(
      store,
      this.conflicts,
      () => {
        this.conflicts.commits++;
      },
      () => this.catalog.reload(),
    );
    this.sessions = new Sessions(store, this.catalog, this.queue, this.conflicts);
    this.every(1000, () => {
      this.sessions.abortExpired(Date.now());
      this.cursors.closeIdle(Date.now());
    });
    this.every(10 * 60_000, () => {
      const oldest = Date.now() - SESSION_LIFETIME_MILLIS;
      this.recentSessions.forgetBefore(oldest);
      return this.sessions.forgetBefore(oldest);
    });
    this.every(options.ttlIntervalMillis, () => expireDocuments(this));
    this.background(() => this.forgetLost());
  }

  /**
   * Opens a data folder.
   * @throws StartError when another process serves it, or a newer version wrote it.
   */
  static async open(dataDir: string, options: EngineOptions): Promise<Engine> {
    const lock = await FolderLock.take(dataDir);
    try {
      const engine = new Engine(Store.open(dataDir), lock, options);
      lock.onBackup((folder) => engine.store.backup(folder));
      return engine;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /**
   * The collection as a transaction sees it, created for it alone if it does not exist.
   * @throws MongoError WriteConflict while another transaction creates it.
   */
  async ensureCollection(transaction: Transaction, db: string, name: string): Promise<Collection> {
    return (
      this.catalog.get(db, name, transaction) ??
      this.queue.write((writer) => this.createIn(transaction, writer, db, name, doc({})))
    );
  }

  /** Creates a collection that only a transaction sees until it commits. */
  createIn(transaction: Transaction, writer: LiveWriter, db: string, name: string, options: Document): Collection {
    const found = this.catalog.get(db, name, transaction);
    if (found) return found;
    this.conflicts.refuseWhenEnded(transaction);
    if (this.catalog.creatorOf(db, name)) throw writeConflict();
    const collection = this.catalog.create(writer, db, name, options, transaction);
    transaction.created.push(collection);
    transaction.collections.add(collection);
    return collection;
  }

  ensure(writer: LiveWriter, db: string, name: string): Collection {
    return this.catalog.get(db, name) ?? this.catalog.create(writer, db, name, doc({}));
  }

  /** Removes a collection now; its bytes are reclaimed in the background. */
  dropCollection(writer: LiveWriter, collection: Collection): void {
    this.conflicts.beforeCollectionChange(collection);
    discard(writer, this.catalog, collection);
    this.reclaim();
  }

  /** Number of documents of a collection. */
  countRecords(collection: Collection): number {
    return this.store.count('records', prefix(collection.id), prefix(collection.id + 1));
  }

  /** Visits every item of a stream, letting other commands run at its pauses. */
  async visit<T>(stream: Stream<T>, action: (item: T) => void): Promise<void> {
    await each(stream[Symbol.iterator](), (item) => {
      action(item);
      return true;
    });
  }

  /** Starts giving back what drops left. */
  reclaim(): void {
    this.background(() => collectGarbage(this.queue));
  }

  /** Removes what transactions were creating when the process ended, then the bytes that drops left. */
  private async forgetLost(): Promise<void> {
    const lost = this.catalog.lost();
    if (lost.length > 0)
      await this.queue.write((writer) => {
        for (const collection of lost) discard(writer, this.catalog, collection);
      });
    await collectGarbage(this.queue);
  }

  /** Work of the engine's own; a failure (a full disk) is for the next time. */
  background(work: () => Promise<unknown>): void {
    setImmediate(() => {
      if (!this.closed) work().catch(() => undefined);
    });
  }

  /** Lets accepted writes reach the disk, then closes the files. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    this.sessions.abortAll();
    await this.queue.close();
    await this.store.close();
    await this.lock.release();
  }

  /** The logical time: never goes back while the engine runs. */
  operationTime(): Timestamp {
    this.seconds = Math.max(this.seconds, Math.floor(Date.now() / 1000));
    return new Timestamp({ t: this.seconds, i: 1 });
  }

  refuseWhenClosed(): void {
    if (this.closed) throw new MongoError('InterruptedAtShutdown', 'The database is stopping');
  }

  private every(millis: number, work: () => unknown): void {
    const timer = setInterval(() => this.background(async () => work()), millis);
    timer.unref();
    this.timers.push(timer);
  }
}

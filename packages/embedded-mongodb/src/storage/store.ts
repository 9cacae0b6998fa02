import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';
import { MongoError } from '../errors.ts';
import { StartError } from '../start-error.ts';

export type TableName = 'info' | 'catalog' | 'records' | 'indexes' | 'sessions';
const TABLES: readonly TableName[] = ['info', 'catalog', 'records', 'indexes', 'sessions'];
/** Version of what is written in the folder. A folder of a higher version is refused. */
const FORMAT_VERSION = 1;
const MAP_SIZE = 64 * 2 ** 30;
const FORMAT_KEY = Buffer.from('format');

export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Which entries of a table: `lower` ≤ key < `upper`, at most `limit`, from the end when `reverse`. */
export interface Range {
  lower: Buffer;
  upper: Buffer;
  reverse: boolean;
  limit: number;
}

/** A consistent view of the tables. */
export interface Reader {
  get(table: TableName, key: Buffer): Buffer | undefined;
  scan(table: TableName, range: Range): Entry[];
}

/**
 * A view that can be changed. `old` is what the key holds now (undefined for nothing): the caller knows it, and undoing
 * needs it.
 */
export interface Writer extends Reader {
  put(table: TableName, key: Buffer, value: Buffer, old: Buffer | undefined): void;
  remove(table: TableName, key: Buffer, old: Buffer): void;
}

/** The lmdb environment: five tables of bytes. Knows nothing of documents. */
export class Store implements Reader {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly tables: Record<TableName, Database<Buffer, Buffer>>;

  private constructor(root: RootDatabase<Buffer, Buffer>) {
    this.root = root;
    const openTable = (name: string) =>
      root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' });
    this.tables = Object.fromEntries(TABLES.map((name) => [name, openTable(name)])) as typeof this.tables;
  }

  /**
   * Opens or creates the database of a folder. Commits are flushed to disk before they return, so that nothing needs
   * repair after a crash.
   * @throws StartError when the folder was written by a newer version.
   */
  static open(dataDir: string): Store {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const root = open<Buffer, Buffer>({
      path: join(dataDir, 'lmdb'),
      maxDbs: TABLES.length + 1,
      mapSize: MAP_SIZE,
      overlappingSync: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      noSubdir: false,
    });
    const store = new Store(root);
    const format = store.get('info', FORMAT_KEY);
    if (!format) {
      store.commit(() => store.put('info', FORMAT_KEY, Buffer.from(String(FORMAT_VERSION))));
    } else if (Number(format.toString()) > FORMAT_VERSION) {
      void root.close();
      throw new StartError(
        'NEWER_VERSION',
        `The data folder ${dataDir} was written by a newer version (format ${format.toString()}; this one reads up to ${FORMAT_VERSION}). Start the newer version, or restore a backup into another folder.`,
      );
    }
    return store;
  }

  get(table: TableName, key: Buffer): Buffer | undefined {
    return this.tables[table].get(key);
  }

  scan(table: TableName, range: Range): Entry[] {
    return this.scanIn(table, range, undefined);
  }

  /** Only inside `commit`. */
  put(table: TableName, key: Buffer, value: Buffer): void {
    this.tables[table].putSync(key, value);
  }

  /** Only inside `commit`. */
  remove(table: TableName, key: Buffer): void {
    this.tables[table].removeSync(key);
  }

  /** Number of keys with lower ≤ key < upper. */
  count(table: TableName, lower: Buffer, upper: Buffer): number {
    return this.tables[table].getKeysCount({ start: lower, end: upper });
  }

  /**
   * Runs `work` in one write transaction: all of it is on disk when this returns, or none of it.
   * @throws MongoError OutOfDiskSpace when the disk or the map is full; whatever `work` throws.
   */
  commit<T>(work: () => T): T {
    try {
      return this.root.transactionSync(work);
    } catch (error) {
      throw asDiskError(error);
    }
  }

  /** A frozen view of what is committed now; hold it briefly, because freed pages cannot be reused meanwhile. */
  snapshot(): Snapshot {
    this.root.resetReadTxn();
    return new Snapshot(this, this.root.useReadTransaction());
  }

  /** A consistent copy in `folder`, made while reads and writes go on. */
  async backup(folder: string): Promise<void> {
    const copy = join(folder, 'lmdb');
    mkdirSync(copy, { recursive: true, mode: 0o700 });
    await this.root.backup(copy, true);
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  /** For Snapshot. */
  getIn(table: TableName, key: Buffer, transaction: Transaction): Buffer | undefined {
    return this.tables[table].get(key, { transaction });
  }

  /** For Snapshot. */
  scanIn(table: TableName, range: Range, transaction: Transaction | undefined): Entry[] {
    const { lower, upper, reverse, limit } = range;
    if (Buffer.compare(lower, upper) >= 0) return [];
    const found = this.tables[table].getRange({
      ...(reverse
        ? { start: upper, exclusiveStart: true, end: lower, inclusiveEnd: true, reverse: true }
        : { start: lower, end: upper }),
      limit,
      ...(transaction ? { transaction } : {}),
    });
    return Array.from(found);
  }
}

/** A frozen view; `close` it, or the file cannot reuse its pages. */
export class Snapshot implements Reader {
  private readonly store: Store;
  private readonly transaction: Transaction;
  private open = true;

  constructor(store: Store, transaction: Transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  get(table: TableName, key: Buffer): Buffer | undefined {
    return this.store.getIn(table, key, this.transaction);
  }

  scan(table: TableName, range: Range): Entry[] {
    return this.store.scanIn(table, range, this.transaction);
  }

  close(): void {
    if (this.open) this.transaction.done();
    this.open = false;
  }
}

const DISK_FULL = /MDB_MAP_FULL|No space left|ENOSPC|Disk quota|File too large|EFBIG|Input\/output error|EIO/i;

function asDiskError(error: unknown): unknown {
  if (error instanceof Error && DISK_FULL.test(error.message)) {
    return new MongoError(
      'OutOfDiskSpace',
      `The disk is full or refuses to be written: nothing of this write was kept (${error.message})`,
    );
  }
  return error;
}

import type { Entry, Range, Store, TableName, Writer } from './store.ts';

/** A write met something that a transaction holds: it must wait for the end of that transaction. */
export class Blocked extends Error {
  readonly until: Promise<void>;

  constructor(until: Promise<void>) {
    super('held by a transaction');
    this.until = until;
  }
}

/** What a live write must respect: the keys held by transactions, and the record of what changed since they began. */
export interface WriteGuard {
  /** Called before a key changes. @throws Blocked when a transaction holds it. */
  beforeLiveWrite(table: TableName, key: Buffer): void;
}

/** Changes inside the current lmdb write transaction, each of which can be undone. */
export class LiveWriter implements Writer {
  private readonly store: Store;
  private readonly guard: WriteGuard;
  private undoing: (() => void)[] = [];

  constructor(store: Store, guard: WriteGuard) {
    this.store = store;
    this.guard = guard;
  }

  get(table: TableName, key: Buffer): Buffer | undefined {
    return this.store.get(table, key);
  }

  scan(table: TableName, range: Range): Entry[] {
    return this.store.scan(table, range);
  }

  put(table: TableName, key: Buffer, value: Buffer, old: Buffer | undefined): void {
    this.guard.beforeLiveWrite(table, key);
    this.store.put(table, key, value);
    this.undoing.push(() => (old ? this.store.put(table, key, old) : this.store.remove(table, key)));
  }

  remove(table: TableName, key: Buffer, old: Buffer): void {
    this.guard.beforeLiveWrite(table, key);
    this.store.remove(table, key);
    this.undoing.push(() => this.store.put(table, key, old));
  }

  /** Registers what puts memory back when the command is undone. */
  onUndo(action: () => void): void {
    this.undoing.push(action);
  }

  /** Keeps what was done so far. */
  accept(): void {
    this.undoing = [];
  }

  /** Takes back everything since the last `accept`. */
  undo(): void {
    this.undoTo(0);
  }

  /** Runs a part of a command; if it throws, what it did is taken back. */
  atomically(part: () => void): void {
    const before = this.undoing.length;
    try {
      part();
    } catch (error) {
      this.undoTo(before);
      throw error;
    }
  }

  private undoTo(length: number): void {
    for (const action of this.undoing.splice(length).reverse()) action();
  }
}

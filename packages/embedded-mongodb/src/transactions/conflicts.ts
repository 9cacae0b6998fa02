import { MongoError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import { Blocked, type WriteGuard } from '../storage/live-writer.ts';
import { keyText, Overlay } from '../storage/overlay.ts';
import type { Snapshot, TableName } from '../storage/store.ts';
import type { Transaction } from './transaction.ts';

/** MongoDB's answer to a transaction that lost a race; drivers retry it whole. */
export const writeConflict = (): MongoError =>
  new MongoError(
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
  ).withLabel('TransientTransactionError');

export const noSuchTransaction = (number: bigint): MongoError =>
  new MongoError(
    'NoSuchTransaction',
    `Given transaction number ${number} does not match any in-progress transactions.`,
  ).withLabel('TransientTransactionError');

/** Record and unique keys are the places where two writers can meet; other index keys belong to one record. */
const locksKey = (table: TableName): boolean => table === 'records' || table === 'indexes';

/**
 * First writer wins: a transaction that writes a key changed since its snapshot, or held by another transaction, fails
 * with WriteConflict; a write outside transactions waits for the holder to end.
 */
export class Conflicts implements WriteGuard {
  /** Number of commits so far. */
  commits = 0;
  private readonly holders = new Map<string, Transaction>();
  private readonly changedAt = new Map<string, number>();
  private readonly open = new Set<Transaction>();

  begin(session: string, number: bigint, snapshot: Snapshot, expires: number): Transaction {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const transaction: Transaction = {
      session,
      number,
      startedAt: this.commits,
      snapshot,
      overlay: new Overlay(snapshot, (table, key) => this.hold(transaction, table, key)),
      held: new Set(),
      collections: new Set(),
      created: [],
      ended,
      end,
      expires,
      committing: false,
    };
    this.open.add(transaction);
    return transaction;
  }

  /** Lets go of everything a transaction holds, and wakes those who wait for it. */
  finish(transaction: Transaction): void {
    if (!this.open.delete(transaction)) return;
    for (const key of transaction.held) this.holders.delete(key);
    if (this.open.size === 0) this.changedAt.clear();
    transaction.snapshot.close();
    transaction.end();
  }

  /** @throws MongoError NoSuchTransaction when it was aborted meanwhile. */
  refuseWhenEnded(transaction: Transaction): void {
    if (!this.open.has(transaction)) throw noSuchTransaction(transaction.number);
  }

  openTransactions(): Iterable<Transaction> {
    return this.open;
  }

  beforeLiveWrite(table: TableName, key: Buffer): void {
    if (this.open.size === 0 || !locksKey(table)) return;
    const text = heldKey(table, key);
    const holder = this.holders.get(text);
    if (holder && !holder.committing) throw new Blocked(holder.ended);
    this.changedAt.set(text, this.commits + 1);
  }

  /** @throws Blocked while a transaction uses the collection: its shape must not change under it. */
  beforeCollectionChange(collection: Collection): void {
    for (const transaction of this.open) {
      if (transaction.collections.has(collection)) throw new Blocked(transaction.ended);
    }
  }

  private hold(transaction: Transaction, table: TableName, key: Buffer): void {
    if (!locksKey(table)) return;
    const text = heldKey(table, key);
    const holder = this.holders.get(text);
    if (holder === transaction) return;
    if (holder || (this.changedAt.get(text) ?? 0) > transaction.startedAt) throw writeConflict();
    this.holders.set(text, transaction);
    transaction.held.add(text);
  }
}

const heldKey = (table: TableName, key: Buffer): string => table[0] + keyText(key);

import { decode, decodeFields } from '../bson/decode.ts';
import { encode, type EncodableDocument } from '../bson/encode.ts';
import { Binary, doc, type Document, isDocument, type Maybe } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { TRANSACTION_LIFETIME_MILLIS } from '../limits.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import { collectGarbage, discard } from '../storage/garbage.ts';
import type { LiveWriter } from '../storage/live-writer.ts';
import type { Store, Writer } from '../storage/store.ts';
import { type Conflicts, noSuchTransaction } from '../transactions/conflicts.ts';
import type { Transaction } from '../transactions/transaction.ts';

/** A client's logical session, as a command names it. */
export interface SessionRef {
  /** The session's bytes: its key on disk. */
  key: Buffer;
  text: string;
}

interface SessionState {
  number: bigint;
  state: 'open' | 'committed' | 'aborted';
  transaction: Transaction | undefined;
}

/** Reads a command's `lsid`. */
export function sessionOf(lsid: Maybe): SessionRef | undefined {
  if (lsid === undefined) return undefined;
  const id = isDocument(lsid) ? lsid.get('id') : undefined;
  if (!(id instanceof Binary)) throw new MongoError('TypeMismatch', "BSON field 'lsid.id' is missing or is not a UUID");
  const key = Buffer.from(id.value());
  return { key, text: key.toString('hex') };
}

const tooOld = (session: SessionRef, given: bigint, last: bigint) =>
  new MongoError(
    'TransactionTooOld',
    `Cannot start transaction ${given} on session ${session.text} because a newer transaction with txnNumber ${last} has already started on this session.`,
  );

/** Transactions by session, and the memory of retryable writes: an answer given once is given again to a retry. */
export class Sessions {
  private readonly states = new Map<string, SessionState>();
  private readonly store: Store;
  private readonly catalog: Catalog;
  private readonly queue: CommitQueue;
  private readonly conflicts: Conflicts;

  constructor(store: Store, catalog: Catalog, queue: CommitQueue, conflicts: Conflicts) {
    this.store = store;
    this.catalog = catalog;
    this.queue = queue;
    this.conflicts = conflicts;
  }

  /** Opens a transaction; one still open on the session is aborted. */
  start(session: SessionRef, number: bigint): Transaction {
    const current = this.states.get(session.text);
    const last = current?.number ?? this.lastOf(session)?.number ?? -1n;
    if (number < last) throw tooOld(session, number, last);
    if (current?.number === number && current.transaction) {
      this.abort(current);
      throw new MongoError(
        50911,
        `Cannot start a transaction at given transaction number ${number} a transaction with the same number is in state inProgress`,
      );
    }
    if (number === last) {
      throw new MongoError(
        50911,
        `Cannot start a transaction at given transaction number ${number}: it was already used`,
      );
    }
    if (current?.transaction) this.abort(current);
    const transaction = this.conflicts.begin(
      session.text,
      number,
      this.store.snapshot(),
      Date.now() + TRANSACTION_LIFETIME_MILLIS,
    );
    this.states.set(session.text, { number, state: 'open', transaction });
    return transaction;
  }

  /** The open transaction that a command goes on with. */
  continue(session: SessionRef, number: bigint): Transaction {
    const current = this.states.get(session.text);
    if (current && number < current.number) throw tooOld(session, number, current.number);
    if (current?.number === number && current.state === 'committed') {
      throw new MongoError('TransactionCommitted', `Transaction with { txnNumber: ${number} } has been committed.`);
    }
    if (current?.number !== number || !current.transaction || current.transaction.committing)
      throw noSuchTransaction(number);
    return current.transaction;
  }

  /** Makes a transaction durable. Asked again after success, it succeeds again. */
  async commit(session: SessionRef, number: bigint): Promise<void> {
    const current = this.states.get(session.text);
    if (current?.number !== number) {
      const last = this.lastOf(session);
      if (last?.number === number && !replyIn(last.row)) return;
      throw noSuchTransaction(number);
    }
    if (current.state === 'committed') return;
    const { transaction } = current;
    if (!transaction) throw noSuchTransaction(number);
    if (transaction.committing) {
      await transaction.ended;
      return this.commit(session, number);
    }
    transaction.committing = true;
    try {
      await this.queue.write((writer) => {
        for (const { table, key, value } of transaction.overlay.changes()) {
          const old = writer.get(table, key);
          if (value) writer.put(table, key, value, old);
          else if (old) writer.remove(table, key, old);
        }
        for (const collection of transaction.created) this.catalog.reveal(writer, collection);
        for (const collection of transaction.collections) {
          if (collection.indexes.some((index) => index.unsaved)) this.catalog.save(writer, collection);
        }
        writer.put('sessions', session.key, rowOf(number, undefined), this.lastOf(session, writer)?.row);
      });
      current.state = 'committed';
    } catch (error) {
      this.forgetCreated(transaction);
      current.state = 'aborted';
      throw error;
    } finally {
      current.transaction = undefined;
      this.conflicts.finish(transaction);
    }
  }

  abortNumbered(session: SessionRef, number: bigint): void {
    this.continue(session, number);
    const current = this.states.get(session.text);
    if (current) this.abort(current);
  }

  /** Aborts what a failed command leaves open. */
  abortTransaction(transaction: Transaction): void {
    const current = this.states.get(transaction.session);
    if (current?.transaction === transaction && !transaction.committing) this.abort(current);
  }

  /** Forgets sessions, aborting what they left open. */
  end(session: SessionRef): void {
    const current = this.states.get(session.text);
    if (current?.transaction && !current.transaction.committing) this.abort(current);
    if (!current?.transaction) this.states.delete(session.text);
  }

  abortAll(): void {
    for (const state of this.states.values()) if (state.transaction && !state.transaction.committing) this.abort(state);
  }

  /** Aborts transactions that stayed open too long: they keep disk pages and hold others up. */
  abortExpired(now: number): void {
    for (const transaction of this.conflicts.openTransactions()) {
      if (transaction.expires < now) this.abortTransaction(transaction);
    }
  }

  /**
   * Runs a retryable write once: a retry of the last number of the session gets the answer that the first try got.
   * @throws MongoError TransactionTooOld for an older number.
   */
  once(writer: Writer, session: SessionRef, number: bigint, run: () => EncodableDocument): EncodableDocument {
    const last = this.lastOf(session, writer);
    if (last && number < last.number) throw tooOld(session, number, last.number);
    if (last?.number === number) {
      const given = replyIn(last.row);
      if (given) return given;
      throw new MongoError(50911, `txnNumber ${number} was already used by a transaction of this session`);
    }
    const reply = run();
    writer.put('sessions', session.key, rowOf(number, reply), last?.row);
    return reply;
  }

  /** @param oldest in milliseconds; what is remembered of sessions not used since is dropped */
  forgetBefore(oldest: number): Promise<void> {
    return this.queue.write((writer) => {
      const all = { lower: Buffer.from([0]), upper: Buffer.alloc(17, 255), reverse: false, limit: 10_000 };
      for (const { key, value } of writer.scan('sessions', all)) {
        const at = decode(value).get('at');
        if (at instanceof Date && at.getTime() < oldest) writer.remove('sessions', key, value);
      }
    });
  }

  private abort(state: SessionState): void {
    const { transaction } = state;
    state.state = 'aborted';
    state.transaction = undefined;
    if (!transaction) return;
    this.forgetCreated(transaction);
    this.conflicts.finish(transaction);
  }

  /** Removes what an aborted transaction was creating. On a full disk it goes with the next start. */
  private forgetCreated(transaction: Transaction): void {
    if (transaction.created.length === 0) return;
    const forget = (writer: LiveWriter) => {
      for (const collection of transaction.created) discard(writer, this.catalog, collection);
    };
    this.queue
      .write(forget)
      .then(
        () => collectGarbage(this.queue),
        () => undefined,
      )
      .catch(() => undefined);
  }

  /** The last number that a session used, and the row that says so. */
  private lastOf(session: SessionRef, reader: Pick<Writer, 'get'> = this.store) {
    const row = reader.get('sessions', session.key);
    return row && { row, number: decodeFields(row, NUMBER).get('number') as bigint };
  }
}

const NUMBER: ReadonlySet<string> = new Set(['number']);

/** What is remembered of a retryable write, with its answer, or of a committed transaction, without. */
function rowOf(number: bigint, reply: EncodableDocument | undefined): Buffer {
  const row = doc({ number, at: new Date() }) as EncodableDocument;
  if (reply) row.set('reply', reply);
  return encode(row);
}

function replyIn(row: Buffer): Document | undefined {
  const reply = decode(row).get('reply');
  return isDocument(reply) ? reply : undefined;
}

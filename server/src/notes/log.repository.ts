import type { ClientSession, Connection } from 'mongoose';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import { notesModels, type LogRow, type SnapshotRecord } from './notes.model.ts';

export type { LogRow, SnapshotRecord };

/** The name under which a row or snapshot is sealed: another collection's would not open. */
export const logPlace = (row: string) => ({ collection: 'notesLog', record: row, field: 'sealed' });
export const snapshotPlace = (id: string) => ({ collection: 'notesSnapshots', record: id, field: 'sealed' });

const durable = { w: 'majority', j: true } as const;

/** Sealed changes and snapshots, as stored. */
export class LogRepository {
  readonly #connection: Connection;
  readonly #models;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#models = notesModels(connection);
  }

  /**
   * Writes rows to disk, each for itself. A row already there is written: inserting it again is how a lost answer is mended.
   * @returns the ids of rows that were refused @throws when the database does not answer
   */
  async append(rows: LogRow[]): Promise<Set<string>> {
    const failures = (await this.#insert(rows).catch(() => null)) ?? (await this.#insertPatiently(rows));
    return new Set(failures.filter((failure) => !isDuplicateKey(failure)).map(({ index }) => rows[index]?._id ?? ''));
  }

  /** The bare command: rows are made by the one writer, thousands a minute, and its helpers cost more than the write. */
  async #insert(rows: LogRow[]): Promise<RowFailure[] | null> {
    const { collectionName } = this.#models.log.collection;
    const command = { insert: collectionName, documents: rows, ordered: false, writeConcern: durable };
    const reply = await this.#connection.db?.command(command);
    return reply && !reply['writeConcernError'] ? ((reply['writeErrors'] as RowFailure[] | undefined) ?? []) : null;
  }

  /** The driver's own insertion, which outlives a lost connection or an election. */
  async #insertPatiently(rows: LogRow[]): Promise<RowFailure[]> {
    try {
      // Mongoose types this collection for ids of its own kind only, hence "never".
      await this.#models.log.collection.insertMany(rows as never[], { ordered: false, writeConcern: durable });
      return [];
    } catch (error) {
      const failures = failuresIn(error);
      if (failures === null) throw error;
      return failures;
    }
  }

  rowsOf = (documentId: string): Promise<LogRow[]> => this.#models.log.find({ documentId }).sort({ _id: 1 }).lean();

  async rowIdsOf(documentId: string): Promise<string[]> {
    return (await this.#models.log.find({ documentId }, { _id: 1 }).lean()).map(({ _id }) => _id);
  }

  rows = (ids: string[]): Promise<LogRow[]> =>
    this.#models.log
      .find({ _id: { $in: ids } })
      .sort({ _id: 1 })
      .lean();

  async deleteRows(ids: string[]): Promise<void> {
    await this.#models.log.deleteMany({ _id: { $in: ids } });
  }

  snapshot = (id: string): Promise<SnapshotRecord | null> => this.#models.snapshots.findById(id).lean();

  async insertSnapshot(snapshot: SnapshotRecord): Promise<void> {
    await this.#models.snapshots.create([snapshot]);
  }

  /** Removes the former head, and what compactions that stopped halfway left before `before`. */
  async deleteSnapshots(documentId: string, former: string | null, head: string, before: Date): Promise<void> {
    const gone = [{ _id: former ?? '' }, { at: { $lt: before } }];
    await this.#models.snapshots.deleteMany({ documentId, _id: { $ne: head }, $or: gone });
  }

  async deleteSnapshot(id: string): Promise<void> {
    await this.#models.snapshots.deleteOne({ _id: id });
  }

  /** Removes all content of a document written before that epoch, named versions and comments included. */
  async destroyBefore(documentId: string, epoch: number, session?: ClientSession): Promise<void> {
    const { log, snapshots, versions, remarks } = this.#models;
    const options = session ? { session } : {};
    // `$not`: what has no epoch is of the first.
    const earlier = { documentId, epoch: { $not: { $gte: epoch } } };
    // One after the other: a transaction takes one command at a time.
    await log.deleteMany(earlier, options);
    await snapshots.deleteMany(earlier, options);
    await versions.deleteMany(earlier, options);
    await remarks.deleteMany(earlier, options);
  }
}

/** Why one row, by its place in the insertion, was refused. */
interface RowFailure {
  index: number;
  code?: unknown;
}

/** The refusals of a bulk write; null for any other error. */
function failuresIn(error: unknown): RowFailure[] | null {
  const { writeErrors: refused } = error as { writeErrors?: unknown };
  if (refused === undefined) return null;
  const list = Array.isArray(refused) ? refused : [refused];
  return list.length > 0 ? (list as RowFailure[]) : null;
}

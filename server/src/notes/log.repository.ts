import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import { notesModels, type LogRow, type SnapshotRecord } from './notes.model.ts';

export type { LogRow, SnapshotRecord };

/** The name under which a row or snapshot is sealed: another collection's would not open. */
export const logPlace = (row: string) => ({ collection: 'notesLog', record: row, field: 'sealed' });
export const snapshotPlace = (id: string) => ({ collection: 'notesSnapshots', record: id, field: 'sealed' });

const durable = { w: 'majority', j: true } as const;

/** Sealed changes and snapshots, as stored. */
export class LogRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = notesModels(connection);
  }

  /**
   * Writes rows to disk, each for itself. A row already there is written: inserting it again is how a lost answer is mended.
   * @returns the ids of rows that were refused @throws when the database does not answer
   */
  async append(rows: LogRow[]): Promise<Set<string>> {
    try {
      // The driver itself: rows are made by the one writer, thousands a minute, and need no casting. Mongoose types
      // this collection for ids of its own kind only, hence "never".
      await this.#models.log.collection.insertMany(rows as never[], { ordered: false, writeConcern: durable });
      return new Set();
    } catch (error) {
      const refused = writeErrors(error);
      if (refused === null) throw error;
      return new Set(refused.filter((failure) => !isDuplicateKey(failure)).map(({ index }) => rows[index]?._id ?? ''));
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
}

/** The refusals of a bulk write, by index; null for any other error. */
function writeErrors(error: unknown): { index: number; code?: unknown }[] | null {
  const { writeErrors: refused } = error as { writeErrors?: unknown };
  if (refused === undefined) return null;
  const list = Array.isArray(refused) ? refused : [refused];
  return list.length > 0 ? (list as { index: number; code?: unknown }[]) : null;
}

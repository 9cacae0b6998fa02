import type { ClientSession, Connection } from 'mongoose';
import { notesModels, type RemarkRecord } from '../notes.model.ts';

export type { RemarkRecord };

/** Comments on documents and answers to them, as stored. */
export class CommentsRepository {
  readonly #remarks;

  constructor(connection: Connection) {
    this.#remarks = notesModels(connection).remarks;
  }

  /** Oldest first. */
  list = (documentId: string): Promise<RemarkRecord[]> =>
    this.#remarks.find({ documentId }).sort({ at: 1, _id: 1 }).lean();

  count = (documentId: string): Promise<number> => this.#remarks.countDocuments({ documentId });

  find = (id: string): Promise<RemarkRecord | null> => this.#remarks.findById(id).lean();

  /** Whether it is still there, as seen by that transaction. */
  exists = async (id: string, session: ClientSession): Promise<boolean> =>
    (await this.#remarks.exists({ _id: id }).session(session)) !== null;

  async insert(remark: RemarkRecord, session: ClientSession): Promise<void> {
    await this.#remarks.create([remark], { session });
  }

  async change(id: string, change: Partial<RemarkRecord>, session: ClientSession): Promise<void> {
    await this.#remarks.updateOne({ _id: id }, { $set: change }, { session });
  }

  /** Deletes an answer, or a comment with its answers. */
  async delete(id: string, session: ClientSession): Promise<void> {
    await this.#remarks.deleteMany({ $or: [{ _id: id }, { commentId: id }] }, { session });
  }
}

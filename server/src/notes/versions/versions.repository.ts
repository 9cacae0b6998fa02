import type { ClientSession, Connection } from 'mongoose';
import { notesModels, type VersionRecord } from '../notes.model.ts';

export type { VersionRecord };

/** What a list shows of a version: its content stays where it is. */
export type VersionHead = Omit<VersionRecord, 'sealedState'>;

/** Named versions of documents, as stored. */
export class VersionsRepository {
  readonly #versions;

  constructor(connection: Connection) {
    this.#versions = notesModels(connection).versions;
  }

  /** Latest first, from that instant on. */
  list = (documentId: string, from: Date): Promise<VersionHead[]> =>
    this.#versions
      .find({ documentId, at: { $gte: from } }, { sealedState: 0 })
      .sort({ at: -1 })
      .lean();

  count = (documentId: string): Promise<number> => this.#versions.countDocuments({ documentId });

  find = (id: string): Promise<VersionRecord | null> => this.#versions.findById(id).lean();

  async insert(version: VersionRecord, session: ClientSession): Promise<void> {
    await this.#versions.create([version], { session });
  }

  async replaceState(id: string, sealedState: Buffer): Promise<void> {
    await this.#versions.updateOne({ _id: id }, { $set: { sealedState } });
  }
}

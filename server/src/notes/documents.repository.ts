import type { ClientSession, Connection } from 'mongoose';
import { notesModels, type DocumentRecord } from './notes.model.ts';

export type { DocumentRecord };

/** Records of documents: who they belong to and where their content stands. */
export class DocumentsRepository {
  readonly #documents;

  constructor(connection: Connection) {
    this.#documents = notesModels(connection).documents;
  }

  find = (id: string): Promise<DocumentRecord | null> => this.#documents.findById(id).lean();

  /** Whether the content is still the one of that epoch. */
  async isAt(id: string, epoch: number, session: ClientSession): Promise<boolean> {
    return (await this.#documents.exists({ _id: id, epoch }).session(session)) !== null;
  }

  async insert(record: DocumentRecord, session: ClientSession): Promise<void> {
    await this.#documents.create([record], { session });
  }

  async raiseSchemaVersion(id: string, schemaVersion: number): Promise<void> {
    await this.#documents.updateOne({ _id: id }, { $max: { schemaVersion } });
  }

  async setProjected(id: string, epoch: number, projected: string): Promise<void> {
    await this.#documents.updateOne({ _id: id, epoch }, { $set: { projected } });
  }

  /** Begins the document again from nothing. @returns its new epoch; null when there is no such document */
  async restart(id: string, session: ClientSession): Promise<number | null> {
    const change = { $inc: { epoch: 1 }, $set: { head: null, projected: null } };
    const record = await this.#documents.findOneAndUpdate({ _id: id }, change, { new: true, session }).lean();
    return record?.epoch ?? null;
  }

  /** Takes the lease of compaction unless someone else holds it. */
  async takeLease(id: string, owner: string, now: Date, until: Date): Promise<boolean> {
    const free = [{ leaseUntil: null }, { leaseUntil: { $lt: now } }, { leaseOwner: owner }];
    const { matchedCount } = await this.#documents.updateOne(
      { _id: id, $or: free },
      { $set: { leaseOwner: owner, leaseUntil: until } },
    );
    return matchedCount === 1;
  }

  async releaseLease(id: string, owner: string): Promise<void> {
    await this.#documents.updateOne({ _id: id, leaseOwner: owner }, { $set: { leaseOwner: null, leaseUntil: null } });
  }

  /** Puts a new snapshot at the head, if the head is still the one it was made from. */
  async moveHead(of: { id: string; epoch: number; head: string | null }, to: string): Promise<boolean> {
    const { id, epoch, head } = of;
    const { matchedCount } = await this.#documents.updateOne({ _id: id, epoch, head }, { $set: { head: to } });
    return matchedCount === 1;
  }
}

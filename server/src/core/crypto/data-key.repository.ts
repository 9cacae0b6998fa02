import type { ClientSession, Connection } from 'mongoose';
import { dataKeyModel } from './data-key.model.ts';

/** Wrapped data keys, as stored. */
export class DataKeyRepository {
  readonly #model;

  constructor(connection: Connection) {
    this.#model = dataKeyModel(connection);
  }

  async find(scope: string): Promise<{ bodyId: string; wrapped: Buffer | null } | null> {
    const record = await this.#model.findById(scope).lean();
    return record && { bodyId: record.bodyId, wrapped: record.wrapped };
  }

  async insert(scope: string, bodyId: string, wrapped: Buffer, session: ClientSession): Promise<void> {
    await this.#model.create([{ _id: scope, bodyId, wrapped, createdAt: new Date() }], { session });
  }

  /** Leaves a marker: this key was, and is no more. */
  async destroy(scope: string, session: ClientSession): Promise<void> {
    await this.#model.updateOne({ _id: scope }, { $set: { wrapped: null } }, { session });
  }
}

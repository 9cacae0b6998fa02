import type { ClientSession, Connection } from 'mongoose';
import { breachModel, type BreachRecord } from './breaches.model.ts';

export type { BreachRecord };

export class BreachesRepository {
  readonly #model;

  constructor(connection: Connection) {
    this.#model = breachModel(connection);
  }

  find = (id: string): Promise<BreachRecord | null> => this.#model.findById(id).lean();

  /** Latest first. */
  all = (): Promise<BreachRecord[]> => this.#model.find().sort({ knownAt: -1, _id: 1 }).lean();

  /** Oldest first. */
  toNotify = (): Promise<BreachRecord[]> => this.#model.find({ state: 'toNotify' }).sort({ knownAt: 1, _id: 1 }).lean();

  async insert(record: BreachRecord, session: ClientSession): Promise<void> {
    await this.#model.create([record], { session });
  }

  /** Writes over exactly this version; false when somebody was faster. */
  async update(
    { _id, version }: Pick<BreachRecord, '_id' | 'version'>,
    patch: Pick<BreachRecord, 'sealed' | 'state'>,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      { _id, version },
      { $set: patch, $inc: { version: 1 } },
      { session },
    );
    return matchedCount === 1;
  }
}

import type { ClientSession, Connection } from 'mongoose';
import { situationModels, type FollowUpRecord, type SituationRecord } from './situations.model.ts';

export type { FollowUpRecord, SituationRecord };
export { FOLLOW_UPS, SITUATIONS } from './situations.model.ts';

export class SituationsRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = situationModels(connection);
  }

  find = (id: string): Promise<SituationRecord | null> => this.#models.situations.findById(id).lean();

  /** In order of number. */
  ofBody = (bodyId: string): Promise<SituationRecord[]> =>
    this.#models.situations.find({ bodyId }).sort({ number: 1 }).lean();

  withIds = (ids: string[]): Promise<SituationRecord[]> => this.#models.situations.find({ _id: { $in: ids } }).lean();

  async insert(records: SituationRecord[], session: ClientSession): Promise<void> {
    await this.#models.situations.insertMany(records, { session });
  }

  /** Writes the change over that very version. False when someone else changed it since. */
  async update(
    id: string,
    version: number,
    change: Partial<SituationRecord>,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#models.situations.updateOne(
      { _id: id, version },
      { $set: { ...change, version: version + 1 } },
      { session },
    );
    return matchedCount === 1;
  }

  /** Latest day first, and the latest written first within a day. */
  followUpsOf = (situationId: string): Promise<FollowUpRecord[]> =>
    this.#models.followUps.find({ situationId }).sort({ on: -1, createdAt: -1, _id: 1 }).lean();

  async insertFollowUps(records: FollowUpRecord[], session: ClientSession): Promise<void> {
    await this.#models.followUps.insertMany(records, { session });
  }

  /** Remembers the day of the latest follow-up. False when the situation is closed. */
  async followedOn(situationId: string, on: string, session: ClientSession): Promise<boolean> {
    const { matchedCount } = await this.#models.situations.updateOne(
      { _id: situationId, status: { $ne: 'closed' } },
      { $max: { lastFollowUpOn: on } },
      { session },
    );
    return matchedCount === 1;
  }
}

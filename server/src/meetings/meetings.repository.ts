import type { ClientSession, Connection } from 'mongoose';
import { meetingModel, type MeetingRecord } from './meetings.model.ts';

export type { MeetingRecord };
export { MEETINGS } from './meetings.model.ts';

export class MeetingsRepository {
  readonly #model;

  constructor(connection: Connection) {
    this.#model = meetingModel(connection);
  }

  find = (id: string): Promise<MeetingRecord | null> => this.#model.findById(id).lean();

  withIds = (ids: string[]): Promise<MeetingRecord[]> => this.#model.find({ _id: { $in: ids } }).lean();

  /** Latest first. */
  ofBody = (bodyId: string): Promise<MeetingRecord[]> => this.#model.find({ bodyId }).sort({ startsAt: -1 }).lean();

  /** Planned meetings of these bodies from that instant on, soonest first. */
  planned = (bodyIds: string[], from: Date): Promise<MeetingRecord[]> =>
    this.#model
      .find({ bodyId: { $in: bodyIds }, state: 'planned', startsAt: { $gte: from } })
      .sort({ startsAt: 1 })
      .lean();

  /** Whether one of these bodies has held a meeting since that instant. */
  async heldSince(bodyIds: string[], since: Date): Promise<boolean> {
    return (
      (await this.#model.exists({ bodyId: { $in: bodyIds }, state: 'held', startsAt: { $gte: since } }).lean()) !== null
    );
  }

  /** Which situations the agenda concerns; none when there is no such meeting. */
  async agendaSituationIds(meetingId: string): Promise<string[]> {
    return (await this.#model.findById(meetingId).select('agendaSituationIds').lean())?.agendaSituationIds ?? [];
  }

  async isOfBody(meetingId: string, bodyId: string): Promise<boolean> {
    return (await this.#model.exists({ _id: meetingId, bodyId }).lean()) !== null;
  }

  async insert(record: MeetingRecord, session: ClientSession): Promise<void> {
    await this.#model.create([record], { session });
  }

  /** Writes the change over that very version. False when someone else changed it since. */
  async update(id: string, version: number, change: Partial<MeetingRecord>, session: ClientSession): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      { _id: id, version },
      { $set: { ...change, version: version + 1 } },
      { session },
    );
    return matchedCount === 1;
  }
}

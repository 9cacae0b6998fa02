import { accessibleBy } from '@casl/mongoose';
import type { AppAbility } from '@huis-clos/permissions';
import type { ClientSession, Connection } from 'mongoose';
import { minutesModels, type MinutesRecord } from './minutes.model.ts';

export class MinutesRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = minutesModels(connection);
  }

  find = (id: string, session?: ClientSession): Promise<MinutesRecord | null> =>
    this.#models.minutes
      .findById(id)
      .session(session ?? null)
      .lean();

  /** Latest first, without their text. */
  listFor = (ability: AppAbility): Promise<Omit<MinutesRecord, 'content'>[]> =>
    this.#models.minutes
      .find({ $and: [accessibleBy(ability, 'read').ofType('Minutes')] })
      .select({ content: 0 })
      .sort({ publishedAt: -1, _id: 1 })
      .lean();

  /** The next number of a body in a year, from 1. */
  async nextNumber(bodyId: string, year: string, session: ClientSession): Promise<string> {
    const counter = await this.#models.counters
      .findOneAndUpdate(
        { _id: `${bodyId}:${year}` },
        { $inc: { last: 1 } },
        { upsert: true, returnDocument: 'after', session },
      )
      .lean();
    if (!counter) throw new Error('minutes counter not returned');
    return `${year}-${counter.last}`;
  }

  async insert(record: MinutesRecord, session: ClientSession): Promise<void> {
    await this.#models.minutes.create([record], { session });
  }

  /** Destroys the text and leaves a marker; false when it was withdrawn already. */
  async withdraw(
    id: string,
    withdrawnBecause: NonNullable<MinutesRecord['withdrawnBecause']>,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#models.minutes.updateOne(
      { _id: id, state: 'published' },
      { $set: { state: 'withdrawn', withdrawnBecause, content: null } },
      { session },
    );
    return matchedCount === 1;
  }
}

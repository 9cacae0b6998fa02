import { accessibleBy } from '@casl/mongoose';
import type { WithdrawalReason } from '@huis-clos/contracts';
import type { AppAbility } from '@huis-clos/permissions';
import type { ClientSession, Connection } from 'mongoose';
import { minutesModels, type MinutesRecord, type MissedRecord } from './minutes.model.ts';

export type { MinutesRecord, MissedRecord };

const openingOf = (personId: string, minutesId: string): string => `${personId}:${minutesId}`;

export class MinutesRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = minutesModels(connection);
  }

  find = (id: string): Promise<MinutesRecord | null> => this.#models.minutes.findById(id).lean();

  findAll = (ids: string[], session: ClientSession): Promise<MinutesRecord[]> =>
    this.#models.minutes
      .find({ _id: { $in: ids } })
      .session(session)
      .lean();

  /** Latest first, without their text. */
  listFor = (ability: AppAbility): Promise<Omit<MinutesRecord, 'sealedContent'>[]> =>
    this.#models.minutes
      .find({ $and: [accessibleBy(ability, 'read').ofType('Minutes')] })
      .select({ sealedContent: 0 })
      .sort({ publishedAt: -1, _id: 1 })
      .lean();

  /** The latest that can still be read, with their text. */
  publishedFor = (ability: AppAbility, limit: number): Promise<MinutesRecord[]> =>
    this.#models.minutes
      .find({ $and: [accessibleBy(ability, 'read').ofType('Minutes'), { state: 'published' }] })
      .sort({ publishedAt: -1, _id: 1 })
      .limit(limit)
      .lean();

  /** Every version of a number, the latest first. */
  editions = ({ bodyId, number }: Pick<MinutesRecord, 'bodyId' | 'number'>): Promise<MinutesRecord[]> =>
    this.#models.minutes.find({ bodyId, number }).sort({ edition: -1 }).lean();

  async insert(record: MinutesRecord, session: ClientSession): Promise<void> {
    await this.#models.minutes.create([record], { session });
  }

  /** Destroys the text and leaves a marker; false when it was withdrawn already. */
  async withdraw(
    id: string,
    withdrawnBecause: WithdrawalReason,
    withdrawnAt: Date,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#models.minutes.updateOne(
      { _id: id, state: 'published' },
      { $set: { state: 'withdrawn', withdrawnBecause, withdrawnAt, sealedContent: null } },
      { session },
    );
    return matchedCount === 1;
  }

  /** Which of these minutes the person has opened as they are now. */
  async openedBy(personId: string, minutes: Pick<MinutesRecord, '_id' | 'state'>[]): Promise<Set<string>> {
    const ids = minutes.map(({ _id }) => openingOf(personId, _id));
    const opened = new Map((await this.#models.opened.find({ _id: { $in: ids } }).lean()).map((one) => [one._id, one]));
    return new Set(
      minutes.filter(({ _id, state }) => opened.get(openingOf(personId, _id))?.state === state).map(({ _id }) => _id),
    );
  }

  async markOpened(personId: string, { _id, state }: Pick<MinutesRecord, '_id' | 'state'>): Promise<void> {
    await this.#models.opened.updateOne({ _id: openingOf(personId, _id) }, { $set: { state } }, { upsert: true });
  }

  missedOf = (bodyId: string): Promise<MissedRecord[]> => this.#models.missed.find({ bodyId }).sort({ _id: 1 }).lean();

  async insertMissed(record: MissedRecord, session: ClientSession): Promise<void> {
    await this.#models.missed.create([record], { session });
  }

  /** False when it is not there. */
  async dropMissed(
    { _id, minutesId }: Pick<MissedRecord, '_id' | 'minutesId'>,
    session: ClientSession,
  ): Promise<boolean> {
    const { deletedCount } = await this.#models.missed.deleteOne({ _id, minutesId }, { session });
    return deletedCount === 1;
  }
}

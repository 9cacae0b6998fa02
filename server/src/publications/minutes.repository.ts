import { accessibleBy } from '@casl/mongoose';
import type { AppAbility } from '@huis-clos/permissions';
import type { ClientSession, Connection } from 'mongoose';
import { minutesModel, type MinutesRecord } from './minutes.model.ts';

export type { MinutesRecord };

export class MinutesRepository {
  readonly #model;

  constructor(connection: Connection) {
    this.#model = minutesModel(connection);
  }

  find = (id: string, session?: ClientSession): Promise<MinutesRecord | null> =>
    this.#model
      .findById(id)
      .session(session ?? null)
      .lean();

  /** Latest first, without their text. */
  listFor = (ability: AppAbility): Promise<Omit<MinutesRecord, 'content'>[]> =>
    this.#model
      .find({ $and: [accessibleBy(ability, 'read').ofType('Minutes')] })
      .select({ content: 0 })
      .sort({ publishedAt: -1, _id: 1 })
      .lean();

  async insert(record: MinutesRecord, session: ClientSession): Promise<void> {
    await this.#model.create([record], { session });
  }

  /** Destroys the text and leaves a marker; false when it was withdrawn already. */
  async withdraw(
    id: string,
    withdrawnBecause: NonNullable<MinutesRecord['withdrawnBecause']>,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      { _id: id, state: 'published' },
      { $set: { state: 'withdrawn', withdrawnBecause, content: null } },
      { session },
    );
    return matchedCount === 1;
  }
}

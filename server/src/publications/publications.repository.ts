import { accessibleBy } from '@casl/mongoose';
import type { PublicationState } from '@huis-clos/contracts';
import type { AppAbility } from '@huis-clos/permissions';
import type { ClientSession, Connection } from 'mongoose';
import { publicationModels, type PublicationRecord, type ReviewTally } from './publications.model.ts';

export type { PublicationRecord, ReviewTally };

const OPEN: PublicationState[] = ['draft', 'inReview', 'certified'];
const OUT: PublicationState[] = ['published', 'withdrawn'];

export class PublicationsRepository {
  readonly #models;

  constructor(connection: Connection) {
    this.#models = publicationModels(connection);
  }

  find = (id: string): Promise<PublicationRecord | null> => this.#models.publications.findById(id).lean();

  ofMeeting = (meetingId: string): Promise<PublicationRecord[]> =>
    this.#models.publications.find({ meetingId }).sort({ createdAt: -1 }).lean();

  /** The one of this meeting that is not published yet. */
  openOf = (meetingId: string, session?: ClientSession): Promise<PublicationRecord | null> =>
    this.#models.publications
      .findOne({ meetingId, state: { $in: OPEN } })
      .session(session ?? null)
      .lean();

  /** The open ones that this ability reads. */
  openFor = (ability: AppAbility): Promise<PublicationRecord[]> =>
    this.#models.publications
      .find({ $and: [accessibleBy(ability, 'read').ofType('Publication'), { state: { $in: OPEN } }] })
      .sort({ updatedAt: 1 })
      .lean();

  /** Those of this meeting that left: published, or withdrawn since; the latest first. */
  outOf = (meetingId: string, session?: ClientSession): Promise<PublicationRecord[]> =>
    this.#models.publications
      .find({ meetingId, state: { $in: OUT } })
      .sort({ createdAt: -1 })
      .session(session ?? null)
      .lean();

  ofMinutes = (minutesId: string): Promise<PublicationRecord | null> =>
    this.#models.publications.findOne({ minutesId }).lean();

  async insert(record: PublicationRecord, session: ClientSession): Promise<void> {
    await this.#models.publications.create([record], { session });
  }

  /** Writes over exactly this version; false when somebody was faster. */
  async update(
    { _id, version }: Pick<PublicationRecord, '_id' | 'version'>,
    patch: Partial<PublicationRecord>,
    session: ClientSession,
  ): Promise<boolean> {
    const { matchedCount } = await this.#models.publications.updateOne(
      { _id, version },
      { $set: patch, $inc: { version: 1 } },
      { session },
    );
    return matchedCount === 1;
  }

  async withdraw(minutesId: string, at: Date, session: ClientSession): Promise<void> {
    await this.#models.publications.updateOne(
      { minutesId, state: 'published' },
      { $set: { state: 'withdrawn', updatedAt: at }, $inc: { version: 1 } },
      { session },
    );
  }

  /** Those of the group, oldest first. */
  tallies = (bodyId: string): Promise<ReviewTally[]> =>
    this.#models.tallies.find({ bodyId }).sort({ publishedAt: 1 }).lean();

  async tally(
    { _id, ...counted }: Omit<ReviewTally, 'minutesIds'>,
    minutesId: string,
    session: ClientSession,
  ): Promise<void> {
    await this.#models.tallies.updateOne(
      { _id },
      { $set: counted, $addToSet: { minutesIds: minutesId } },
      { upsert: true, session },
    );
  }

  async memory(bodyId: string, session?: ClientSession): Promise<Buffer | null> {
    return (
      (
        await this.#models.memories
          .findById(bodyId)
          .session(session ?? null)
          .lean()
      )?.sealedStrings ?? null
    );
  }

  async remember(bodyId: string, sealedStrings: Buffer, session: ClientSession): Promise<void> {
    await this.#models.memories.updateOne({ _id: bodyId }, { $set: { sealedStrings } }, { upsert: true, session });
  }
}

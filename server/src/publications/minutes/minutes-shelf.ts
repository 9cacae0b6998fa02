import type { MinutesContent, WithdrawalReason } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { Caller } from '../../core/caller.ts';
import type { Keyring, Scope } from '../../core/crypto/keyring.ts';
import type { TakeNumbers } from '../../core/mongo/counters.ts';
import type { MinutesRecord, MinutesRepository } from './minutes.repository.ts';

/** What is published, but for the number it gets. */
export type NewMinutes = Pick<MinutesRecord, '_id' | 'bodyId' | 'targetBodyIds' | 'publishedAt'>;

const place = (id: string) => ({ collection: 'publishedMinutes', record: id, field: 'content' });
const scopeOf = ({ _id, bodyId, targetBodyIds }: NewMinutes): Scope => ({ bodyId, minutesId: _id, targetBodyIds });

/** Keeps the text of published minutes sealed, each version under a key of its own that its withdrawal destroys. */
export class MinutesShelf {
  readonly #repository: MinutesRepository;
  readonly #keyring: Keyring;
  readonly #takeNumbers: TakeNumbers;

  constructor(repository: MinutesRepository, keyring: Keyring, takeNumbers: TakeNumbers) {
    this.#repository = repository;
    this.#keyring = keyring;
    this.#takeNumbers = takeNumbers;
  }

  /**
   * Puts minutes on the shelf: a new number of their year, or the next version of the number their meeting had
   * (`earlierIds`), whose version still published is withdrawn as replaced.
   */
  async publish(
    made: NewMinutes,
    content: MinutesContent,
    earlierIds: string[],
    session: ClientSession,
  ): Promise<void> {
    const earlier = await this.#repository.findAll(earlierIds, session);
    for (const record of earlier)
      if (record.state === 'published') await this.withdraw(record, 'replaced', made.publishedAt, session);
    const latest = earlier.sort((a, b) => b.edition - a.edition)[0];
    const key = await this.#keyring.create(scopeOf(made), session);
    await this.#repository.insert(
      {
        ...made,
        number: latest?.number ?? (await this.#nextNumber(made.bodyId, content.meetingOn.slice(0, 4), session)),
        edition: (latest?.edition ?? 0) + 1,
        bodyName: content.bodyName,
        meetingOn: content.meetingOn,
        state: 'published',
        withdrawnAt: null,
        withdrawnBecause: null,
        sealedContent: key.sealJson(place(made._id), content),
      },
      session,
    );
  }

  /** The text; null once withdrawn. */
  async open(caller: Caller, record: MinutesRecord): Promise<MinutesContent | null> {
    if (!record.sealedContent) return null;
    const key = await this.#keyring.keyFor(caller.actor, scopeOf(record));
    const content = key.openJson<MinutesContent>(place(record._id), record.sealedContent);
    // Published before there were logos.
    return { ...content, logoId: content.logoId ?? null };
  }

  /** Destroys the text and its key; false when they were withdrawn already. */
  async withdraw(record: MinutesRecord, because: WithdrawalReason, at: Date, session: ClientSession): Promise<boolean> {
    if (!(await this.#repository.withdraw(record._id, because, at, session))) return false;
    await this.#keyring.destroy(scopeOf(record), session);
    return true;
  }

  async #nextNumber(bodyId: string, year: string, session: ClientSession): Promise<string> {
    return `${year}-${await this.#takeNumbers(`minutes:${bodyId}:${year}`, 1, session)}`;
  }
}

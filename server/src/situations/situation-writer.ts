import type { Identity, SituationStatus } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { newId } from '../core/ids.ts';
import type { TakeNumbers } from '../core/mongo/counters.ts';
import { sealFollowUp, sealIdentity, sealParticulars, type Particulars } from './situation-file.ts';
import type { FollowUpRecord, SituationRecord, SituationsRepository } from './situations.repository.ts';

/** A situation about to be written, with the follow-ups that come with it. */
export interface NewSituation {
  identity: Identity;
  particulars: Particulars;
  status: SituationStatus;
  startedOn: string;
  endedOn: string | null;
  caseLeadId: string | null;
  followUps: { on: string; text: string }[];
}

/** Writes new situations: each gets the next number of its body and a data key of its own. */
export class SituationWriter {
  readonly #repository: SituationsRepository;
  readonly #keyring: Keyring;
  readonly #takeNumbers: TakeNumbers;
  readonly #clock: Clock;

  constructor(repository: SituationsRepository, keyring: Keyring, takeNumbers: TakeNumbers, clock: Clock) {
    this.#repository = repository;
    this.#keyring = keyring;
    this.#takeNumbers = takeNumbers;
    this.#clock = clock;
  }

  /** Inside the caller's transaction; numbers follow the order given. */
  async insert(
    caller: Caller,
    bodyId: string,
    situations: NewSituation[],
    session: ClientSession,
  ): Promise<SituationRecord[]> {
    if (situations.length === 0) return [];
    const first = await this.#takeNumbers(`situations:${bodyId}`, situations.length, session);
    const records: SituationRecord[] = [];
    const followUps: FollowUpRecord[] = [];
    for (const [index, situation] of situations.entries()) {
      const sealed = await this.#seal(caller, bodyId, first + index, situation, session);
      records.push(sealed.record);
      followUps.push(...sealed.followUps);
    }
    await this.#repository.insert(records, session);
    if (followUps.length > 0) await this.#repository.insertFollowUps(followUps, session);
    return records;
  }

  async #seal(
    { actor }: Caller,
    bodyId: string,
    number: number,
    { identity, particulars, status, startedOn, endedOn, caseLeadId, followUps }: NewSituation,
    session: ClientSession,
  ): Promise<{ record: SituationRecord; followUps: FollowUpRecord[] }> {
    const id = newId();
    const key = await this.#keyring.create({ bodyId, situationId: id }, session);
    const createdAt = this.#clock.now();
    const record: SituationRecord = {
      _id: id,
      bodyId,
      number,
      status,
      startedOn,
      endedOn,
      caseLeadId,
      lastFollowUpOn:
        followUps
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? null,
      createdAt,
      version: 1,
      identity: sealIdentity(key, id, identity),
      particulars: sealParticulars(key, id, particulars),
    };
    const entries = followUps.map(({ on, text }) => {
      const entryId = newId();
      const common = { situationId: id, bodyId, on, authorId: actor.personId, meetingId: null, createdAt };
      return { _id: entryId, ...common, text: sealFollowUp(key, entryId, text) };
    });
    return { record, followUps: entries };
  }
}

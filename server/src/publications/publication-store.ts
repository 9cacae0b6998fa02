import type { PublicationState } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { DataKey } from '../core/crypto/data-key.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Draft } from './draft.ts';
import type { PublicationRecord, PublicationsRepository } from './publications.repository.ts';
import { tooLong } from './too-long.ts';

/** A publication with its draft open. */
export interface OpenedPublication {
  record: PublicationRecord;
  draft: Draft;
}

/** What a change writes: the draft when it changed, the states, and more in the same transaction. */
export interface Change {
  event: string;
  draft?: Draft;
  patch?: Partial<PublicationRecord>;
  also?: (session: ClientSession) => Promise<void>;
}

/** What drafts stored by an earlier version do not have. */
const ADDED_LATER = { deciders: {}, links: {}, returned: null };

const place = (id: string) => ({ collection: 'publications', record: id, field: 'draft' });

/** A document of the database takes 16 MiB; what is beside the draft in it is small. */
const MOST_DRAFT_BYTES = 15 * 1024 * 1024;

/** @throws {AppError} TOO_LARGE for more than a document can hold */
export function sealDraft(key: DataKey, id: string, draft: Draft): Buffer {
  const sealed = key.sealJson(place(id), draft);
  if (sealed.length > MOST_DRAFT_BYTES) throw tooLong();
  return sealed;
}

/** Keeps drafts sealed, and every change of one witnessed and announced. */
export class PublicationStore {
  readonly #repository: PublicationsRepository;
  readonly #keyring: Keyring;
  readonly #audit: AuditService;
  readonly #bus: Bus;
  readonly #clock: Clock;

  constructor(repository: PublicationsRepository, keyring: Keyring, audit: AuditService, bus: Bus, clock: Clock) {
    this.#repository = repository;
    this.#keyring = keyring;
    this.#audit = audit;
    this.#bus = bus;
    this.#clock = clock;
  }

  /** The stored record, for whoever may read it (P1). @throws {AppError} NOT_FOUND */
  async record(caller: Caller, id: string): Promise<PublicationRecord> {
    const record = await this.#repository.find(id);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'Publication', subjectOf(record));
    return record;
  }

  /** As `record`, the draft opened. */
  async open(caller: Caller, id: string): Promise<OpenedPublication> {
    const record = await this.record(caller, id);
    const key = await this.#keyring.keyFor(caller.actor, { bodyId: record.bodyId });
    return { record, draft: { ...ADDED_LATER, ...key.openJson<Draft>(place(id), record.sealedDraft) } };
  }

  /**
   * Makes the draft of a meeting, unless one is open already, which is then given back: what two people ask for at
   * once is one draft.
   */
  async begin(
    caller: Caller,
    made: Pick<PublicationRecord, 'bodyId' | 'meetingId' | 'sourceHash' | 'contributorIds' | 'targetBodyIds'>,
    draft: Draft,
  ): Promise<string> {
    const id = newId();
    const key = await this.#keyring.keyFor(caller.actor, { bodyId: made.bodyId });
    const { personId } = caller.actor;
    const now = this.#clock.now();
    const begun = await this.#audit.witness(
      caller,
      made.bodyId,
      async (session) => {
        const open = await this.#repository.openOf(made.meetingId, session);
        if (open) return open._id;
        const record: PublicationRecord = {
          _id: id,
          ...made,
          state: 'draft',
          preparedById: personId,
          contributorIds: [...new Set([...made.contributorIds, personId])],
          certifiedById: null,
          certifiedHash: null,
          minutesId: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
          sealedDraft: sealDraft(key, id, draft),
        };
        await this.#repository.insert(record, session);
        return id;
      },
      (result) => ({ event: result === id ? 'publication.prepared' : 'publication.read', subjectId: result }),
    );
    await this.#announce(made.bodyId, begun);
    return begun;
  }

  /** Writes a change over exactly the version it was made from. @throws {AppError} CONFLICT when somebody was faster */
  async change(
    caller: Caller,
    { _id, bodyId, version }: PublicationRecord,
    { event, draft, patch = {}, also }: Change,
  ): Promise<void> {
    const key = await this.#keyring.keyFor(caller.actor, { bodyId });
    const sealed = draft && { sealedDraft: sealDraft(key, _id, draft) };
    await this.#audit.witness(
      caller,
      bodyId,
      async (session) => {
        const written = { ...patch, ...sealed, updatedAt: this.#clock.now() };
        if (!(await this.#repository.update({ _id, version }, written, session))) throw new AppError('CONFLICT');
        await also?.(session);
      },
      { event, subjectId: _id },
    );
    await this.#announce(bodyId, _id);
  }

  /** Writes down that somebody read a draft; the answer waits for it. */
  noteReading = (caller: Caller, { _id, bodyId }: PublicationRecord): Promise<void> =>
    this.#audit.note(caller, bodyId, { event: 'publication.read', subjectId: _id });

  #announce = (bodyId: string, id: string): Promise<void> =>
    this.#bus.tell('changed', { topic: 'publications', bodyId, id });
}

export const subjectOf = ({ bodyId, preparedById }: PublicationRecord) => ({ bodyId, preparedById });

/** @throws {AppError} CONFLICT when the caller looked at an older version. */
export function assertVersion({ version }: PublicationRecord, seen: number): void {
  if (version !== seen) throw new AppError('CONFLICT');
}

/** @throws {AppError} WRONG_STATE unless the publication is in one of these states. */
export function assertState({ state }: PublicationRecord, ...states: PublicationState[]): void {
  if (!states.includes(state)) throw new AppError('WRONG_STATE');
}

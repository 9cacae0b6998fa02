import type { Desk, Publication } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { Bus } from '../core/bus.ts';
import { assertMay, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { passGate, type GateTools, type Passed } from './gate.ts';
import type { GroupMemory } from './group-memory.ts';
import { gather, mayReceive, type Sources } from './materials.ts';
import type { MinutesShelf } from './minutes/minutes-shelf.ts';
import {
  assertState,
  assertVersion,
  subjectOf,
  type Change,
  type OpenedPublication,
  type PublicationStore,
} from './publication-store.ts';
import type { PublicationRecord, PublicationsRepository } from './publications.repository.ts';
import type { ReviewService } from './review.service.ts';
import type { ReviewTallies } from './review-tallies.ts';

type Waiting = Desk['publications'][number];

interface WorkflowParts extends GateTools {
  store: PublicationStore;
  repository: PublicationsRepository;
  shelf: MinutesShelf;
  review: ReviewService;
  memory: GroupMemory;
  tallies: ReviewTallies;
  sources: Sources;
  bus: Bus;
  clock: Clock;
}

/** The steps a draft takes out of its group: submitted, certified by somebody else, published. Each goes through the whole gate. */
export class WorkflowService {
  readonly #parts: WorkflowParts;

  constructor(parts: WorkflowParts) {
    this.#parts = parts;
  }

  /** Whoever submits answers for the draft as those who made it do: certifying it is somebody else's. */
  async submit(caller: Caller, id: string, version: number, targetBodyIds: string[]): Promise<Publication> {
    const opened = await this.#parts.store.open(caller, id);
    assertMay(caller, 'prepare', 'Publication', subjectOf(opened.record));
    assertState(opened.record, 'draft');
    assertVersion(opened.record, version);
    const targets = [...new Set(targetBodyIds)];
    await this.#assertMayReceive(targets);
    await this.#pass(caller, opened);
    const contributorIds = [...new Set([...opened.record.contributorIds, caller.actor.personId])];
    const patch = { state: 'inReview' as const, targetBodyIds: targets, contributorIds };
    return this.#step(caller, opened.record, 'publication.submitted', patch, {
      draft: { ...opened.draft, returned: null },
    });
  }

  /** @throws {AppError} SAME_PERSON for whoever prepared, decided or rewrote, besides the gate's own refusals */
  async certify(caller: Caller, id: string, version: number): Promise<Publication> {
    const opened = await this.#parts.store.open(caller, id);
    const { record } = opened;
    assertSecondPerson(caller, record);
    assertMay(caller, 'certify', 'Publication', subjectOf(record));
    assertState(record, 'inReview');
    assertVersion(record, version);
    const { hash } = await this.#pass(caller, opened);
    return this.#step(caller, record, 'publication.certified', {
      state: 'certified',
      certifiedById: caller.actor.personId,
      certifiedHash: hash,
    });
  }

  /** Whoever prepares takes the review up again; who may certify sends it back to them, with what they ask. */
  async returnToDraft(caller: Caller, id: string, version: number, remark: string): Promise<Publication> {
    const { record, draft } = await this.#parts.store.open(caller, id);
    if (!may(caller, 'certify', 'Publication', subjectOf(record)))
      assertMay(caller, 'prepare', 'Publication', subjectOf(record));
    assertState(record, 'inReview', 'certified');
    assertVersion(record, version);
    const patch = { state: 'draft' as const, certifiedById: null, certifiedHash: null };
    const returned = { byId: caller.actor.personId, remark: remark.trim() };
    return this.#step(caller, record, 'publication.returned', patch, { draft: { ...draft, returned } });
  }

  /**
   * Makes the minutes, exactly as certified. They get a number, or are the next version of the one that this meeting
   * has; its earlier version is withdrawn as replaced.
   */
  async publish(caller: Caller, id: string, version: number): Promise<Publication> {
    const opened = await this.#parts.store.open(caller, id);
    const { record } = opened;
    assertMay(caller, 'publish', 'Publication', subjectOf(record));
    assertState(record, 'certified');
    assertVersion(record, version);
    assertCertifiedByAnother(record);
    await this.#assertMayReceive(record.targetBodyIds);
    const passed = await this.#pass(caller, opened);
    if (passed.hash !== record.certifiedHash)
      throw new AppError(
        'SOURCE_CHANGED',
        'Le compte rendu n’est plus celui qui a été certifié. Renvoyez-le en brouillon, puis faites-le certifier de nouveau.',
      );

    const minutesId = newId();
    const view = await this.#step(
      caller,
      record,
      'publication.published',
      { state: 'published', minutesId },
      { also: (session) => this.#putOnShelf(minutesId, opened, passed, session) },
    );
    for (const bodyId of [record.bodyId, ...record.targetBodyIds])
      await this.#parts.bus.tell('changed', { topic: 'minutes', bodyId, id: minutesId });
    return view;
  }

  /** The open publications whose next step is this person's. */
  async waitingFor(caller: Caller): Promise<Waiting[]> {
    const records = await this.#parts.repository.openFor(caller.ability);
    return records.flatMap((record) => {
      const waitsFor = nextStep(caller, record);
      const { _id, meetingId, bodyId, state } = record;
      return waitsFor ? [{ id: _id, meetingId, bodyId, state, waitsFor }] : [];
    });
  }

  async #pass(caller: Caller, opened: OpenedPublication): Promise<Passed> {
    const [materials, memory] = await Promise.all([
      gather(this.#parts.sources, caller, opened.record.meetingId),
      this.#parts.memory.strings(caller, opened.record.bodyId),
    ]);
    return passGate(this.#parts, opened, materials, memory);
  }

  async #step(
    caller: Caller,
    record: PublicationRecord,
    event: string,
    patch: Partial<PublicationRecord>,
    more: Pick<Change, 'draft' | 'also'> = {},
  ): Promise<Publication> {
    await this.#parts.store.change(caller, record, { event, patch, ...more });
    return this.#parts.review.view(caller, await this.#parts.store.open(caller, record._id));
  }

  async #putOnShelf(
    minutesId: string,
    { record, draft }: OpenedPublication,
    { content }: Passed,
    session: ClientSession,
  ): Promise<void> {
    const { repository, shelf, tallies, clock } = this.#parts;
    const { _id, bodyId, meetingId, targetBodyIds } = record;
    const publishedAt = clock.now();
    const earlier = await repository.outOf(meetingId, session);
    const minutesIds = earlier.flatMap((other) => (other._id !== _id && other.minutesId ? [other.minutesId] : []));
    for (const id of minutesIds) await repository.withdraw(id, publishedAt, session);
    await shelf.publish({ _id: minutesId, bodyId, targetBodyIds, publishedAt }, content, minutesIds, session);
    await tallies.record(record, draft, { minutesId, at: publishedAt }, session);
  }

  async #assertMayReceive(targetBodyIds: string[]): Promise<void> {
    if (!mayReceive(await this.#parts.sources.directory.bodies(targetBodyIds), targetBodyIds))
      throw new AppError('INVALID_INPUT', 'Un compte rendu se publie vers une instance sans contenu nominatif.');
  }
}

const madeBy = ({ preparedById, contributorIds }: PublicationRecord): string[] => [preparedById, ...contributorIds];

/** @throws {AppError} SAME_PERSON */
function assertSecondPerson(caller: Caller, record: PublicationRecord): void {
  if (madeBy(record).includes(caller.actor.personId))
    throw new AppError(
      'SAME_PERSON',
      'Vous avez pris part à ce compte rendu\u00a0: demandez à un autre membre du groupe de le certifier.',
    );
}

/** @throws {AppError} SAME_PERSON unless whoever certified had no part in it */
function assertCertifiedByAnother(record: PublicationRecord): void {
  if (record.certifiedById === null || madeBy(record).includes(record.certifiedById))
    throw new AppError(
      'SAME_PERSON',
      'Ce compte rendu n’a pas été certifié par une autre personne que celles qui l’ont préparé. Renvoyez-le en brouillon.',
    );
}

function nextStep(caller: Caller, record: PublicationRecord): Waiting['waitsFor'] | null {
  const subject = subjectOf(record);
  const took = record.contributorIds.includes(caller.actor.personId);
  if (record.state === 'draft' && may(caller, 'prepare', 'Publication', subject)) return 'review';
  if (record.state === 'inReview' && !took && may(caller, 'certify', 'Publication', subject)) return 'certification';
  if (record.state === 'certified' && may(caller, 'publish', 'Publication', subject)) return 'publication';
  return null;
}

import type { BodyOf, FollowUp, Situation, SituationInput, situationRoutes } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { BodiesService } from '../directory/index.ts';
import { anySituationOf, subjectOf, type SituationAccess } from './situation-access.ts';
import { applyPatch } from './situation-patch.ts';
import { sealFollowUp, sealIdentity, sealParticulars } from './situation-file.ts';
import type { SituationWriter } from './situation-writer.ts';
import type { SituationRecord, SituationsRepository } from './situations.repository.ts';
import type { SituationsService } from './situations.service.ts';

type Patch = BodyOf<typeof situationRoutes.updateSituation>;
type FollowUpInput = BodyOf<typeof situationRoutes.addFollowUp>;

/** Whether a meeting is one of that body's. */
export type MeetingOfBody = (meetingId: string, bodyId: string) => Promise<boolean>;

export interface SituationChangesParts {
  access: SituationAccess;
  repository: SituationsRepository;
  writer: SituationWriter;
  situations: SituationsService;
  bodies: Pick<BodiesService, 'sitting'>;
  meetingOfBody: MeetingOfBody;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

/** Opening a situation, changing it, closing it, and what is noted of it from meeting to meeting. */
export class SituationChanges {
  readonly #parts: SituationChangesParts;

  constructor(parts: SituationChangesParts) {
    this.#parts = parts;
  }

  async create(caller: Caller, bodyId: string, input: SituationInput): Promise<Situation> {
    assertMay(caller, 'create', 'Situation', anySituationOf(bodyId));
    await this.#assertCaseLead(bodyId, input.caseLeadId);
    const { identity, status, startedOn, caseLeadId, referralSource, programme, subjectNotice } = input;
    const particulars = { referralSource, programme, subjectNotice, onwardReferrals: [], closureReason: null };
    const situation = { identity, particulars, status, startedOn, endedOn: null, caseLeadId, followUps: [] };
    const [record] = await this.#parts.audit.witness(
      caller,
      bodyId,
      (session) => this.#parts.writer.insert(caller, bodyId, [situation], session),
      ([created]) => ({ event: 'situation.created', subjectId: created?._id ?? null }),
    );
    return this.#changed(caller, record as SituationRecord);
  }

  /**
   * @throws {AppError} CONFLICT on another version than the stored one, SITUATION_CLOSED until it is reopened,
   * NOT_FOUND to whoever may not close or reopen it (S4), INVALID_INPUT to whoever may not name its case lead (S5).
   */
  async update(caller: Caller, situationId: string, patch: Patch): Promise<Situation> {
    const { access, repository, audit } = this.#parts;
    const record = await access.load(caller, situationId);
    assertMay(caller, 'update', 'Situation', subjectOf(record));
    if (patch.version !== record.version) throw new AppError('CONFLICT');
    const closes = patch.status === 'closed' && record.status !== 'closed';
    const reopens = record.status === 'closed' && patch.status !== undefined && patch.status !== 'closed';
    if (record.status === 'closed' && !reopens) throw new AppError('SITUATION_CLOSED');
    if (closes || reopens) assertMay(caller, 'close', 'Situation', subjectOf(record));
    if (patch.caseLeadId !== undefined && patch.caseLeadId !== record.caseLeadId)
      await this.#assertMayAssign(caller, record, patch.caseLeadId);

    const key = await access.keyOf(caller, record);
    const { clear, file } = applyPatch(record, await access.open(caller, record), patch);
    const change = {
      ...clear,
      identity: sealIdentity(key, situationId, file.identity),
      particulars: sealParticulars(key, situationId, file.particulars),
    };
    const event = closes ? 'situation.closed' : reopens ? 'situation.reopened' : 'situation.updated';
    await audit.witness(
      caller,
      record.bodyId,
      async (session) => {
        if (!(await repository.update(situationId, patch.version, change, session))) throw new AppError('CONFLICT');
      },
      { event, subjectId: situationId },
    );
    return this.#changed(caller, { ...record, ...change, version: patch.version + 1 });
  }

  /** @throws {AppError} SITUATION_CLOSED, INVALID_INPUT when the meeting is not one of the group's. */
  async addFollowUp(caller: Caller, situationId: string, { on, text, meetingId }: FollowUpInput): Promise<FollowUp> {
    const { access, repository, audit, situations, clock } = this.#parts;
    const situation = await access.load(caller, situationId);
    assertMay(caller, 'update', 'Situation', subjectOf(situation));
    const { bodyId } = situation;
    if (meetingId && !(await this.#parts.meetingOfBody(meetingId, bodyId)))
      throw new AppError('INVALID_INPUT', 'Cette séance n’est pas une séance de ce groupe.');
    const id = newId();
    const record = {
      ...{ _id: id, situationId, bodyId, on, authorId: caller.actor.personId, meetingId, createdAt: clock.now() },
      text: sealFollowUp(await access.keyOf(caller, situation), id, text),
    };
    await audit.witness(
      caller,
      bodyId,
      async (session) => {
        if (!(await repository.followedOn(situationId, on, session))) throw new AppError('SITUATION_CLOSED');
        await repository.insertFollowUps([record], session);
      },
      { event: 'followUp.added', subjectId: situationId },
    );
    await this.#tell(situation);
    const [view] = await situations.followUpViews(caller, situation, [record]);
    return view as FollowUp;
  }

  async #assertMayAssign(caller: Caller, record: SituationRecord, caseLeadId: string | null): Promise<void> {
    if (!may(caller, 'assign', 'Situation', subjectOf(record)))
      throw new AppError(
        'INVALID_INPUT',
        'Le référent de parcours est désigné par le référent du groupe, ou par celui qui suit déjà la situation.',
      );
    await this.#assertCaseLead(record.bodyId, caseLeadId);
  }

  async #assertCaseLead(bodyId: string, caseLeadId: string | null): Promise<void> {
    if (caseLeadId === null) return;
    const sitting = await this.#parts.bodies.sitting(bodyId);
    if (!sitting.some(({ personId }) => personId === caseLeadId))
      throw new AppError(
        'INVALID_INPUT',
        'Le référent de parcours doit siéger dans ce groupe. Choisissez-en un autre.',
      );
  }

  async #changed(caller: Caller, record: SituationRecord): Promise<Situation> {
    await this.#tell(record);
    return this.#parts.situations.view(caller, record);
  }

  #tell({ _id: id, bodyId }: SituationRecord): Promise<void> {
    return this.#parts.bus.tell('changed', { topic: 'situations', bodyId, id });
  }
}

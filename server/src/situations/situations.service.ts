import type { FollowUp, PersonLabel, Situation, SituationSummary } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import type { Caller } from '../core/caller.ts';
import type { PeopleService } from '../directory/index.ts';
import { nameOf, openFollowUp, type SituationFile } from './situation-file.ts';
import type { SituationAccess } from './situation-access.ts';
import type { FollowUpRecord, SituationRecord, SituationsRepository } from './situations.repository.ts';

/** What the actions of a body say of its situations: how many are open, and when the next is due. */
export type OpenActions = (bodyId: string) => Promise<Map<string, { count: number; nextDueOn: string | null }>>;

/** Reading situations: every answer is in the audit before it leaves. */
export class SituationsService {
  readonly #access: SituationAccess;
  readonly #repository: SituationsRepository;
  readonly #people: Pick<PeopleService, 'labels'>;
  readonly #openActions: OpenActions;
  readonly #audit: AuditService;

  constructor(
    access: SituationAccess,
    repository: SituationsRepository,
    people: Pick<PeopleService, 'labels'>,
    openActions: OpenActions,
    audit: AuditService,
  ) {
    this.#access = access;
    this.#repository = repository;
    this.#people = people;
    this.#openActions = openActions;
    this.#audit = audit;
  }

  async list(caller: Caller, bodyId: string): Promise<SituationSummary[]> {
    const records = await this.#access.ofBody(caller, bodyId);
    const [labels, actions, files] = await Promise.all([
      this.#people.labels(records.flatMap(({ caseLeadId }) => caseLeadId ?? [])),
      this.#openActions(bodyId),
      Promise.all(records.map((record) => this.#access.open(caller, record))),
    ]);
    await this.#audit.note(caller, bodyId, { event: 'situations.listed' });
    return records.map((record, index) => {
      const { identity, particulars } = files[index] as SituationFile;
      const open = actions.get(record._id);
      return {
        id: record._id,
        number: record.number,
        name: nameOf(identity, record.number),
        aliases: identity.aliases,
        status: record.status,
        caseLead: labelOf(labels, record.caseLeadId),
        startedOn: record.startedOn,
        lastFollowUpOn: record.lastFollowUpOn,
        openActions: open?.count ?? 0,
        nextDueOn: open?.nextDueOn ?? null,
        noticeGiven: particulars.subjectNotice !== null,
      };
    });
  }

  /** @throws {AppError} NOT_FOUND */
  async read(caller: Caller, situationId: string): Promise<{ situation: Situation; followUps: FollowUp[] }> {
    const record = await this.#access.load(caller, situationId);
    const [situation, stored] = await Promise.all([
      this.view(caller, record),
      this.#repository.followUpsOf(situationId),
    ]);
    const followUps = await this.followUpViews(caller, record, stored);
    await this.#audit.note(caller, record.bodyId, { event: 'situation.read', subjectId: situationId });
    return { situation, followUps };
  }

  /** A situation already loaded for this caller, as answers give it. */
  async view(caller: Caller, record: SituationRecord): Promise<Situation> {
    const [{ identity, particulars }, labels] = await Promise.all([
      this.#access.open(caller, record),
      this.#people.labels(record.caseLeadId ? [record.caseLeadId] : []),
    ]);
    const { _id: id, bodyId, number, status, startedOn, endedOn, caseLeadId, version } = record;
    const caseLead = labelOf(labels, caseLeadId);
    return { id, bodyId, number, status, startedOn, endedOn, caseLeadId, caseLead, version, identity, ...particulars };
  }

  /** Follow-ups of a situation already loaded for this caller. */
  async followUpViews(caller: Caller, situation: SituationRecord, stored: FollowUpRecord[]): Promise<FollowUp[]> {
    const [key, labels] = await Promise.all([
      this.#access.keyOf(caller, situation),
      this.#people.labels([...new Set(stored.map(({ authorId }) => authorId))]),
    ]);
    return stored.map((record) => ({
      id: record._id,
      on: record.on,
      author: labels.get(record.authorId) ?? { id: record.authorId, name: '', organisation: '' },
      text: openFollowUp(key, record),
      meetingId: record.meetingId,
      createdAt: record.createdAt.toISOString(),
    }));
  }
}

const labelOf = (labels: Map<string, PersonLabel>, personId: string | null): PersonLabel | null =>
  (personId && labels.get(personId)) || null;

import { isNominative, type AttendanceLine, type BodyOf, type Meeting, type meetingRoutes } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { AppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { BodiesService, PeopleService } from '../directory/index.ts';
import { soundAgenda, type SituationsOfBody } from './agenda.ts';
import { openContents, sealContents, type MeetingContents } from './meeting-contents.ts';
import type { MeetingRecord, MeetingsRepository } from './meetings.repository.ts';
import { subjectOf, type MeetingsService } from './meetings.service.ts';

type MeetingInput = BodyOf<typeof meetingRoutes.createMeeting>;
type MeetingPatch = BodyOf<typeof meetingRoutes.updateMeeting>;

/** Makes the empty shared notes of a group's meeting, in the transaction that creates the meeting. */
export interface NotesDocuments {
  create(caller: Caller, meeting: { meetingId: string; bodyId: string }, session: ClientSession): Promise<string>;
}

export interface MeetingChangesParts {
  repository: MeetingsRepository;
  meetings: MeetingsService;
  notes: NotesDocuments;
  bodies: Pick<BodiesService, 'stored' | 'sitting' | 'invited'>;
  people: Pick<PeopleService, 'labels'>;
  /** Whether each of these is a situation of the body that the caller may read. */
  situationsOfBody: SituationsOfBody;
  /** Whether the body has actions still open. */
  hasOpenActions: (bodyId: string) => Promise<boolean>;
  keyring: Keyring;
  audit: AuditService;
  bus: Bus;
}

/** Convoking a meeting, preparing its agenda, noting who came. */
export class MeetingChanges {
  readonly #parts: MeetingChangesParts;

  constructor(parts: MeetingChangesParts) {
    this.#parts = parts;
  }

  /** Expects everyone who sits in the body; begins with the actions still open; in a group, has shared notes. */
  async create(caller: Caller, bodyId: string, input: MeetingInput): Promise<Meeting> {
    const { repository, notes, keyring, audit } = this.#parts;
    assertMay(caller, 'create', 'Meeting', { id: '', bodyId });
    const [body, attendance, openActions, key] = await Promise.all([
      this.#parts.bodies.stored(bodyId),
      this.#expected(bodyId),
      this.#parts.hasOpenActions(bodyId),
      keyring.keyFor(caller.actor, { bodyId }),
    ]);
    const nominative = isNominative(body.kind);
    const agenda = openActions
      ? [
          {
            ...{ id: newId(), title: 'Retour sur les actions', presenter: null, durationMinutes: null },
            nominative,
            situationIds: [],
          },
        ]
      : [];
    const id = newId();
    const { startsAt, durationMinutes, reason, place } = input;
    const record = await audit.witness(
      caller,
      bodyId,
      async (session) => {
        const meeting: MeetingRecord = {
          ...{ _id: id, bodyId, startsAt: new Date(startsAt), durationMinutes, reason },
          ...{ state: 'planned', nextMeetingAt: null, version: 1 },
          ...sealContents(key, id, { place, agenda, attendance }),
          documentId: nominative ? await notes.create(caller, { meetingId: id, bodyId }, session) : null,
        };
        await repository.insert(meeting, session);
        return meeting;
      },
      { event: 'meeting.created', subjectId: id },
    );
    return this.#changed(caller, record);
  }

  /**
   * @throws {AppError} CONFLICT on another version than the stored one, INVALID_INPUT on an agenda or attendance the
   * body may not have.
   */
  async update(caller: Caller, meetingId: string, { version, ...patch }: MeetingPatch): Promise<Meeting> {
    const { repository, meetings, keyring, audit, bus, bodies } = this.#parts;
    const record = await meetings.load(caller, meetingId);
    const { bodyId } = record;
    assertMay(caller, 'update', 'Meeting', subjectOf(record));
    if (version !== record.version) throw new AppError('CONFLICT');
    const key = await keyring.keyFor(caller.actor, { bodyId });
    const contents = await this.#newContents(caller, record, openContents(key, record), patch);
    const change: Partial<MeetingRecord> = {
      ...(patch.startsAt && { startsAt: new Date(patch.startsAt) }),
      ...(patch.durationMinutes && { durationMinutes: patch.durationMinutes }),
      ...(patch.reason && { reason: patch.reason }),
      ...(patch.state && { state: patch.state }),
      ...(patch.nextMeetingAt !== undefined && {
        nextMeetingAt: patch.nextMeetingAt === null ? null : new Date(patch.nextMeetingAt),
      }),
      ...sealContents(key, meetingId, contents),
    };
    await audit.witness(
      caller,
      bodyId,
      async (session) => {
        if (!(await repository.update(meetingId, version, change, session))) throw new AppError('CONFLICT');
      },
      { event: 'meeting.updated', subjectId: meetingId },
    );
    const changed = { ...record, ...change, version: version + 1 };
    if (!sameIds(record.agendaSituationIds, changed.agendaSituationIds))
      await bus.tell('accessChanged', { personIds: await bodies.invited(bodyId, meetingId) });
    return this.#changed(caller, changed);
  }

  async #newContents(
    caller: Caller,
    { bodyId }: MeetingRecord,
    stored: MeetingContents,
    { place, agenda, attendance }: Omit<MeetingPatch, 'version'>,
  ): Promise<MeetingContents> {
    const body = await this.#parts.bodies.stored(bodyId);
    if (attendance) await this.#assertAttendance(attendance);
    return {
      place: place ?? stored.place,
      agenda: agenda
        ? await soundAgenda(caller, body, agenda, stored.agenda, this.#parts.situationsOfBody)
        : stored.agenda,
      attendance: attendance ?? stored.attendance,
    };
  }

  async #assertAttendance(attendance: AttendanceLine[]): Promise<void> {
    if (new Set(attendance.map(({ id }) => id)).size !== attendance.length)
      throw new AppError('INVALID_INPUT', 'Deux lignes de l’émargement ont le même identifiant. Rechargez la page.');
    const personIds = [...new Set(attendance.flatMap(({ personId }) => personId ?? []))];
    if ((await this.#parts.people.labels(personIds)).size !== personIds.length)
      throw new AppError('INVALID_INPUT', 'Une personne de l’émargement n’est pas dans l’annuaire du conseil.');
  }

  async #expected(bodyId: string): Promise<AttendanceLine[]> {
    const sitting = await this.#parts.bodies.sitting(bodyId);
    const labels = await this.#parts.people.labels(sitting.map(({ personId }) => personId));
    return [...labels.values()]
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map(({ id: personId, name, organisation }) => ({
        ...{ id: newId(), personId, name, organisation: organisation || null },
        ...{ status: 'expected' as const, representedBy: null },
      }));
  }

  async #changed(caller: Caller, record: MeetingRecord): Promise<Meeting> {
    await this.#parts.bus.tell('changed', { topic: 'meetings', bodyId: record.bodyId, id: record._id });
    return this.#parts.meetings.view(caller, record);
  }
}

const sameIds = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

import type { Meeting, MeetingSummary } from '@huis-clos/contracts';
import { memberBodyIds } from '@huis-clos/permissions';
import type { AuditService } from '../audit/index.ts';
import { assertMay, isGroupOf, may, type Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Keyring } from '../core/crypto/keyring.ts';
import { notFound } from '../core/errors.ts';
import { guestContents } from './guest-view.ts';
import { openContents, type MeetingContents } from './meeting-contents.ts';
import type { MeetingRecord, MeetingsRepository } from './meetings.repository.ts';

/** Reading meetings; those of groups are in the audit before the answer leaves. */
export class MeetingsService {
  readonly #repository: MeetingsRepository;
  readonly #keyring: Keyring;
  readonly #audit: AuditService;
  readonly #clock: Clock;

  constructor(repository: MeetingsRepository, keyring: Keyring, audit: AuditService, clock: Clock) {
    this.#repository = repository;
    this.#keyring = keyring;
    this.#audit = audit;
    this.#clock = clock;
  }

  /** Latest first; a guest sees the one meeting they are invited to. @throws {AppError} NOT_FOUND */
  async list(caller: Caller, bodyId: string): Promise<MeetingSummary[]> {
    const invited = invitations(caller, bodyId);
    const readsAll = may(caller, 'read', 'Meeting', { id: '', bodyId });
    const stored = readsAll ? await this.#repository.ofBody(bodyId) : await this.#repository.withIds(invited);
    const records = stored.filter(
      (record) => record.bodyId === bodyId && may(caller, 'read', 'Meeting', subjectOf(record)),
    );
    if (!readsAll && records.length === 0) throw notFound();
    const summaries = await Promise.all(records.map((record) => this.#summary(caller, record)));
    if (isGroupOf(caller, bodyId)) await this.#audit.note(caller, bodyId, { event: 'meetings.listed' });
    return summaries;
  }

  /** @throws {AppError} NOT_FOUND */
  async read(caller: Caller, meetingId: string): Promise<Meeting> {
    const record = await this.load(caller, meetingId);
    const meeting = await this.view(caller, record);
    if (isGroupOf(caller, record.bodyId))
      await this.#audit.note(caller, record.bodyId, { event: 'meeting.read', subjectId: meetingId });
    return meeting;
  }

  /** The stored meeting, once the caller may read it. @throws {AppError} NOT_FOUND */
  async load(caller: Caller, meetingId: string): Promise<MeetingRecord> {
    const record = await this.#repository.find(meetingId);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'Meeting', subjectOf(record));
    return record;
  }

  /** A meeting already loaded for this caller, as answers give it. */
  async view(caller: Caller, record: MeetingRecord): Promise<Meeting> {
    const contents = await this.#contents(caller, record);
    const { _id: id, bodyId, startsAt, durationMinutes, reason, state, nextMeetingAt, documentId, version } = record;
    return {
      ...{ id, bodyId, durationMinutes, reason, state, version, ...contents },
      startsAt: startsAt.toISOString(),
      nextMeetingAt: nextMeetingAt?.toISOString() ?? null,
      documentId: may(caller, 'read', 'NotesDocument', { bodyId }) ? documentId : null,
    };
  }

  /** The next meetings of the caller's bodies, and those they are invited to, soonest first. */
  async upcoming(caller: Caller, limit: number): Promise<MeetingSummary[]> {
    const now = this.#clock.now();
    // One that began within the day is still « next »: its notes are being written.
    const from = new Date(now.getTime() - 12 * 60 * 60 * 1000);
    const seated = memberBodyIds(caller.actor).filter((bodyId) => may(caller, 'read', 'Meeting', { id: '', bodyId }));
    const [own, invited] = await Promise.all([
      this.#repository.planned(seated, from),
      this.#repository.withIds(caller.actor.memberships.flatMap(({ bodyId }) => invitations(caller, bodyId))),
    ]);
    const open = invited.filter(({ state, startsAt }) => state === 'planned' && startsAt >= from);
    const all = new Map([...own, ...open].map((record) => [record._id, record]));
    const next = [...all.values()]
      .filter((record) => may(caller, 'read', 'Meeting', subjectOf(record)))
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    return Promise.all(next.slice(0, limit).map((record) => this.#summary(caller, record)));
  }

  /** Whether one of these bodies has held a meeting since that instant; says nothing of its content. */
  heldSince(bodyIds: string[], since: Date): Promise<boolean> {
    return this.#repository.heldSince(bodyIds, since);
  }

  async #summary(caller: Caller, record: MeetingRecord): Promise<MeetingSummary> {
    const { place, agenda } = await this.#contents(caller, record);
    const { _id: id, bodyId, startsAt, state } = record;
    return { id, bodyId, startsAt: startsAt.toISOString(), place, state, agendaCount: agenda.length };
  }

  async #contents(caller: Caller, record: MeetingRecord): Promise<MeetingContents> {
    const key = await this.#keyring.keyFor(caller.actor, { bodyId: record.bodyId });
    const contents = openContents(key, record);
    return may(caller, 'read', 'Meeting', { id: '', bodyId: record.bodyId })
      ? contents
      : guestContents(caller.actor, record._id, contents);
  }
}

/** What the rules look at in a stored meeting. */
export const subjectOf = ({ _id: id, bodyId }: MeetingRecord) => ({ id, bodyId });

const invitations = ({ actor }: Caller, bodyId: string): string[] =>
  actor.memberships.flatMap((seat) => (seat.bodyId === bodyId && seat.meetingId ? [seat.meetingId] : []));

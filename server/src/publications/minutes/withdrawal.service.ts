import type { MinutesReading, MissedString, WithdrawalReason } from '@huis-clos/contracts';
import type { AuditService } from '../../audit/index.ts';
import type { Bus } from '../../core/bus.ts';
import { assertMay, type Caller } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { BreachRegister, DirectorySource, ReadingsSource } from '../ports.ts';
import type { PublicationsRepository } from '../publications.repository.ts';
import type { ReviewService } from '../review.service.ts';
import type { MissedStrings } from './missed-strings.ts';
import { minutesEvents } from './minutes-events.ts';
import type { MinutesShelf } from './minutes-shelf.ts';
import { subjectOf } from './minutes-views.ts';
import type { MinutesRecord } from './minutes.repository.ts';
import type { MinutesService } from './minutes.service.ts';

interface WithdrawalParts {
  minutes: MinutesService;
  shelf: MinutesShelf;
  missed: MissedStrings;
  publications: PublicationsRepository;
  review: ReviewService;
  readings: ReadingsSource;
  breaches: BreachRegister;
  directory: DirectorySource;
  audit: AuditService;
  bus: Bus;
  clock: Clock;
}

/** Takes published minutes back, and what follows a leak: who had them, what was missed, the version that replaces them. */
export class WithdrawalService {
  readonly #parts: WithdrawalParts;

  constructor(parts: WithdrawalParts) {
    this.#parts = parts;
  }

  /**
   * Destroys the text and tells every open page; the marker stays. A leak opens an entry in the register of breaches,
   * and what was missed is searched for in the group's drafts from then on.
   */
  async withdraw(caller: Caller, id: string, reason: WithdrawalReason, missed: string[]): Promise<void> {
    const { minutes, shelf, publications, breaches, audit, bus, clock } = this.#parts;
    const record = await minutes.stored(caller, id);
    assertMay(caller, 'withdraw', 'Minutes', subjectOf(record));
    const at = clock.now();
    await audit.witness(
      caller,
      record.bodyId,
      async (session) => {
        if (!(await shelf.withdraw(record, reason, at, session)))
          throw new AppError('WRONG_STATE', 'Ce compte rendu est déjà retiré.');
        await publications.withdraw(id, at, session);
        if (reason !== 'leak') return;
        const { bodyId, number, edition } = record;
        await breaches.open(
          { bodyId, minutesId: id, minutesNumber: number, minutesEdition: edition, knownAt: at },
          session,
        );
        await this.#parts.missed.add(record, missed, session);
      },
      { event: `minutes.withdrawn.${reason}`, subjectId: id },
    );
    for (const bodyId of [record.bodyId, ...record.targetBodyIds])
      await bus.tell('changed', { topic: 'minutes', bodyId, id });
    await this.#publicationsChanged(record);
  }

  /** Who had withdrawn minutes before them (P7), the latest first. */
  async readings(caller: Caller, id: string): Promise<MinutesReading[]> {
    const record = await this.#withdrawn(caller, id);
    assertMay(caller, 'trace', 'Minutes', subjectOf(record));
    await this.#parts.audit.note(caller, record.bodyId, { event: 'minutes.traced', subjectId: id });
    const entries = await this.#parts.readings.ofSubject(id, Object.values(minutesEvents));
    const byPerson = new Map<string, typeof entries>();
    for (const entry of entries) byPerson.set(entry.actorId, [...(byPerson.get(entry.actorId) ?? []), entry]);
    const labels = await this.#parts.directory.labels([...byPerson.keys()]);
    return [...byPerson]
      .map(([personId, seen]) => ({
        person: labels.get(personId) ?? { id: personId, name: '', organisation: '' },
        firstAt: seen[0]?.at.toISOString() ?? '',
        lastAt: seen.at(-1)?.at.toISOString() ?? '',
        downloaded: seen.some(({ event }) => event === minutesEvents.downloaded),
      }))
      .sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  }

  /** Hands in more of what leaked minutes let out (P8). */
  async report(caller: Caller, id: string, missed: string[]): Promise<void> {
    const record = await this.#leaked(caller, id);
    assertMay(caller, 'withdraw', 'Minutes', subjectOf(record));
    await this.#parts.audit.witness(
      caller,
      record.bodyId,
      (session) => this.#parts.missed.add(record, missed, session),
      { event: 'missed.reported', subjectId: id },
    );
    await this.#publicationsChanged(record);
  }

  async missed(caller: Caller, id: string): Promise<{ bodyId: string; bodyName: string; missed: MissedString[] }> {
    const record = await this.#leaked(caller, id);
    const missed = await this.#parts.missed.of(caller, record);
    await this.#parts.audit.note(caller, record.bodyId, { event: 'missed.read', subjectId: id });
    return { bodyId: record.bodyId, bodyName: record.bodyName, missed };
  }

  async dropMissed(caller: Caller, id: string, missedId: string): Promise<void> {
    const record = await this.#leaked(caller, id);
    assertMay(caller, 'update', 'Situation', { id: '', bodyId: record.bodyId, caseLeadId: null });
    await this.#parts.audit.witness(
      caller,
      record.bodyId,
      async (session) => {
        if (!(await this.#parts.missed.drop(record, missedId, session))) throw notFound();
      },
      { event: 'missed.dropped', subjectId: id },
    );
    await this.#publicationsChanged(record);
  }

  /** The draft of the version to come, for whoever may prepare one; it starts from the review of the one withdrawn. */
  async replace(caller: Caller, id: string): Promise<string> {
    const record = await this.#withdrawn(caller, id);
    const publication = await this.#parts.publications.ofMinutes(record._id);
    if (!publication) throw notFound();
    return (await this.#parts.review.prepare(caller, publication.meetingId)).id;
  }

  /** @throws {AppError} WRONG_STATE while published */
  async #withdrawn(caller: Caller, id: string): Promise<MinutesRecord> {
    const record = await this.#parts.minutes.stored(caller, id);
    if (record.state !== 'withdrawn') throw new AppError('WRONG_STATE', 'Retirez d’abord ce compte rendu.');
    return record;
  }

  async #leaked(caller: Caller, id: string): Promise<MinutesRecord> {
    const record = await this.#withdrawn(caller, id);
    if (record.withdrawnBecause !== 'leak') throw notFound();
    return record;
  }

  #publicationsChanged = ({ bodyId }: MinutesRecord): Promise<void> =>
    this.#parts.bus.tell('changed', { topic: 'publications', bodyId, id: null });
}

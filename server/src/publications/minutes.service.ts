import type { Minutes, MinutesContent, MinutesSummary } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { AppError, notFound } from '../core/errors.ts';
import { fileStem } from './artefact.ts';
import { toDocx } from './exports/docx.ts';
import { toPdf } from './exports/pdf.ts';
import type { MinutesRecord, MinutesRepository } from './minutes.repository.ts';
import type { DirectorySource } from './ports.ts';
import type { PublicationsRepository } from './publications.repository.ts';

/** A file to hand over. */
export interface Download {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Published minutes: who reads them reads them here, and a withdrawal reaches them at once. */
export class MinutesService {
  readonly #minutes: MinutesRepository;
  readonly #publications: PublicationsRepository;
  readonly #directory: DirectorySource;
  readonly #audit: AuditService;
  readonly #bus: Bus;
  readonly #clock: Clock;

  constructor(
    minutes: MinutesRepository,
    publications: PublicationsRepository,
    directory: DirectorySource,
    audit: AuditService,
    bus: Bus,
    clock: Clock,
  ) {
    this.#minutes = minutes;
    this.#publications = publications;
    this.#directory = directory;
    this.#audit = audit;
    this.#bus = bus;
    this.#clock = clock;
  }

  /** Those that the caller may read (P5), latest first; withdrawn ones as markers. */
  async list(caller: Caller): Promise<MinutesSummary[]> {
    return (await this.#minutes.listFor(caller.ability)).map(summary);
  }

  async read(caller: Caller, id: string): Promise<Minutes> {
    const record = await this.#stored(caller, id);
    await this.#audit.note(caller, record.bodyId, { event: 'minutes.read', subjectId: id });
    const bodies = await this.#directory.bodies(record.targetBodyIds);
    const readBy = [...bodies.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'fr'));
    return { ...summary(record), content: record.content, readBy };
  }

  async docx(caller: Caller, id: string): Promise<Download> {
    const { content, number } = await this.#download(caller, id);
    return {
      name: `${fileStem(number)}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      bytes: await toDocx(content, number),
    };
  }

  async pdf(caller: Caller, id: string): Promise<Download> {
    const { content, number, publishedAt } = await this.#download(caller, id);
    return {
      name: `${fileStem(number)}.pdf`,
      type: 'application/pdf',
      bytes: await toPdf(content, number, dayOf(publishedAt)),
    };
  }

  /** Destroys the text of published minutes and tells every open page; the marker stays. */
  async withdraw(caller: Caller, id: string, reason: 'leak' | 'mistake' | 'replaced'): Promise<void> {
    const record = await this.#stored(caller, id);
    assertMay(caller, 'withdraw', 'Minutes', subjectOf(record));
    await this.#audit.witness(
      caller,
      record.bodyId,
      async (session) => {
        if (!(await this.#minutes.withdraw(id, reason, session)))
          throw new AppError('WRONG_STATE', 'Ce compte rendu est déjà retiré.');
        await this.#publications.withdraw(id, this.#clock.now(), session);
      },
      { event: `minutes.withdrawn.${reason}`, subjectId: id },
    );
    for (const bodyId of [record.bodyId, ...record.targetBodyIds])
      await this.#bus.tell('changed', { topic: 'minutes', bodyId, id });
    await this.#bus.tell('changed', { topic: 'publications', bodyId: record.bodyId, id: null });
  }

  async #stored(caller: Caller, id: string): Promise<MinutesRecord> {
    const record = await this.#minutes.find(id);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'Minutes', subjectOf(record));
    return record;
  }

  /** @throws {AppError} WRONG_STATE once withdrawn. */
  async #download(caller: Caller, id: string): Promise<MinutesRecord & { content: MinutesContent }> {
    const record = await this.#stored(caller, id);
    const { content } = record;
    if (!content) throw new AppError('WRONG_STATE', 'Ce compte rendu a été retiré.');
    await this.#audit.note(caller, record.bodyId, { event: 'minutes.downloaded', subjectId: id });
    return { ...record, content };
  }
}

const subjectOf = ({ bodyId, targetBodyIds }: MinutesRecord) => ({ bodyId, targetBodyIds });

const summary = ({
  _id,
  number,
  bodyName,
  meetingOn,
  publishedAt,
  state,
}: Omit<MinutesRecord, 'content'>): MinutesSummary => ({
  id: _id,
  number,
  bodyName,
  meetingOn,
  publishedAt: publishedAt.toISOString(),
  state,
});

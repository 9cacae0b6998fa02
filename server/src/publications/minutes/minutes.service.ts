import type { Desk, Minutes, MinutesContent, MinutesFound, MinutesSummary } from '@huis-clos/contracts';
import type { AuditService } from '../../audit/index.ts';
import { assertMay, may, type Caller } from '../../core/caller.ts';
import { dayOf } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { fileStem } from '../artefact.ts';
import type { FormatName, Formats } from '../exports/formats.ts';
import type { Identity } from '../exports/layout.ts';
import { logoOf } from '../materials.ts';
import type { DirectorySource } from '../ports.ts';
import { minutesEvents } from './minutes-events.ts';
import { excerptsOf, searchedWords } from './minutes-search.ts';
import type { MinutesShelf } from './minutes-shelf.ts';
import { stepsOf, subjectOf, summaryOf } from './minutes-views.ts';
import type { MinutesRecord, MinutesRepository } from './minutes.repository.ts';

/** A file to hand over. */
export interface Download {
  name: string;
  type: string;
  bytes: Buffer;
}

/** How far a search goes back, and how much it gives. */
const SEARCHED = 300;
const FOUND = 20;

/** When there was last something to tell of them. */
const changedAt = ({ publishedAt, withdrawnAt }: Pick<MinutesRecord, 'publishedAt' | 'withdrawnAt'>): number =>
  (withdrawnAt ?? publishedAt).getTime();

/** Published minutes for those who read them: listed, searched, opened, taken away. */
export class MinutesService {
  readonly #minutes: MinutesRepository;
  readonly #shelf: MinutesShelf;
  readonly #directory: DirectorySource;
  readonly #audit: AuditService;
  readonly #formats: Formats;

  constructor(
    minutes: MinutesRepository,
    shelf: MinutesShelf,
    directory: DirectorySource,
    audit: AuditService,
    formats: Formats,
  ) {
    this.#minutes = minutes;
    this.#shelf = shelf;
    this.#directory = directory;
    this.#audit = audit;
    this.#formats = formats;
  }

  /** The stored record, for whoever may read it (P5, P6). @throws {AppError} NOT_FOUND */
  async stored(caller: Caller, id: string): Promise<MinutesRecord> {
    const record = await this.#minutes.find(id);
    if (!record) throw notFound();
    assertMay(caller, 'read', 'Minutes', subjectOf(record));
    return record;
  }

  /** Those that the caller may read, latest first; withdrawn ones as markers. */
  async list(caller: Caller): Promise<MinutesSummary[]> {
    return (await this.#minutes.listFor(caller.ability)).map(summaryOf);
  }

  /**
   * The latest version of each of the `count` minutes that last changed for the caller, and whether they have opened it
   * since: what tells them that minutes were published, replaced or withdrawn, without a word of their text.
   */
  async news(caller: Caller, count: number): Promise<Desk['minutes']> {
    const latest = new Map<string, Omit<MinutesRecord, 'sealedContent'>>();
    for (const record of await this.#minutes.listFor(caller.ability)) {
      const number = `${record.bodyId} ${record.number}`;
      if ((latest.get(number)?.edition ?? 0) < record.edition) latest.set(number, record);
    }
    const shown = [...latest.values()].sort((a, b) => changedAt(b) - changedAt(a)).slice(0, count);
    const opened = await this.#minutes.openedBy(caller.actor.personId, shown);
    return shown.map((record) => ({ ...summaryOf(record), unread: !opened.has(record._id) }));
  }

  async read(caller: Caller, id: string): Promise<Minutes> {
    const record = await this.stored(caller, id);
    const content = await this.#shelf.open(caller, record);
    if (content) await this.#note(caller, record, minutesEvents.read);
    await this.#minutes.markOpened(caller.actor.personId, record);
    const [bodies, editions] = await Promise.all([
      this.#directory.bodies(record.targetBodyIds),
      this.#minutes.editions(record),
    ]);
    return {
      ...summaryOf(record),
      content,
      readBy: [...bodies.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'fr')),
      editions: editions
        .filter((other) => other._id !== id && may(caller, 'read', 'Minutes', subjectOf(other)))
        .map(({ _id, edition, withdrawnAt }) => ({
          id: _id,
          edition,
          withdrawnAt: withdrawnAt?.toISOString() ?? null,
        })),
      withdrawnBecause: may(caller, 'withdraw', 'Minutes', subjectOf(record)) ? record.withdrawnBecause : null,
      steps: stepsOf(caller, record),
    };
  }

  /** Among the latest minutes that the caller may read; what an answer shows of one is a reading of it. */
  async search(caller: Caller, typed: string): Promise<MinutesFound[]> {
    const words = searchedWords(typed);
    const found: { record: MinutesRecord; excerpts: MinutesFound['excerpts'] }[] = [];
    for (const record of await this.#minutes.publishedFor(caller.ability, SEARCHED)) {
      const content = await this.#shelf.open(caller, record);
      const excerpts = content ? excerptsOf(content, words) : [];
      if (excerpts.length > 0) found.push({ record, excerpts });
      if (found.length === FOUND) break;
    }
    await Promise.all(found.map(({ record }) => this.#note(caller, record, minutesEvents.found)));
    return found.map(({ record, excerpts }) => ({ minutes: summaryOf(record), excerpts }));
  }

  /** One version as a file of that format, made anew each time. @throws {AppError} WRONG_STATE once withdrawn */
  async download(caller: Caller, id: string, format: FormatName): Promise<Download> {
    const { content, identity } = await this.#takeAway(caller, id);
    const { type, make } = this.#formats[format];
    return {
      name: `${fileStem(identity)}.${format}`,
      type,
      bytes: await make(content, identity, await logoOf(this.#directory, content)),
    };
  }

  async #takeAway(caller: Caller, id: string): Promise<{ content: MinutesContent; identity: Identity }> {
    const record = await this.stored(caller, id);
    const content = await this.#shelf.open(caller, record);
    if (!content) throw new AppError('WRONG_STATE', 'Ce compte rendu a été retiré.');
    await this.#note(caller, record, minutesEvents.downloaded);
    const { number, edition, publishedAt } = record;
    const before = (await this.#minutes.editions(record)).find((other) => other.edition === edition - 1);
    const replaces = before?.withdrawnAt ? { edition: before.edition, withdrawnOn: dayOf(before.withdrawnAt) } : null;
    return { content, identity: { number, edition, replaces, publishedOn: dayOf(publishedAt) } };
  }

  #note = (caller: Caller, { _id, bodyId }: MinutesRecord, event: string): Promise<void> =>
    this.#audit.note(caller, bodyId, { event, subjectId: _id });
}

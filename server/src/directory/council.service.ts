import type { Charter, Council } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { AppError, notFound } from '../core/errors.ts';
import type { DirectoryRepository } from './directory.repository.ts';

/** The council's particulars, and the charter its members sign. */
export class CouncilService {
  readonly #repository: DirectoryRepository;
  readonly #audit: AuditService;
  readonly #bus: Bus;
  readonly #clock: Clock;

  constructor(repository: DirectoryRepository, audit: AuditService, bus: Bus, clock: Clock) {
    this.#repository = repository;
    this.#audit = audit;
    this.#bus = bus;
    this.#clock = clock;
  }

  /** The commune's name, shown before anyone signs in; null until the council exists. */
  async commune(): Promise<string | null> {
    return (await this.#repository.council())?.commune ?? null;
  }

  async read(caller: Caller): Promise<Council> {
    assertMay(caller, 'read', 'Council', {});
    const council = await this.#repository.council();
    if (!council) throw notFound();
    const { commune, department, mayorTitle } = council;
    return { commune, department, mayorTitle };
  }

  async update(caller: Caller, patch: Partial<Council>): Promise<Council> {
    assertMay(caller, 'update', 'Council', {});
    await this.#audit.witness(caller, null, (session) => this.#repository.updateCouncil(patch, session), {
      event: 'council.updated',
    });
    await this.#bus.tell('changed', { topic: 'directory', bodyId: null, id: null });
    return this.read(caller);
  }

  /** The charter in force, and when the caller signed it. */
  async charter(caller: Caller): Promise<Charter> {
    const charter = await this.#repository.charterInForce(this.#today());
    if (!charter) throw notFound();
    const { _id: version, title, text, inForceFrom } = charter;
    const signedAt = await this.#repository.signedAt(caller.actor.personId, version);
    return { version, title, text, inForceFrom, signedAt: signedAt?.toISOString() ?? null };
  }

  /** Puts a new version in force from a given day; from then on nobody reads nominative content before signing it. */
  async publishCharter(caller: Caller, charter: Pick<Charter, 'title' | 'text' | 'inForceFrom'>): Promise<Charter> {
    assertMay(caller, 'update', 'Council', {});
    if (charter.inForceFrom < this.#today())
      throw new AppError('INVALID_INPUT', 'Une charte ne peut pas entrer en vigueur dans le passé.');
    await this.#audit.witness(
      caller,
      null,
      async (session) => {
        const version = ((await this.#repository.latestCharter(session))?._id ?? 0) + 1;
        await this.#repository.insertCharter({ _id: version, ...charter }, session);
        return version;
      },
      (version) => ({ event: 'charter.published', subjectId: String(version) }),
    );
    await this.#bus.tell('accessChanged', { personIds: 'everyone' });
    return this.charter(caller);
  }

  /** @throws {AppError} CONFLICT when another version has come into force since it was shown. */
  async signCharter(caller: Caller, version: number): Promise<Charter> {
    const { personId } = caller.actor;
    if ((await this.charter(caller)).version !== version)
      throw new AppError('CONFLICT', 'La charte a changé. Relisez la version en vigueur avant de la signer.');
    await this.#audit.witness(
      caller,
      null,
      (session) => this.#repository.sign(personId, version, this.#clock.now(), session),
      { event: 'charter.signed', subjectId: String(version) },
    );
    await this.#bus.tell('accessChanged', { personIds: [personId] });
    return this.charter(caller);
  }

  #today(): string {
    return dayOf(this.#clock.now());
  }
}

import type { Charter, Council } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { imageOf, type Image } from '../core/images/image.ts';
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

  /** What heads published minutes. */
  async letterhead(): Promise<Pick<Council, 'commune' | 'logoId'>> {
    const council = await this.#repository.council();
    return { commune: council?.commune ?? '', logoId: council?.logoId ?? null };
  }

  /** For files that bear it. @throws {AppError} NOT_FOUND */
  async logoFile(id: string): Promise<Image> {
    const logo = await this.#repository.logo(id);
    if (!logo) throw notFound();
    const { type, width, height, bytes } = logo;
    return { type, width, height, bytes };
  }

  async read(caller: Caller): Promise<Council> {
    assertMay(caller, 'read', 'Council', {});
    const council = await this.#repository.council();
    if (!council) throw notFound();
    const { commune, department, mayorTitle, logoId = null } = council;
    return { commune, department, mayorTitle, logoId };
  }

  async update(caller: Caller, patch: Partial<Omit<Council, 'logoId'>>): Promise<Council> {
    return this.#change(caller, 'council.updated', (session) => this.#repository.updateCouncil(patch, session));
  }

  /**
   * Puts a logo at the head of the minutes to come, rid of all that is not its pixels; it gets an id of its own, so that
   * what was certified with another stays as it was.
   * @throws {AppError} INVALID_INPUT for what is not a PNG or a JPEG of a sensible size
   */
  async setLogo(caller: Caller, file: Buffer): Promise<Council> {
    assertMay(caller, 'update', 'Council', {});
    const logo = { _id: newId(), ...imageOf(file) };
    return this.#change(caller, 'council.logoSet', async (session) => {
      await this.#repository.insertLogo(logo, session);
      await this.#repository.updateCouncil({ logoId: logo._id }, session);
    });
  }

  async removeLogo(caller: Caller): Promise<Council> {
    return this.#change(caller, 'council.logoRemoved', (session) =>
      this.#repository.updateCouncil({ logoId: null }, session),
    );
  }

  /** @throws {AppError} NOT_FOUND */
  async logo(caller: Caller, id: string): Promise<Image> {
    assertMay(caller, 'read', 'Council', {});
    return this.logoFile(id);
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

  async #change(caller: Caller, event: string, work: (session: ClientSession) => Promise<void>): Promise<Council> {
    assertMay(caller, 'update', 'Council', {});
    await this.#audit.witness(caller, null, work, { event });
    await this.#bus.tell('changed', { topic: 'directory', bodyId: null, id: null });
    return this.read(caller);
  }

  #today(): string {
    return dayOf(this.#clock.now());
  }
}

import type { BodyOf, directoryRoutes, Office, Organisation, Person, PersonLabel } from '@huis-clos/contracts';
import type { AuditService } from '../audit/index.ts';
import type { Bus } from '../core/bus.ts';
import { assertMay, type Caller } from '../core/caller.ts';
import { AppError, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { isDuplicateKey } from '../core/mongo/duplicate-key.ts';
import type { PersonRecord, DirectoryRepository } from './directory.repository.ts';

/** What identity knows of people's accounts. */
export interface Accounts {
  of(personIds: string[]): Promise<Map<string, Pick<Person, 'login' | 'account'>>>;
  setDisabled(caller: Caller, personId: string, disabled: boolean): Promise<void>;
}

type PersonInput = BodyOf<typeof directoryRoutes.createPerson>;

/** Organisations and the professionals who come from them. */
export class PeopleService {
  readonly #repository: DirectoryRepository;
  readonly #accounts: Accounts;
  readonly #audit: AuditService;
  readonly #bus: Bus;

  constructor(repository: DirectoryRepository, accounts: Accounts, audit: AuditService, bus: Bus) {
    this.#repository = repository;
    this.#accounts = accounts;
    this.#audit = audit;
    this.#bus = bus;
  }

  async organisations(caller: Caller): Promise<Organisation[]> {
    assertMay(caller, 'read', 'Council', {});
    return (await this.#repository.organisations()).map(({ _id, name }) => ({ id: _id, name }));
  }

  async createOrganisation(caller: Caller, name: string): Promise<Organisation> {
    assertMay(caller, 'create', 'Person', { id: '' });
    const id = newId();
    try {
      await this.#audit.witness(
        caller,
        null,
        (session) => this.#repository.insertOrganisation({ _id: id, name }, session),
        { event: 'organisation.created', subjectId: id },
      );
    } catch (error) {
      throw isDuplicateKey(error)
        ? new AppError('ALREADY_EXISTS', 'Cette organisation est déjà dans la liste.')
        : error;
    }
    await this.#changed();
    return { id, name };
  }

  async list(caller: Caller): Promise<Person[]> {
    assertMay(caller, 'read', 'Person', { id: '' });
    return this.#views(await this.#repository.people());
  }

  async read(caller: Caller, personId: string): Promise<Person> {
    assertMay(caller, 'read', 'Person', { id: personId });
    const record = await this.#repository.person(personId);
    if (!record) throw notFound();
    const [view] = await this.#views([record]);
    return view as Person;
  }

  async create(caller: Caller, input: PersonInput): Promise<Person> {
    assertMay(caller, 'create', 'Person', { id: '' });
    await this.#assertOrganisation(input.organisationId);
    const id = newId();
    await this.#audit.witness(
      caller,
      null,
      (session) => this.#repository.insertPerson({ _id: id, ...input }, session),
      { event: 'person.created', subjectId: id },
    );
    await this.#changed();
    return this.read(caller, id);
  }

  async update(
    caller: Caller,
    personId: string,
    { disabled, ...patch }: Partial<PersonInput> & { disabled?: boolean },
  ): Promise<Person> {
    assertMay(caller, 'update', 'Person', { id: personId });
    if (!(await this.#repository.person(personId))) throw notFound();
    if (patch.organisationId) await this.#assertOrganisation(patch.organisationId);
    if (Object.keys(patch).length > 0) {
      // Particulars and offices are the coordinator's to change; the technical administrator only opens and closes accounts (D5).
      assertMay(caller, 'create', 'Person', { id: personId });
      if (patch.offices && personId === caller.actor.personId && !sameOffices(patch.offices, caller.actor.offices))
        throw new AppError('INVALID_INPUT', 'Vous ne pouvez pas changer vos propres fonctions dans le conseil.');
      await this.#audit.witness(caller, null, (session) => this.#repository.updatePerson(personId, patch, session), {
        event: 'person.updated',
        subjectId: personId,
      });
    }
    if (disabled !== undefined) await this.#accounts.setDisabled(caller, personId, disabled);
    await this.#bus.tell('accessChanged', { personIds: [personId] });
    await this.#changed();
    return this.read(caller, personId);
  }

  /** Names and organisations to show beside what professionals did; those unknown are left out. */
  async labels(personIds: string[]): Promise<Map<string, PersonLabel>> {
    const [people, organisations] = await Promise.all([
      this.#repository.people(personIds),
      this.#repository.organisations(),
    ]);
    const organisationName = new Map(organisations.map(({ _id, name }) => [_id, name]));
    return new Map(
      people.map(({ _id, name, organisationId }) => [
        _id,
        { id: _id, name, organisation: organisationName.get(organisationId) ?? '' },
      ]),
    );
  }

  /** As `labels`, with the job title: how a professional is recognised and shown in minutes. */
  async professionals(personIds: string[]): Promise<(PersonLabel & { jobTitle: string | null })[]> {
    const [labels, people] = await Promise.all([this.labels(personIds), this.#repository.people(personIds)]);
    return people.flatMap(({ _id, jobTitle }) => {
      const label = labels.get(_id);
      return label ? [{ ...label, jobTitle }] : [];
    });
  }

  async #views(records: PersonRecord[]): Promise<Person[]> {
    const ids = records.map(({ _id }) => _id);
    const [labels, accounts] = await Promise.all([this.labels(ids), this.#accounts.of(ids)]);
    return records.map(({ _id: id, name, organisationId, jobTitle, email, offices }) => ({
      id,
      name,
      organisationId,
      organisation: labels.get(id)?.organisation ?? '',
      jobTitle,
      email,
      offices,
      ...(accounts.get(id) ?? { login: null, account: 'none' as const }),
    }));
  }

  async #assertOrganisation(id: string): Promise<void> {
    if (!(await this.#repository.organisation(id)))
      throw new AppError('INVALID_INPUT', 'Cette organisation n’existe plus. Choisissez-en une autre.');
  }

  #changed(): Promise<void> {
    return this.#bus.tell('changed', { topic: 'directory', bodyId: null, id: null });
  }
}

const sameOffices = (a: Office[], b: Office[]): boolean => a.length === b.length && a.every((one) => b.includes(one));

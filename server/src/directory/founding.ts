import type { BodyKind, Office, Role } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import type { Keyring } from '../core/crypto/keyring.ts';
import { newId } from '../core/ids.ts';
import { defaultCharter } from './default-charter.ts';
import type { DirectoryRepository } from './directory.repository.ts';

/** A council to found. `key`s are the plan's own names for what is made, and never stored. */
export interface FoundingPlan {
  commune: string;
  department: string;
  mayorTitle: string;
  /** Calendar day of the founding: memberships and the charter hold from it. */
  today: string;
  organisations: string[];
  people: { key: string; name: string; organisation: string; jobTitle: string | null; offices: Office[] }[];
  bodies: { key: string; kind: BodyKind; name: string }[];
  /** `mayoralOrder` is null everywhere but in the steering body. */
  memberships: { person: string; body: string; role: Role; mayoralOrder: string | null }[];
}

/** Ids of what was made, by the plan's keys. */
export interface Founded {
  people: Map<string, string>;
  bodies: Map<string, string>;
}

/** Makes a council out of nothing: its particulars, charter, organisations, people, bodies with their keys, and memberships. */
export class Founding {
  readonly #repository: DirectoryRepository;
  readonly #keyring: Keyring;

  constructor(repository: DirectoryRepository, keyring: Keyring) {
    this.#repository = repository;
    this.#keyring = keyring;
  }

  async done(): Promise<boolean> {
    return (await this.#repository.council()) !== null;
  }

  /** @throws the driver's duplicate key error when a council exists, or two bodies share a name. */
  async found(plan: FoundingPlan, session: ClientSession): Promise<Founded> {
    const { commune, department, mayorTitle, today } = plan;
    await this.#repository.insertCouncil({ commune, department, mayorTitle, createdAt: new Date() }, session);
    await this.#repository.insertCharter({ _id: 1, ...defaultCharter, inForceFrom: today }, session);

    const organisations = new Map(plan.organisations.map((name) => [name, newId()]));
    for (const [name, _id] of organisations) await this.#repository.insertOrganisation({ _id, name }, session);

    const people = new Map(plan.people.map(({ key }) => [key, newId()]));
    for (const { key, name, organisation, jobTitle, offices } of plan.people)
      await this.#repository.insertPerson(
        {
          _id: idIn(people, key),
          name,
          organisationId: idIn(organisations, organisation),
          jobTitle,
          email: null,
          offices,
        },
        session,
      );

    const bodies = new Map(plan.bodies.map(({ key }) => [key, newId()]));
    for (const { key, kind, name } of plan.bodies) {
      const bodyId = idIn(bodies, key);
      await this.#repository.insertBody(
        { _id: bodyId, kind, name, foundation: { kind: 'existingBefore', number: null, on: today } },
        session,
      );
      await this.#keyring.create({ bodyId }, session);
    }

    for (const { person, body, role, mayoralOrder } of plan.memberships)
      await this.#repository.insertMembership(
        {
          _id: newId(),
          bodyId: idIn(bodies, body),
          personId: idIn(people, person),
          role,
          from: today,
          until: null,
          mayoralOrder,
          meetingId: null,
        },
        session,
      );
    return { people, bodies };
  }
}

function idIn(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new RangeError(`the founding plan names « ${key} » without making it`);
  return id;
}

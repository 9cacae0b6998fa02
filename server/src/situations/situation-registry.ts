import type { RegistryPerson } from '@huis-clos/anonymiser';
import type { Guardian, Identity } from '@huis-clos/contracts';
import { assertMay, type Caller } from '../core/caller.ts';
import { dayOf, type Clock } from '../core/clock.ts';
import { splitName } from './person-names.ts';
import { anySituationOf, type SituationAccess } from './situation-access.ts';

const AGE_OF_MAJORITY = 18;

/** The people a group's situations name: what the anonymiser looks for in its notes. */
export class SituationRegistry {
  readonly #access: SituationAccess;
  readonly #clock: Clock;

  constructor(access: SituationAccess, clock: Clock) {
    this.#access = access;
    this.#clock = clock;
  }

  /**
   * Closed situations included: their names are still names. Writes no audit of its own; whoever uses it for a reading
   * notes that reading.
   * @throws {AppError} NOT_FOUND unless the caller reads the whole group.
   */
  async registry(caller: Caller, bodyId: string): Promise<RegistryPerson[]> {
    assertMay(caller, 'read', 'Situation', anySituationOf(bodyId));
    const today = dayOf(this.#clock.now());
    const records = await this.#access.ofBody(caller, bodyId);
    const people = records.map(async (record) => {
      const { identity } = await this.#access.open(caller, record);
      return registryPeople(record._id, identity, today);
    });
    return (await Promise.all(people)).flat();
  }
}

/** The subject of a situation, then their guardians. `today` is a calendar day. */
export function registryPeople(situationId: string, identity: Identity, today: string): RegistryPerson[] {
  const subject: RegistryPerson = {
    id: situationId,
    situationId,
    kinship: 'subject',
    firstNames: present([identity.firstName]),
    lastNames: present([identity.lastName]),
    aliases: identity.aliases,
    category: isMinor(identity, today) ? 'minor' : 'adult',
    gender: identity.sex,
    phones: present([identity.phone]),
    addresses: present([identity.address]),
    emails: present([identity.email]),
    birthDate: identity.birthDate,
  };
  const guardians = identity.guardians.map((guardian, index) =>
    guardianPerson(`${situationId}:${index}`, situationId, guardian, identity.lastName),
  );
  return [subject, ...guardians];
}

function guardianPerson(
  id: string,
  situationId: string,
  { name, relation, phone, address, email }: Guardian,
  subjectLastName: string | null,
): RegistryPerson {
  const { firstName, lastName, gender } = splitName(name, relation, subjectLastName);
  return {
    id,
    situationId,
    kinship: 'guardian',
    firstNames: present([firstName]),
    lastNames: present([lastName]),
    aliases: [],
    category: 'adult',
    gender,
    phones: present([phone]),
    addresses: present([address]),
    emails: present([email]),
    birthDate: null,
  };
}

/** Without a birth date, one who has guardians is taken for a minor. */
function isMinor({ birthDate, guardians }: Identity, today: string): boolean {
  if (birthDate === null) return guardians.length > 0;
  const majority = `${Number(birthDate.slice(0, 4)) + AGE_OF_MAJORITY}${birthDate.slice(4)}`;
  return today < majority;
}

const present = (values: (string | null)[]): string[] => values.filter((value) => value !== null);

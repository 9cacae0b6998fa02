import type { Identity } from '@huis-clos/contracts';
import { foldName, foldPhone } from '../folding.ts';

/** What tells one person from another in a group's list. */
export type Particular = Pick<Identity, 'firstName' | 'lastName' | 'aliases' | 'birthDate' | 'phone' | 'guardians'>;

/** The people of a group, to ask whether one is already among them. */
export class KnownPeople {
  readonly #byName = new Map<string, Particular[]>();

  constructor(people: Particular[]) {
    for (const person of people) this.add(person);
  }

  add(person: Particular): void {
    const key = nameKey(person);
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), person]);
  }

  has(person: Particular): boolean {
    return (this.#byName.get(nameKey(person)) ?? []).some((other) => samePerson(other, person));
  }
}

/**
 * Whether two entries are of the same person: the same name, and the same birth date or phone. With nothing to compare
 * but the name, they are taken for the same: writing a file twice is likelier than a namesake.
 */
export function samePerson(a: Particular, b: Particular): boolean {
  if (nameKey(a) === '' || nameKey(a) !== nameKey(b)) return false;
  const birth = a.birthDate && b.birthDate ? a.birthDate === b.birthDate : null;
  const phone = samePhone(a, b);
  return birth === true || phone === true || (birth === null && phone === null);
}

/** A family's number stands under the child or under a parent, as whoever typed it saw fit. */
function samePhone(a: Particular, b: Particular): boolean | null {
  const [ofA, ofB] = [phonesOf(a), phonesOf(b)];
  return ofA.length > 0 && ofB.length > 0 ? ofA.some((phone) => ofB.includes(phone)) : null;
}

const phonesOf = ({ phone, guardians }: Particular): string[] =>
  [phone, ...guardians.map((guardian) => guardian.phone)].flatMap((number) => (number && foldPhone(number)) || []);

/** Words in one order, for first and last names are often swapped; a nickname only where there is no name. */
function nameKey({ firstName, lastName, aliases }: Particular): string {
  const name = foldName([firstName, lastName].filter((part) => part !== null).join(' '));
  return (name || foldName(aliases[0] ?? '')).split(' ').sort().join(' ');
}

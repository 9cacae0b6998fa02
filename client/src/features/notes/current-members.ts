import type { Member } from '@huis-clos/contracts';
import { today } from '../../shared/ui/dates.ts';

/** One line per person who sits in the body today, in the order of names. */
export function currentMembers(members: readonly Member[], day = today()): Member[] {
  const current = members.filter(({ from, until }) => from <= day && (until === null || until >= day));
  const byPerson = new Map(current.map((member) => [member.personId, member]));
  return [...byPerson.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

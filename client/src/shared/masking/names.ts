import type { Registry, RegistryPerson } from '@huis-clos/anonymiser';
import type { Member, SituationSummary } from '@huis-clos/contracts';

/** The names the page already shows to its reader: those of the group's situations, and of its members. */
export interface GroupNames {
  situations: readonly Pick<SituationSummary, 'id' | 'name' | 'aliases'>[];
  members: readonly Pick<Member, 'personId' | 'name' | 'organisation' | 'jobTitle'>[];
}

/** What the detectors need of them. A person's id here is that of their situation. */
export const registryOf = ({ situations, members }: GroupNames): Registry => ({
  persons: situations.map(personOf),
  professionals: members.map(({ personId: id, name, organisation, jobTitle }) => ({
    id,
    name,
    organisation,
    jobTitle,
  })),
  neverPersons: [],
});

function personOf({ id, name, aliases }: GroupNames['situations'][number]): RegistryPerson {
  // A situation without a name is called by its number.
  const [first, ...others] = /\d/.test(name) ? [] : name.split(' ').filter(Boolean);
  return {
    id,
    situationId: id,
    kinship: 'subject',
    firstNames: first ? [first] : [],
    lastNames: others.length > 0 ? [others.join(' ')] : [],
    aliases: [...aliases],
    category: 'minor',
    gender: 'unknown',
    phones: [],
    addresses: [],
    emails: [],
    birthDate: null,
  };
}

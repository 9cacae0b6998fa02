import { namedProfessional, type Professional, type RegistryPerson } from '@huis-clos/anonymiser';
import type { AttendanceLine } from '@huis-clos/contracts';
import type { Detectors } from './detectors/detectors.ts';
import type { NotesBlock } from './ports.ts';

/** « Association Passerelle (éducateur) »: whom somebody acts for; « N. Auriol, association Passerelle » where the group names them. */
function officeOf(professional: Professional): string {
  const { organisation, jobTitle, named } = professional;
  if (named) return namedProfessional(professional);
  return jobTitle ? `${organisation} (${jobTitle})` : organisation;
}

/**
 * The professionals as a group that names them shows them: those whose name is, or nearly is, that of a person it
 * follows stay behind their organisation, so that neither is taken for the other.
 */
export async function namedUnlessFollowed(
  detectors: Pick<Detectors, 'leaks'>,
  professionals: Professional[],
  persons: RegistryPerson[],
): Promise<Professional[]> {
  const names = professionals.map((professional) => `${professional.name} : ${namedProfessional(professional)}`);
  const followed = new Set(await detectors.leaks(names, { persons, professionals: [], neverPersons: [] }));
  return professionals.map((professional, index) => ({ ...professional, named: !followed.has(index) }));
}

/** Someone present without an organisation that is known. */
const UNKNOWN = 'Personne associée';

/** How each line of the attendance list is shown. */
export function attendanceOffice(line: AttendanceLine, professionals: Professional[]): string {
  const known = professionals.find(({ id }) => id === (line.personId ?? line.id));
  return known && known.organisation.trim() !== '' ? officeOf(known) : UNKNOWN;
}

/** The office of an action's owner: by their place in the directory, else by a name only one professional here answers to. */
export function ownerOffice(
  { ownerId, ownerName }: Pick<NotesBlock, 'ownerId' | 'ownerName'>,
  professionals: Professional[],
): string | null {
  const named = ownerId
    ? professionals.filter(({ id }) => id === ownerId)
    : professionals.filter(({ name }) => ownerName !== null && answersTo(name, ownerName));
  const offices = [...new Set(named.map(officeOf))];
  return offices.length === 1 ? (offices[0] ?? null) : null;
}

/** « Auriol », « N. Auriol », « Noé Auriol » and « M. Auriol » all call Noé Auriol. */
function answersTo(name: string, called: string): boolean {
  const own = wordsOf(name);
  const words = wordsOf(called).filter((word) => !TITLES.has(word));
  const family = own.slice(1);
  return (
    words.some((word) => family.includes(word)) &&
    words.every((word) => own.includes(word) || (word.length === 1 && own.some((part) => part.startsWith(word))))
  );
}

const TITLES = new Set(['m', 'mme', 'mlle', 'monsieur', 'madame', 'dr']);

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

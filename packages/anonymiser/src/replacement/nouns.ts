import type { RegistryPerson } from '../types.ts';

/** The neutral noun a person becomes, with its article: category and gender of the registry, nothing else. */
export function personNoun({ category, gender, kinship }: RegistryPerson): string {
  if (category === 'family') return 'une famille';
  if (category === 'minor') return gender === 'feminine' ? 'une jeune' : 'un jeune';
  if (kinship === 'guardian') return gender === 'feminine' ? 'une responsable légale' : 'un responsable légal';
  if (gender === 'unknown') return 'une personne';
  return gender === 'feminine' ? 'une femme' : 'un homme';
}

import type { Sex } from '@huis-clos/contracts';
import { foldName } from './folding.ts';

const TITLES: Record<string, Sex> = {
  m: 'masculine',
  mr: 'masculine',
  monsieur: 'masculine',
  mme: 'feminine',
  mlle: 'feminine',
  madame: 'feminine',
  mademoiselle: 'feminine',
};
const FEMININE = /\b(mere|tutrice|grand mere|belle mere|tante|soeur|educatrice|assistante|maman)\b/;
const MASCULINE = /\b(pere|tuteur|grand pere|beau pere|oncle|frere|educateur|papa)\b/;
const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'el',
  'al',
  'ben',
  'ould',
  'van',
  'von',
  'da',
  'dos',
]);

/**
 * Draws first and last names out of a name written in one piece: « Mme Jeanne Martin », « M. Le Goff », « Samira Belkadri ».
 * A last name shared with the subject is recognised; failing that, the first word of several is the first name, unless
 * it is a particle.
 */
export function splitName(
  name: string,
  relation: string | null,
  knownLastName: string | null,
): { firstName: string | null; lastName: string | null; gender: Sex } {
  const words = name.split(/\s+/).filter(Boolean);
  const title = TITLES[foldName(words[0] ?? '')];
  const rest = title && words.length > 1 ? words.slice(1) : words;
  const gender = title ?? genderOf(relation);
  const at = rest.findIndex((_, index) => knownLastName && sameName(rest.slice(index).join(' '), knownLastName));
  const cut =
    at >= 0 ? at : rest.length > 1 && !PARTICLES.has(foldName(rest[0] as string).split(' ')[0] as string) ? 1 : 0;
  // One word that is no known last name is one all the same after a title; alone, it is as likely a first name.
  if (rest.length === 1 && at < 0 && !title) return { firstName: rest[0] ?? null, lastName: rest[0] ?? null, gender };
  return { firstName: rest.slice(0, cut).join(' ') || null, lastName: rest.slice(cut).join(' ') || null, gender };
}

function genderOf(relation: string | null): Sex {
  const folded = foldName(relation ?? '');
  if (FEMININE.test(folded)) return 'feminine';
  return MASCULINE.test(folded) ? 'masculine' : 'unknown';
}

const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);

import type { Gazetteers } from '../gazetteers/gazetteers.ts';
import { PUBLIC_ACRONYMS, PUBLIC_NAMES } from './public-names.ts';
import {
  ABBREVIATIONS,
  ACRONYMS,
  FUNCTION_WORDS,
  INSTITUTION_HEADS,
  KINSHIP,
  KNOWN_PROPER,
  NICKNAME_MARKS,
  NUMBER_WORDS,
  OFFICE_WORDS,
  PARTICLES,
  TITLES,
} from './words.ts';

/** What is known of a folded word, as bits. */
export const IS = {
  given: 1,
  surname: 2,
  dictionary: 4,
  grammatical: 8,
  office: 16,
  acronym: 32,
  /** A town, a country, a brand: a large thing with a proper name. */
  town: 64,
  institution: 128,
  particle: 256,
  /** Not in the dictionary, but built as a French word is. */
  wordLike: 512,
  /** One of the names of a group member's organisation. */
  organisation: 1024,
  /** The group decided it is never a person. */
  never: 2048,
  /** A title, a kinship or what announces a nickname: the word after it may be a name. */
  announces: 4096,
  /** A letter of another alphabet is left in it. */
  foreign: 8192,
  /** Opens a name of several words that is nobody's. */
  opensPhrase: 16384,
  /** A brand or a town that the list of public names alone knows: as good as a nickname. */
  publicName: 32768,
  /** Written with letters that French does not have. */
  foreignSpelling: 65536,
} as const;

/** By itself something else than a name: a word of grammar, an office, a place, a service. */
export const OTHERWISE_KNOWN = IS.grammatical | IS.office | IS.institution | IS.acronym | IS.town | IS.organisation;

/** Looks a folded word up, or several of them with spaces between. The tokeniser remembers its answers. */
export type Classify = (word: string) => number;

const PREFIXES = [
  'anti',
  'auto',
  'co',
  'cyber',
  'bio',
  'de',
  'des',
  'dis',
  'eco',
  'extra',
  'hyper',
  'in',
  'im',
  'infra',
  'inter',
  'intra',
  'macro',
  'mega',
  'micro',
  'mini',
  'mono',
  'multi',
  'neo',
  'non',
  'para',
  'pluri',
  'poly',
  'post',
  'pre',
  'pro',
  'pseudo',
  're',
  'socio',
  'sous',
  'sur',
  'super',
  'tele',
  'trans',
  'tri',
  'ultra',
  'uni',
  'video',
  'medico',
  'psycho',
  'geo',
  'vice',
  'mi',
  'demi',
  'ex',
  'bi',
];
const BY_LETTER = new Map<string, string[]>();
for (const prefix of PREFIXES) BY_LETTER.set(prefix.charAt(0), [...(BY_LETTER.get(prefix.charAt(0)) ?? []), prefix]);
const SUFFIXES =
  /(?:ables?|ibles?|isation|isations|isateur|isatrice|isme|ismes|iste|istes|ement|ements|ablement|abilite|ologie|ologue|ologues|ographie|ateurs?|atrices?|aires?|eraient|erait|eront|eraient|ifier|ifie|iser|isee?s?|ments?|iques?|ites|ivite)$/;

/** Builds the look-up for one analysis. */
export function createClassify(
  gazetteers: Gazetteers,
  organisations: ReadonlySet<string>,
  never: ReadonlySet<string>,
  phrases: ReadonlyMap<string, unknown>,
): Classify {
  return (word) =>
    inLists(word, gazetteers) |
    (organisations.has(word) ? IS.organisation : 0) |
    (never.has(word) ? IS.never : 0) |
    (phrases.has(word) ? IS.opensPhrase : 0);
}

/** What the hand-written lists say of their words, looked up at once. */
const LISTED = new Map<string, number>();
const listed = (words: Iterable<string>, bits: number): void => {
  for (const word of words) LISTED.set(word, (LISTED.get(word) ?? 0) | bits);
};
listed(FUNCTION_WORDS, IS.grammatical | IS.dictionary);
listed(PARTICLES, IS.particle);
listed(OFFICE_WORDS, IS.office | IS.dictionary);
listed(KINSHIP.keys(), IS.office | IS.dictionary | IS.announces);
listed(INSTITUTION_HEADS, IS.institution | IS.dictionary);
listed(ACRONYMS, IS.acronym);
listed(TITLES, IS.announces);
listed(NICKNAME_MARKS, IS.announces);
listed(KNOWN_PROPER, IS.town);
listed(ABBREVIATIONS, IS.dictionary);
listed(NUMBER_WORDS.keys(), IS.dictionary);

/** The same of public names, for words that no list of names knows. */
const PUBLIC = new Map<string, number>();
for (const word of PUBLIC_ACRONYMS) PUBLIC.set(word, IS.acronym);
for (const word of PUBLIC_NAMES) PUBLIC.set(word, (PUBLIC.get(word) ?? 0) | IS.town | IS.publicName);

function inLists(word: string, { givenNames, surnames, words, towns, communes }: Gazetteers): number {
  let bits = LISTED.get(word) ?? 0;
  if (word.length > 1 && givenNames.has(word)) bits |= IS.given;
  if (surnames.has(word)) bits |= IS.surname;
  if (!(bits & (IS.given | IS.surname))) bits |= PUBLIC.get(word) ?? 0;
  if (towns.has(word)) bits |= IS.town;
  // « Montreuil-Bellay », however small; « Saint-Jean » is a surname too.
  else if (word.includes(' ') && !/^s(?:ain)?te? /.test(word) && communes.has(word)) bits |= IS.town;
  if (words.has(word)) bits |= IS.dictionary;
  if (NOT_LATIN.test(word)) bits |= IS.foreign;
  if (!(bits & (IS.dictionary | IS.given | IS.surname)) && isWordLike(word, words)) bits |= IS.wordLike;
  return bits;
}

const NOT_LATIN = /[^a-z]/;

function isWordLike(word: string, words: ReadonlySet<string>): boolean {
  if (word.length < 6) return false;
  if (SUFFIXES.test(word)) return true;
  for (const prefix of BY_LETTER.get(word.charAt(0)) ?? []) {
    if (word.length >= prefix.length + 4 && word.startsWith(prefix) && words.has(word.slice(prefix.length)))
      return true;
  }
  return word.endsWith('s') && words.has(word.slice(0, -1));
}

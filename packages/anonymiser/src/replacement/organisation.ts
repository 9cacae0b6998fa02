import { foldText } from '../text/fold.ts';
import { TITLES } from '../lexicon/words.ts';
import type { Professional } from '../types.ts';

const FEMININE = new Set(
  'association mission prefecture police ville regie mairie gendarmerie education commune metropole agglomeration agence maison caisse protection direction delegation region brigade structure fondation cellule societe federation ligue communaute inspection academie resistance cour chambre ecole universite unite antenne plateforme'.split(
    ' ',
  ),
);
const MASCULINE = new Set(
  'conseil parquet ccas service college lycee centre commissariat tribunal bailleur departement rectorat foyer club comite collectif office syndicat groupe cabinet tresor samu sdis cdad spip hopital institut etablissement ministere pole reseau relais bureau'.split(
    ' ',
  ),
);

/** « Association Passerelle » as it stands within a sentence: its first word is a noun; a proper name or an acronym stays. */
function withinSentence(organisation: string): string {
  const [first = ''] = organisation.split(/[\s–-]/);
  const [head = ''] = foldText(organisation).split(/[^a-z]/);
  const noun = FEMININE.has(head) || MASCULINE.has(head);
  return noun && (first.length === 1 || first !== first.toUpperCase())
    ? organisation.charAt(0).toLowerCase() + organisation.slice(1)
    : organisation;
}

/** An organisation with its article where its first word has one: « la mission locale », « l’association Passerelle », « Habitat Loire ». */
function organisationWithArticle(organisation: string): string {
  const trimmed = organisation.trim();
  const [head = ''] = foldText(trimmed).split(/[^a-z]/);
  const feminine = FEMININE.has(head);
  if (!feminine && !MASCULINE.has(head)) return trimmed;
  const name = withinSentence(trimmed);
  if (/^[aeiouyh]/.test(head)) return `l’${name}`;
  return `${feminine ? 'la' : 'le'} ${name}`;
}

/** « N. Auriol » for Noé Auriol, « J.-M. Le Goff » for Jean-Marc Le Goff; a title or a lone name stays as it is. */
function shortName(name: string): string {
  const [first = '', ...family] = name.trim().split(/\s+/u);
  if (family.length === 0 || TITLES.has(foldText(first).replace('.', ''))) return [first, ...family].join(' ');
  const initials = first.split('-').map((part) => `${part.charAt(0).toUpperCase()}.`);
  return [initials.join('-'), ...family].join(' ');
}

/** « N. Auriol, association Passerelle ». */
export const namedProfessional = ({ name, organisation }: Pick<Professional, 'name' | 'organisation'>): string =>
  `${shortName(name)}, ${withinSentence(organisation.trim())}`;

/** « Coordonnatrice du CLSPD » inside a sentence; « CPE » and « Dr » stay. */
const lowerFirst = (jobTitle: string): string =>
  /^\p{Lu}\p{Ll}{2}/u.test(jobTitle) ? jobTitle.charAt(0).toLowerCase() + jobTitle.slice(1) : jobTitle;

/** How a professional in office is shown: the organisation, and the function when it is known; or by name and organisation. */
export function professionalTerm(professional: Professional): string {
  const { organisation, jobTitle, named } = professional;
  if (named) return namedProfessional(professional);
  const shown = organisationWithArticle(organisation);
  return jobTitle ? `${shown} (${lowerFirst(jobTitle)})` : shown;
}

/** What goes with a name because it only says the office again, and how the passage is then shown. */
export interface Aside {
  length: number;
  term: string;
}

/**
 * What follows a professional's name and repeats their office: « (éducateur, association Passerelle) », « coordo »,
 * « , coordonnatrice du CLSPD, ». It goes with the name; a function that only the brackets say is kept.
 */
export function officeAside(after: string, professional: Professional): Aside | null {
  return bracketAside(after, professional) ?? roleAside(after, professional);
}

function bracketAside(after: string, professional: Professional): Aside | null {
  const match = BRACKETS.exec(after);
  if (!match) return null;
  const words = tellingWords(professional.organisation);
  const parts = (match[1] ?? '').split(',').map((part) => part.trim());
  const others = parts.filter((part) => !words.some((word) => foldText(part).includes(word)));
  if (others.length === parts.length) return null;
  const [jobTitle] = others;
  const plain = jobTitle !== undefined && jobTitle.slice(1) === jobTitle.slice(1).toLowerCase();
  if (others.length > 1) return null;
  const shown = { ...professional, jobTitle: plain ? jobTitle : professional.jobTitle };
  return { length: match[0].length, term: professionalTerm(shown) };
}

const BRACKETS = /^ ?\(([^()\n]{2,80})\)/u;
const tellingWords = (text: string): string[] =>
  foldText(text)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3);

/** Words between those that say the office: « coordonnatrice du CLSPD ». */
const LINKS = new Set('de du des d la le les l a au aux et'.split(' '));

function roleAside(after: string, professional: Professional): Aside | null {
  const title = foldText(professional.jobTitle ?? '').split(/[^a-z]+/);
  const organisation = tellingWords(professional.organisation);
  let length = 0;
  for (const { 0: piece, index } of after.matchAll(
    /^,? ?|(?<=^,? ?|[ '’-])(\p{L}+)(?:\.(?! \p{Lu})|[ '’-]|(?!\p{L}))/gu,
  )) {
    const word = foldText(piece).replace(/[^a-z]/g, '');
    if (word === '' || LINKS.has(word)) continue;
    if (!organisation.includes(word) && !title.some((known) => saysTheSame(word, known))) break;
    length = index + piece.trimEnd().length;
  }
  if (length === 0) return null;
  const closes = after.startsWith(',') && after.charAt(length) === ',';
  return { length: length + (closes ? 1 : 0), term: professionalTerm(professional) };
}

/** « coordo » for « coordonnatrice », « médiateur » for « médiatrice ». */
const saysTheSame = (word: string, known: string): boolean =>
  word === known ||
  (word.length > 3 && (known.startsWith(word) || (stem(word).length > 3 && stem(word) === stem(known))));
const stem = (word: string): string => word.replace(/(?:rice|eur|euse|ere?|iere?|ien|ienne|ee?)$/, '');

/** « adj. Pruvost (police nationale) »: the organisation of an officer nobody registered stays, without the name. */
export function rankedAside(after: string): Aside | null {
  const match = BRACKETS.exec(after);
  const [, organisation = ''] = match ?? [];
  const term = organisationWithArticle(organisation);
  return match && term !== organisation.trim() && !organisation.includes(',')
    ? { length: match[0].length, term }
    : null;
}

import { foldText } from '../text/fold.ts';
import { TITLES } from '../lexicon/words.ts';
import type { Professional } from '../types.ts';

const FEMININE = new Set(
  'association mission prefecture police ville regie mairie gendarmerie education commune metropole agglomeration agence maison caisse protection direction delegation region brigade structure fondation cellule societe federation ligue communaute inspection academie resistance cour chambre'.split(
    ' ',
  ),
);
const MASCULINE = new Set(
  'conseil parquet ccas service college lycee centre commissariat tribunal bailleur departement rectorat foyer club comite collectif office syndicat groupe cabinet tresor samu sdis cdad spip hopital institut etablissement ministere'.split(
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

/** How a professional in office is shown: the organisation, and the function when it is known; or by name and organisation. */
export function professionalTerm(professional: Professional): string {
  const { organisation, jobTitle, named } = professional;
  if (named) return namedProfessional(professional);
  const shown = organisationWithArticle(organisation);
  return jobTitle ? `${shown} (${jobTitle})` : shown;
}

/**
 * What an attendance list says in brackets after a professional's name, when it repeats the organisation:
 * « (éducateur, association Passerelle) ». It goes with the name; the function in it is kept.
 */
export function officeAside(
  after: string,
  professional: Professional,
): { length: number; jobTitle: string | null } | null {
  const match = /^ ?\(([^()\n]{2,80})\)/u.exec(after);
  if (!match) return null;
  const words = foldText(professional.organisation)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3);
  const parts = (match[1] ?? '').split(',').map((part) => part.trim());
  const others = parts.filter((part) => !words.some((word) => foldText(part).includes(word)));
  if (others.length === parts.length) return null;
  const [jobTitle] = others;
  const plain = jobTitle !== undefined && jobTitle.slice(1) === jobTitle.slice(1).toLowerCase();
  return others.length > 1 ? null : { length: match[0].length, jobTitle: plain ? (jobTitle ?? null) : null };
}

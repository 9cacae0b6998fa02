import { MONTHS, NUMBER_WORDS } from '../lexicon/words.ts';
import { cue } from '../text/cues.ts';
import { matches, matchesOf, type Form, type PatternHit } from './pattern.ts';

const MONTH = `(?:${MONTHS.join('|')}|janv|fev|fevr|avr|juil|sept|oct|nov|dec)\\.?`;
const DATE = new RegExp(
  `(?<![\\d/.-])(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})|(\\d{1,2})(?: ?[-/.] ?(\\d{1,2}) ?[-/.] ?(\\d{4}|\\d{2})| (\\d{1,2}) (\\d{4}))|(\\d{1,2})(?:er)? ?(${MONTH}) (\\d{4}|\\d{2}))(?![\\d/-]| ?h(?!\\p{L}))`,
  'gu',
);
const BORN = /(?<!\p{L})(?:nee?s?(?: \(e\)|\(e\)|·e)?|naissance|ddn|d\.d\.n|anniversaire|dn)(?!\p{L})[^\d\n]{0,24}$/u;
const BORN_IN: Form = {
  needs: cue('nee?s?|naissance'),
  expression: new RegExp(
    `(?<!\\p{L})(?:nee?s?(?:\\(e\\))?|de naissance|naissance) (?:en|:|courant|fin|debut)? ?(?:${MONTH} )?((?:19|20)\\d{2})(?!\\d)`,
    'gu',
  ),
};
const NUMBER_PATTERN = [...NUMBER_WORDS.keys()].join('|');
const AGE: Form = {
  // « douzeans », in one word, is an age too.
  needs: cue(`(?:${NUMBER_PATTERN})?(?:ans|mois)`),
  expression: new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,3}|(?:${NUMBER_PATTERN})(?:[- ](?:et[- ])?(?:${NUMBER_PATTERN})){0,3}) ?(?:ans|mois)(?!\\p{L})(?: et demi)?`,
    'gu',
  ),
};
const NOT_AGE_BEFORE =
  /(?:depuis|pendant|durant|sur|tous les|toutes les|il y a|en|d ici|dans|moins de|plus de|a partir de|des|entre|jusqu'a|avant|apres|d'ici|de|voici|bout de|plan de|programme de|duree de|pour|et|a|-|–|ou|les|convention de|bail de|mandat de|annees?|cycle de|aux?|chez les|tranche|publics?) $/u;
const NOT_AGE_AFTER =
  /^ ?(?:d'|de |apres|plus tard|ferme|avec|du |auparavant|minimum|maximum|consecutif|renouvelable|d emprisonnement)/u;
const SOMEONE =
  /(?<!\p{L})(?:age[e]?s? (?:de|d')|il|elle|a|aura|avait|qui a|garcon|fille|homme|femme|dame|jeune|mineure?|enfant|ado|adolescente?|eleve|fils|frere|soeur|petite?|gamine?|collegienne?|lyceenne?|bebe|monsieur) ?(?:de |d'|a |aura |a pres de |a environ |environ |,)? ?$/u;
const RANGE = /\d ?(?:-|–|a|et|ou|\/) ?$/u;
const PLURAL =
  /(?<!\p{L})(?:jeunes|mineurs|mineures|enfants|eleves|adolescents|ados|habitants|personnes|publics?|usagers|majeurs|collegiens|lyceens|filles|garcons|15|16|12|11|18) (?:ages |agees )?(?:de |d'|a )?$/u;

/** A date of a block, ISO when it could be read. */
export interface DateHit {
  from: number;
  to: number;
  iso: string;
  year: number;
}

/** Full dates with a year, in the forms people type. */
function* fullDates(text: string): Generator<DateHit> {
  for (const match of matches(DATE, text)) {
    const [whole, isoYear, isoMonth, isoDay, day, month, year, spacedMonth, spacedYear, wordDay, monthName, wordYear] =
      match;
    const y = fourDigits(isoYear ?? year ?? spacedYear ?? wordYear ?? '');
    const d = Number(isoDay ?? day ?? wordDay);
    const exactMonth =
      monthName === undefined
        ? Number(isoMonth ?? month ?? spacedMonth)
        : MONTHS.findIndex((name) => name.startsWith(monthName.replace('.', ''))) + 1;
    if (exactMonth < 1 || exactMonth > 12 || d < 1 || d > 31) continue;
    yield {
      from: match.index,
      to: match.index + whole.length,
      year: y,
      iso: `${y}-${String(exactMonth).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    };
  }
}

/** Two-digit years are read as the last hundred years up to 2035. */
function fourDigits(year: string): number {
  const value = Number(year);
  if (year.length === 4) return value;
  return value <= 35 ? 2000 + value : 1900 + value;
}

/** « la loi n° 2007-297 du », « décret modifié du »: the date of a text, however old. */
const ENACTED =
  /(?<!\p{L})(?:lois?|decrets?|circulaires?|arretes?|ordonnances?|directives?|reglements?|instructions?|conventions?|protocoles?|deliberations?|accords?|chartes?)(?!\p{L})[^.;!?\n]{0,30} (?:du|des|en date du) $/u;

/**
 * Birth dates: announced as such, equal to one of the registry, or a full date too old for the notes to be about it.
 * @param newest the latest year the document speaks of
 */
export function scanBirthDates(
  text: string,
  cues: number,
  registered: ReadonlyMap<string, string | null>,
  newest: number,
): PatternHit[] {
  const hits: PatternHit[] = [];
  const add = (
    from: number,
    to: number,
    reason: string,
    confidence: number,
    must: 'mask' | 'decide',
    personId: string | null = null,
  ): void => {
    hits.push({ from, to, type: 'birthDate', reason, confidence, must, proposal: 'une date de naissance', personId });
  };
  for (const date of fullDates(text)) {
    const personId = registered.get(date.iso);
    const before = text.slice(Math.max(0, date.from - 40), date.from);
    if (personId !== undefined)
      add(date.from, date.to, 'Date de naissance d’une personne suivie', 0.97, 'mask', personId);
    else if (BORN.test(before)) add(date.from, date.to, 'Date de naissance', 0.97, 'mask');
    else if (date.year >= 1900 && date.year <= newest - 5 && !ENACTED.test(before))
      add(date.from, date.to, 'Date ancienne : probablement une naissance', 0.6, 'decide');
  }
  for (const match of matchesOf(BORN_IN, text, cues))
    add(match.index + match[0].length - 4, match.index + match[0].length, 'Année de naissance', 0.85, 'mask');
  return hits;
}

/** Latest year written in a text, or 0. */
export function newestYear(text: string): number {
  let newest = 0;
  for (const match of matches(/(?<!\d)20[0-4]\d(?!\d)/g, text)) newest = Math.max(newest, Number(match[0]));
  return newest;
}

/** Ages of one person; ranges, durations and age groups of several are not. */
export function scanAges(text: string, cues: number): PatternHit[] {
  const hits: PatternHit[] = [];
  for (const match of matchesOf(AGE, text, cues)) {
    const [whole, written = ''] = match;
    const months = /mois/.test(whole);
    const age = months ? 1 : readNumber(written);
    if (age === null || age > 110) continue;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + whole.length, match.index + whole.length + 24);
    if (PLURAL.test(before) || RANGE.test(before) || NOT_AGE_AFTER.test(after)) continue;
    const said = SOMEONE.test(before);
    if (
      months
        ? !/(?:bebe|age[e]?s? (?:de|d')|enfant|fils|fille) ?(?:de |d')? ?$/u.test(before)
        : !said && NOT_AGE_BEFORE.test(before)
    )
      continue;
    if (!said && months) continue;
    hits.push({
      from: match.index,
      to: match.index + whole.length,
      type: 'exactAge',
      reason: 'Âge exact',
      confidence: said ? 0.85 : 0.6,
      must: 'mask',
      proposal: ageBand(age),
    });
  }
  return hits;
}

function readNumber(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written);
  let total = 0;
  for (const word of written.split(/[- ]/)) {
    const value = NUMBER_WORDS.get(word);
    if (value === undefined) continue;
    total = value === 20 && total === 4 ? 80 : total + value;
  }
  return total > 0 ? total : null;
}

/** An age a reader can use and that fits hundreds of people. */
function ageBand(age: number): string {
  if (age < 13) return 'moins de 13 ans';
  if (age < 18) return 'moins de 18 ans';
  if (age <= 25) return 'entre 18 et 25 ans';
  return age < 60 ? 'entre 25 et 60 ans' : 'plus de 60 ans';
}

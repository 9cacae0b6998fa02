import { cue, DIGITS } from '../text/cues.ts';
import { foldText } from '../text/fold.ts';
import { FUNCTION_WORDS } from '../lexicon/words.ts';
import { matches, type PatternHit } from './pattern.ts';

const STREET =
  '(?:rue|r\\.|r(?= d)|avenue|av\\.?|boulevard|boul\\.?|bd\\.?|bld\\.?|allees?|all\\.|place|pl\\.|impasse|imp\\.|chemin|chem\\.|ch\\.|square|sq\\.|cours|quai|route|rte\\.?|passage|residence|res\\.|cite|faubourg|fbg|esplanade|sentier|sente|voie|villa|lotissement|lot\\.|hameau|clos|rond-point|promenade|mail|venelle|traverse|montee|lieu-dit)';
const ADDRESS = new RegExp(
  `(?<![\\p{L}\\d/])\\d{1,4} ?(?:bis|ter|quater|[a-d](?![\\p{L}\\d]))?(?: ?[-/aà] ?\\d{1,4})? ?,? ?${STREET}(?![\\p{L}])`,
  'gu',
);
const STREET_WORD = new RegExp(`^${STREET}$`, 'u');
const NAME_WORD = /[ '-]{1,2}[\p{L}\d][\p{L}\d.]{0,30}/uy;
const EXTRA =
  /^[ ,]{1,3}(?:bat(?:iment|\.)?|hall|esc(?:alier|\.)?|apt\.?|appt?\.?|appart(?:ement)?|porte|etage|entree|lot|bloc|tour|cage|bp|\d{1,2} ?(?:e|er|eme)(?= ?etage)) ?(?:n?°? ?[\d]{1,4}|[a-z](?![\p{L}])|etage)(?: ?etage)?/u;
const POSTCODE =
  /^[ ,]{1,3}\d{5} [\p{L}][\p{L}'-]{1,30}(?:[ -](?:sur|les?|la|en|sous|aux?|de|du|des|l|d|saint|sainte)[ -'][\p{L}'-]{1,30}){0,3}/u;
const POSTAL_TOWN = /(?<![\d\p{L}])(?:f-)?\d{5} (?=\p{L}{2})[\p{L}'-]{2,40}/gu;
/** « 8 Jaurès », « 14 r. des Glycines »: a number and a word of a registered street. */
const SHORT_ADDRESS =
  /(?<![\d/])(\d{1,4}) ?(?:bis|ter)?,? (?:(?:r|av|bd|all|de la|du|des|de)\.? )?(\p{L}{4,30})(?:-(\p{L}{4,30}))?/gu;
const STOPS = new Set(
  'est a ont sont pour avec dans qui que ou et chez depuis puis il elle on se ne sur vers mais avant apres pendant par bat batiment hall apt appt appartement escalier etage porte chaque tous toutes signale signalee toujours trois deux'.split(
    ' ',
  ),
);
const SMALL = new Set('de du des la le les l d a aux au en sur sous saint sainte st ste'.split(' '));

/** Registered addresses, as `addressKeys` writes them, to their only owner, null when shared: « 8 Jaurès » is recognised. */
export type KnownAddresses = ReadonlyMap<string, string | null>;

/** The keys under which an address is recognised: its number and each telling word of its street. */
export function addressKeys(address: string): string[] {
  const folded = foldText(address);
  const match = /(?<!\d)(\d{1,4}) ?(?:bis|ter|quater)?\W/u.exec(folded);
  if (!match) return [];
  const street =
    folded.slice(match.index + match[0].length).split(/,|(?<!\p{L})(?:bat|hall|apt|appt|esc)(?!\p{L})/u)[0] ?? '';
  const words = street
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3 && !FUNCTION_WORDS.has(word) && !STREET_WORD.test(word));
  return words.map((word) => `${match[1] ?? ''} ${word}`);
}

/** Postal addresses with a number, and the registry's addresses however shortened. */
export function scanAddresses(
  text: string,
  known: KnownAddresses,
  original: (from: number, to: number) => string,
): PatternHit[] {
  const hits: PatternHit[] = [];
  const add = (from: number, to: number, reason: string, confidence: number, personId: string | null): void => {
    hits.push({ from, to, type: 'address', reason, confidence, must: 'mask', proposal: 'une adresse', personId });
  };
  for (const match of matches(ADDRESS, text)) {
    const to = endOfAddress(text, match.index + match[0].length, original);
    const keys = known.size > 0 ? addressKeys(text.slice(match.index, to)) : [];
    const key = keys.find((candidate) => known.has(candidate));
    if (key === undefined) add(match.index, to, 'Adresse', 0.9, null);
    else add(match.index, to, 'Adresse d’une personne suivie', 0.97, known.get(key) ?? null);
  }
  for (const match of matches(POSTAL_TOWN, text))
    add(match.index, match.index + match[0].length, 'Code postal et commune', 0.8, null);
  if (known.size === 0) return hits;
  for (const match of matches(SHORT_ADDRESS, text)) {
    const [whole, number = '', one = '', two = ''] = match;
    const key = [`${number} ${one}`, `${number} ${two}`].find((candidate) => known.has(candidate));
    if (key === undefined) continue;
    const to = endOfAddress(text, match.index + whole.length, original, 1);
    add(match.index, to, 'Adresse abrégée d’une personne suivie', 0.9, known.get(key) ?? null);
  }
  return hits;
}

/** Follows the street's name to its end, then building, staircase, flat, postcode and town. */
function endOfAddress(
  text: string,
  from: number,
  original: (from: number, to: number) => string,
  namesBefore = 0,
): number {
  let to = from;
  let names = namesBefore;
  for (let words = 0; words < 7; words += 1) {
    const match = nameWordAt(text, to);
    if (!match) break;
    const word = match[0].replace(/^[ '-]+/, '').replace(/\.$/, '');
    if (STOPS.has(word) && !match[0].startsWith('-')) break;
    const written = original(to, to + match[0].length).replace(/^[ '’-]+/u, '');
    const capital = written.charAt(0) !== written.charAt(0).toLowerCase();
    const small = SMALL.has(word);
    if (names > 0 && !small && !capital && !match[0].startsWith('-')) break;
    if (names > 0 && small && !nextIsName(text, to + match[0].length, original)) break;
    to += match[0].length - (match[0].endsWith('.') ? 1 : 0);
    if (!small) names += 1;
  }
  for (let extras = 0; extras < 4; extras += 1) {
    const match = EXTRA.exec(text.slice(to, to + 40)) ?? POSTCODE.exec(text.slice(to, to + 120));
    if (!match) break;
    to += match[0].length;
  }
  return to;
}

function nameWordAt(text: string, at: number): RegExpExecArray | null {
  NAME_WORD.lastIndex = at;
  return NAME_WORD.exec(text);
}

/** Whether the particles from here on lead to a capital. */
function nextIsName(text: string, from: number, original: (from: number, to: number) => string): boolean {
  for (let at = from; ;) {
    const match = nameWordAt(text, at);
    if (!match) return false;
    const to = at + match[0].length;
    if (!SMALL.has(match[0].replace(/^[ '-]+/, ''))) {
      const written = original(at, to).replace(/^[ '’-]+/u, '');
      return written.charAt(0) !== written.charAt(0).toLowerCase();
    }
    at = to;
  }
}

const LEVELS =
  '(?:6|5|4|3)(?: ?(?:e|eme|ieme|°))|(?:2|1)(?: ?(?:nde|de|re|ere|e))|seconde|premiere|terminale|term|tle|cp|ce1|ce2|cm1|cm2|cap(?: ?[12])?|bts ?[12]|segpa|ulis|upe2a|prepa|maternelle|petite section|moyenne section|grande section';
const SAYS_LEVEL = new RegExp(LEVELS);
/** The levels said in words; the letter of a division may be glued to them. */
const LEVEL_WORDS = cue(
  '(?:seconde|premiere|terminale|term|tle|cp|cap|segpa|ulis|prepa|maternelle|section)(?:a|b|c|d|e|f|g|h)?',
);
const CLASS = new RegExp(
  `(?<![\\p{L}\\d])(?:en |classe de |de )?(${LEVELS})(?:[ -]{1,2}(?:[a-h]|\\d{1,2}|segpa|ulis)|(?<=\\d ?(?:e|eme|ieme|°|nde|de|re|ere))[a-h1-9])(?![\\p{L}\\d])`,
  'gu',
);
const SCHOOL = new RegExp(
  `(?<!\\p{L})(?:college|lycee|ecole|clg|lyc|lp)(?: (?:pro|prive|public|professionnel|elementaire|primaire|maternelle))?(?: [\\p{L}'-]{2,30}){1,3}?[ ,(]{1,3}(?:en |classe de )?(?:${LEVELS})(?: ?[a-h\\d])?(?![\\p{L}\\d])`,
  'gu',
);

/** A class with its division, or a school followed by a class: few children share them. */
export function scanSchools(text: string, cues: number, original: (from: number, to: number) => string): PatternHit[] {
  const hits: PatternHit[] = [];
  if (!(cues & (LEVEL_WORDS | DIGITS)) || !SAYS_LEVEL.test(text)) return hits;
  for (const match of matches(CLASS, text)) {
    if (/(?:classes?|eleves|niveaux?) (?:de )?$/.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const to = match.index + match[0].length;
    // « les 6e à la récré », « la 6e a gagné »: no division.
    if (/ a$/.test(match[0]) && /^ \p{L}/u.test(text.slice(to, to + 2)) && original(to - 1, to) !== 'A') continue;
    hits.push({
      from: match.index,
      to,
      type: 'school',
      reason: 'Classe précise',
      confidence: 0.8,
      must: 'mask',
      proposal: levelProposal(match[1] ?? '', match[0], text, match.index),
    });
  }
  for (const match of matches(SCHOOL, text)) {
    hits.push({
      from: match.index,
      to: match.index + match[0].length,
      type: 'school',
      reason: 'Établissement et classe',
      confidence: 0.9,
      must: 'mask',
      proposal: /^(?:lyc|lp)/.test(match[0]) ? 'lycée' : match[0].startsWith('ecole') ? 'école' : 'collège',
    });
  }
  return hits;
}

/** Pupils of a stage, where the class means them. */
const PUPILS: Record<string, [one: string, several: string]> = {
  collège: ['collégien', 'collégiens'],
  lycée: ['lycéen', 'lycéens'],
  école: ['écolier', 'écoliers'],
  formation: ['élève', 'élèves'],
};
const SEVERAL =
  /(?:(?<!\p{L})(?:les|des|aux|ces|nos|vos|leurs|mes|ses|plusieurs|quelques|deux|trois|quatre|cinq|six)|\d) $/u;
const ONE = /(?<!\p{L})(?:un|le|ce|cet|du|au|mon|son|leur|chaque|aucun) $/u;
const ONE_GIRL = /(?<!\p{L})une $/u;

/**
 * The school stage alone, in the shape of what it replaces: « en 3e B » → « au collège », « les 6e » → « les collégiens ».
 * @param text the folded text that holds the passage, from `from` on
 */
export function levelProposal(level: string, whole: string, text: string, from: number): string {
  const before = text.slice(Math.max(0, from - 12), from);
  const after = text.slice(from + whole.length, from + whole.length + 20);
  // « en 3e B au collège Vauquelin »: the school says it.
  if (
    /^(?:en|de|classe) /.test(whole) &&
    /^ (?:au|du|a l'|de l'|a la) ?(?:college|lycee|ecole|lp)(?!\p{L})/u.test(after)
  )
    return '';
  const stage =
    /^[3-6]/.test(level) || /segpa|ulis/.test(level)
      ? 'collège'
      : /^(?:cp|ce|cm)|maternelle|section/.test(level)
        ? 'école'
        : /^(?:cap|bts|prepa)/.test(level)
          ? 'formation'
          : 'lycée';
  if (whole.startsWith('en '))
    return stage === 'école' ? 'à l’école' : stage === 'formation' ? 'en formation' : `au ${stage}`;
  const [one = '', several = ''] = PUPILS[stage] ?? [];
  if (!/^(?:de |d'|classe )/.test(whole)) {
    if (SEVERAL.test(before)) return several;
    if (ONE_GIRL.test(before)) return one.replace(/ien$/, 'ienne').replace(/en$/, 'enne').replace(/ier$/, 'ière');
    if (ONE.test(before)) return one;
    // « la 6e »: the class.
    if (/(?<!\p{L})(?:la|sa|leur|cette) $/u.test(before))
      return stage === 'école' ? 'classe d’école' : `classe de ${stage}`;
  }
  if (whole.startsWith('de ') || whole.startsWith("d'") || whole.startsWith('classe '))
    return stage === 'école' ? 'd’école' : `de ${stage}`;
  return stage;
}

import { isValidIBAN } from 'ibantools';
import { cue } from '../text/cues.ts';
import { matches, matchesOf, type Form, type PatternHit } from './pattern.ts';

/** A form whose whole match is the identifier. */
interface WholeForm {
  expression: RegExp;
  /** False where there is no match: the expression is then not tried. */
  mayBeIn: (text: string, cues: number) => boolean;
  type: PatternHit['type'];
  reason: string;
  confidence: number;
  proposal: string;
}

const SAYS_AT = cue('arobase|at');
/** « mp3 » and the like are told by their letters. */
const SAYS_ENDING = cue(
  'xlsx?|docx?|odt|ods|odp|pptx?|pdf|csv|txt|rtf|jpe?g|png|gif|heic|mp|mov|avi|wav|zip|eml|msg|html?',
);

const FORMS: readonly WholeForm[] = [
  {
    expression:
      /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}(?: ?\[?(?:@|\(at\)|\[at\]| arobase ) ?\]?)(?:[\p{L}\d-]{1,63}\.){1,4}[\p{L}]{2,12}(?![\p{L}\d])/gu,
    mayBeIn: (text, cues) => text.includes('@') || (cues & SAYS_AT) !== 0,
    type: 'email',
    reason: 'Adresse électronique',
    confidence: 0.99,
    proposal: 'une adresse électronique',
  },
  {
    expression: /(?<!@)@[\p{L}\d_][\p{L}\d_.-]{1,40}/gu,
    mayBeIn: (text) => text.includes('@'),
    type: 'handle',
    reason: 'Pseudonyme de réseau social',
    confidence: 0.9,
    proposal: 'un compte de réseau social',
  },
  {
    expression: /(?<!\p{L})(?:https?:\/\/|www\.)[^\s<>"«»]{3,2000}/gu,
    mayBeIn: (text) => text.includes('://') || text.includes('www.'),
    type: 'handle',
    reason: 'Lien',
    confidence: 0.8,
    proposal: 'une page en ligne',
  },
  {
    expression: /(?<![\p{L}\d_@./])\p{L}[\p{L}\d.]{0,30}_[\p{L}\d_.]{1,30}(?<!\.)/gu,
    mayBeIn: (text) => text.includes('_'),
    type: 'handle',
    reason: 'Forme d’un pseudonyme',
    confidence: 0.7,
    proposal: 'un compte de réseau social',
  },
  {
    expression:
      /(?<![\p{L}\d_/\\.-])[\p{L}\d_()[\]&'.-]{1,120}\.(?:xlsx?|docx?|odt|ods|odp|pptx?|pdf|csv|txt|rtf|jpe?g|png|gif|heic|mp[34]|mov|avi|wav|m4a|zip|eml|msg|html?)(?![\p{L}\d])/gu,
    mayBeIn: (text, cues) => (cues & SAYS_ENDING) !== 0 || text.includes('.m4a'),
    type: 'fileName',
    reason: 'Nom de fichier',
    confidence: 0.95,
    proposal: 'un document',
  },
];

const NETWORKS =
  'snap(?:chat)?|insta(?:gram)?|tik ?tok|facebook|fb|twitter|telegram|discord|pseudo|whatsapp|youtube|twitch|messenger';
/** « snap : enzo93 »: a network, then how it is called there. */
const NETWORK: Form = {
  needs: cue(NETWORKS),
  expression: new RegExp(
    `(?<!\\p{L})(?:${NETWORKS})(?: ?[:=] ?| est | sous le nom | nom | compte | ?["«] ?)([\\p{L}\\d_.-]{3,40})`,
    'gu',
  ),
};
const NOT_HANDLES = new Set(
  'les des une pour avec dans sur qui que est pas par tout comme aux son ses le la en'.split(' '),
);

const IBAN = /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[ .-]?[a-z\d]{4}){3,7}(?:[ .-]?[a-z\d]{1,3})?(?![\p{L}\d])/gu;
const PLATE = /(?<![\p{L}\d])([a-hj-np-tv-z]{2})([ -]{0,3})(\d{3})([ -]{0,3})([a-hj-np-tv-z]{2})(?![\p{L}\d])/gu;
const OLD_PLATE = /(?<![\p{L}\d])\d{1,4}[ -]{0,2}[a-z]{2,3}[ -]{0,2}(?:\d{2}|2[ab]|97\d)(?![\p{L}\d])/gu;

const VEHICLES =
  'scooter|voiture|moto|vehicule|quad|clio|megane|golf|polo|bmw|audi|peugeot|renault|citroen|tmax|camion|utilitaire|twingo|plaque|immatricule?e?s?|immatriculation';
const NEAR_VEHICLE = new RegExp(`(?:${VEHICLES})`, 'u');
/** The noun before already says what the passage was: the passage goes, the noun stays. */
const VEHICLE_SAID = new RegExp(`(?:${VEHICLES})(?: \\p{L}{3,12}){0,2} ?:? ?$`, 'u');
const NETWORK_SAID = /(?:snap|snapchat|insta|instagram|tiktok|facebook|twitter|compte|pseudo) ?[:=]? ?$/u;

/** E-mails, links, handles and file names of one folded block. Linear. */
export function scanIdentifiers(text: string, cues: number): PatternHit[] {
  const hits: PatternHit[] = [];
  for (const { expression, mayBeIn, type, reason, confidence, proposal } of FORMS) {
    if (!mayBeIn(text, cues)) continue;
    for (const match of matches(expression, text)) {
      const said = type === 'handle' && NETWORK_SAID.test(before(text, match.index));
      const [from, to] = [match.index, match.index + match[0].length];
      hits.push({ from, to, type, reason, confidence, must: 'mask', proposal: said ? '' : proposal });
    }
  }
  for (const match of matchesOf(NETWORK, text, cues)) {
    const name = match[1] ?? '';
    const to = match.index + match[0].length;
    if (NOT_HANDLES.has(name)) continue;
    hits.push({
      from: to - name.length,
      to,
      type: 'handle',
      reason: 'Nom donné sur un réseau social',
      confidence: 0.7,
      must: 'mask',
      proposal: '',
    });
  }
  return hits;
}

/** Bank accounts of one folded block; none without a digit. Linear. */
export function scanAccounts(text: string): PatternHit[] {
  const hits: PatternHit[] = [];
  for (const match of matches(IBAN, text)) {
    const compact = match[0].replace(/[^a-z\d]/g, '').toUpperCase();
    const valid = isValidIBAN(compact);
    if (!valid && compact.replace(/\D/g, '').length < 10) continue;
    hits.push({
      from: match.index,
      to: match.index + match[0].length,
      type: 'iban',
      reason: valid ? 'Compte bancaire' : 'Forme d’un compte bancaire',
      confidence: valid ? 0.99 : 0.7,
      must: 'mask',
      proposal: 'un compte bancaire',
    });
  }
  return hits;
}

/**
 * Number plates of one folded block; none without a digit. Linear.
 * In lower case with spaces, « de 123 la » is no plate: capitals, hyphens or a vehicle nearby are asked for.
 */
export function scanPlates(text: string, original: (from: number, to: number) => string): PatternHit[] {
  const hits: PatternHit[] = [];
  const add = (from: number, to: number, reason: string, confidence: number): void => {
    const proposal = VEHICLE_SAID.test(before(text, from)) ? '' : 'un véhicule';
    hits.push({ from, to, type: 'plate', reason, confidence, must: 'mask', proposal });
  };
  for (const match of matches(PLATE, text)) {
    const [whole, , one = '', , two = ''] = match;
    const to = match.index + whole.length;
    const written = original(match.index, to);
    const tied = one === two && one !== ' ';
    if (written === written.toUpperCase() || tied || NEAR_VEHICLE.test(before(text, match.index))) {
      add(match.index, to, 'Plaque d’immatriculation', 0.95);
    }
  }
  for (const match of matches(OLD_PLATE, text)) {
    const to = match.index + match[0].length;
    const written = original(match.index, to);
    const capitals = written === written.toUpperCase() && !/^\d{1,2} ?(?:H|A|ET|OU)/.test(written);
    if (capitals || NEAR_VEHICLE.test(before(text, match.index))) {
      add(match.index, to, 'Plaque d’immatriculation (ancienne)', capitals ? 0.85 : 0.6);
    }
  }
  return hits;
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at);
}

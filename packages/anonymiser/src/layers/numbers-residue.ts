import type { ReadDocument, Sighting } from '../document.ts';
import { NUMBER_WORDS } from '../lexicon/words.ts';
import { DIGITS } from '../text/cues.ts';
import { GAP } from '../text/tokens.ts';
import { toSighting, type PatternHit } from '../patterns/pattern.ts';

const UNIT_AFTER =
  /^ ?(?:€|euros?|eur|k€|m€|habitants?|logements?|km|m2|m²|metres?|kwh|heures?|h(?![\p{L}])|personnes?|jeunes|eleves|foyers|agents|faits|appels|passages|interventions|visites|exemplaires|signatures|inscrits|beneficiaires|participants|menages|%|places|flyers|courriers|mails|voix|ans)/u;
const LAW_BEFORE =
  /(?<!\p{L})(?:(?:loi|decret|article|art\.?|circulaire|arrete|ordonnance|directive|reglement|code|iso|norme|cerfa) (?:n ?°? ?)?[\d\p{L}. -]{0,8}|[lr]\.? ?[\d-]{0,8})$/u;

/** « 2025 », « 2020-2024 », « 2025/2026 ». */
const YEARS = /^(?:19|20)\d{2}(?:[-/](?:19|20)\d{2})?$/;
/** National help lines of four figures that leaflets and minutes quote: violence at home, harassment, suicide, old age… */
const PUBLIC_SERVICES = new Set('3018 3020 3114 3117 3133 3919 3928 3939 3949 3975 3977 3985 3989'.split(' '));

/** A number among numbers has nothing before it that says what it is. */
const SAYS = /[a-z]/;

/** L5 for figures: runs of four digits or more that are no year, amount, date nor legal reference, and numbers cut in pieces. */
export function sightNumbers(document: ReadDocument): Sighting[] {
  const sightings: Sighting[] = [];
  document.folded.forEach(({ text }, block) => {
    if (!((document.cues[block] ?? 0) & DIGITS)) return;
    for (const hit of longNumbers(text)) sightings.push(toSighting(document, block, hit));
  });
  return [...sightings, ...spelledOut(document)];
}

function* longNumbers(text: string): Generator<PatternHit> {
  const expression = /(?<!\d)\d{4,}(?:[-/]\d{3,})?(?!\d)|(?<![\d./-])\d{2}(?:[ .-]\d{2}){2,4}(?![\d./-])/g;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const [whole] = match;
    const from = match.index;
    const to = from + whole.length;
    if (YEARS.test(whole) || PUBLIC_SERVICES.has(whole)) continue;
    const partial = /^\d{2}[ .-]/.test(whole);
    const after = text.slice(to, to + 20);
    const before = text.slice(Math.max(0, from - 24), from);
    if (!partial ? UNIT_AFTER.test(after) || (SAYS.test(before) && LAW_BEFORE.test(before)) : isDate(whole)) continue;
    if (/^-(?:0?\d|1[0-2])-\d{1,2}(?!\d)/.test(after)) continue;
    yield {
      from,
      to,
      type: 'number',
      reason: partial ? 'Morceau d’un numéro' : 'Nombre long : dossier, téléphone ou code possible',
      confidence: partial ? 0.6 : 0.4,
      must: 'decide',
      proposal: numberProposal(before.slice(-16)),
      detector: 'residue',
    };
  }
}

/** « réf », « le numéro », « dossier » before it already say what the number was. */
function numberProposal(before: string): string {
  if (!SAYS.test(before)) return 'un numéro';
  if (/(?<!\p{L})ref(?:erence)?\.? ?:? ?$/u.test(before)) return 'non communiquée';
  if (/(?<!\p{L})(?:n ?°|num(?:ero|\.)?) ?:? ?$/u.test(before)) return 'non communiqué';
  return /(?<!\p{L})dossier $/u.test(before) ? '' : 'un numéro';
}

function isDate(text: string): boolean {
  if (text.length !== 8 || text.includes(' ')) return false;
  const [day = 0, month = 0] = text.split(/[ .-]/).map(Number);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Numbers said in words: « zéro six trente-neuf quatre-vingt-dix-huit zéro deux onze ». */
function spelledOut(document: ReadDocument): Sighting[] {
  const sightings: Sighting[] = [];
  const { tokens } = document;
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (!first || !(NUMBER_WORDS.has(first.word) || (first.shape === 'digits' && first.word.length <= 2))) continue;
    let end = at;
    let words = NUMBER_WORDS.has(first.word) ? 1 : 0;
    const values: string[] = [];
    for (;;) {
      const token = tokens[end + 1];
      if (
        !token ||
        token.block !== first.block ||
        token.gapLength > 3 ||
        token.gap & (GAP.stop | GAP.mention | GAP.bracket)
      )
        break;
      if (token.word === 'et' && tokens[end + 2] && ['un', 'onze'].includes(tokens[end + 2]?.word ?? '')) end += 1;
      else if (NUMBER_WORDS.has(token.word)) {
        end += 1;
        words += 1;
      } else if (token.shape === 'digits' && token.word.length <= 2) end += 1;
      else break;
    }
    for (let index = at; index <= end; index += 1) values.push(tokens[index]?.word ?? '');
    const last = tokens[end];
    if (last && words >= 3 && values.length >= 4) {
      const digits = spokenDigits(values);
      const phone = digits.length === 10 && digits.startsWith('0');
      sightings.push({
        block: first.block,
        start: first.start,
        end: last.end,
        type: phone ? 'phone' : 'number',
        detector: phone ? 'patterns' : 'residue',
        reason: phone ? 'Numéro de téléphone en toutes lettres' : 'Suite de nombres en toutes lettres',
        confidence: phone ? 0.95 : 0.5,
        personId: null,
        must: phone ? 'mask' : 'decide',
        proposal: phone ? 'un numéro de téléphone' : 'un numéro',
      });
    }
    at = end;
  }
  return sightings;
}

/** The digits a French speaker dictates: pairs, with soixante-dix and quatre-vingts counted as they are said. */
function spokenDigits(words: readonly string[]): string {
  let digits = '';
  let pending: number | null = null;
  const flush = (): void => {
    if (pending !== null) digits += String(pending);
    pending = null;
  };
  for (const word of words) {
    if (word === 'et') continue;
    const value = NUMBER_WORDS.get(word);
    if (value === undefined) {
      flush();
      digits += word;
    } else if (value === 0) {
      flush();
      digits += '0';
    } else if (value === 20 && pending === 4) pending = 80;
    else if (
      pending !== null &&
      (((pending === 60 || pending === 80) && value < 20) ||
        ((pending === 70 || pending === 90) && value >= 7 && value <= 9) ||
        (pending % 10 === 0 && pending >= 20 && pending < 60 && value < 10) ||
        (pending % 10 === 0 && pending === 10 && value >= 7 && value <= 9))
    )
      pending += value;
    else {
      flush();
      pending = value;
    }
  }
  flush();
  return digits;
}

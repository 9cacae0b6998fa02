import { parsePhoneNumberFromString, PhoneNumber } from 'libphonenumber-js/max';
import { validate as validateNir } from 'french-ssn';
import type { PatternHit } from './pattern.ts';

/** Groups of digits close together: « 06 39.98-41 27 », « +33 (0)6 39 98 41 27 ». */
interface Group {
  from: number;
  to: number;
  digits: string;
}

/** The registry's own numbers: national digits to their only owner, null when shared. */
export type KnownPhones = ReadonlyMap<string, string | null>;

const SEPARATORS = new Set([' ', '.', '-', '/', '(', ')', '_', ',', '\n', '\u0001', '+', '·', '|', 'a', 'b']);
/** How many numbers are checked with the numbering plans in one document; beyond, the form alone speaks. */
const CHECKED = 400;

/** Phones and social security numbers, whole; the checks raise the confidence and never discard. Linear. */
export function createNumberScanner(known: KnownPhones): (text: string) => PatternHit[] {
  let checks = 0;
  const valid = (number: string): boolean => {
    checks += 1;
    if (checks > CHECKED) return true;
    // A national number needs no parsing, which costs more than the check.
    if (isNational(number)) return new PhoneNumber(`+33${number.slice(1)}`).isValid();
    return parsePhoneNumberFromString(number, 'FR')?.isValid() ?? false;
  };

  function phoneAt(groups: readonly Group[], at: number, text: string): { hit: PatternHit; used: number } | null {
    const first = groups[at];
    if (!first) return null;
    const before = text.slice(Math.max(0, first.from - 2), first.from);
    const international = before.endsWith('+') || before.endsWith('+(') || first.digits.startsWith('00');
    const from = before.endsWith('+') ? first.from - 1 : before.endsWith('+(') ? first.from - 2 : first.from;
    let digits = '';
    let best: { to: number; digits: string; used: number } | null = null;
    for (let used = 1; used <= 8 && digits.length < 16; used += 1) {
      const group = groups[at + used - 1];
      if (!group) break;
      digits += group.digits;
      if (isNational(digits) || (international && isInternational(digits))) {
        best = { to: group.to, digits, used };
        if (isNational(digits) || isFrenchAbroad(digits)) break;
      }
    }
    if (!best) return null;
    const national =
      best.digits.length === 10 && best.digits.startsWith('0') ? best.digits : frenchNational(best.digits);
    const registered = known.has(national);
    const personId = known.get(national) ?? null;
    const sure = valid(national.length === 10 ? national : `+${best.digits.replace(/^00/, '')}`);
    return {
      used: best.used,
      hit: {
        from,
        to: best.to,
        type: 'phone',
        reason: registered
          ? 'Téléphone d’une personne suivie'
          : sure
            ? 'Numéro de téléphone'
            : 'Forme d’un numéro de téléphone',
        confidence: registered ? 0.99 : sure ? 0.97 : 0.8,
        must: 'mask',
        proposal: 'un numéro de téléphone',
        personId,
      },
    };
  }

  return (text) => {
    const hits: PatternHit[] = [];
    for (const cluster of clusters(text)) {
      for (let at = 0; at < cluster.length;) {
        const found = nirAt(cluster, at, text) ?? phoneAt(cluster, at, text) ?? shortPhoneAt(cluster, at, known);
        if (found) hits.push(found.hit);
        at += found?.used ?? 1;
      }
    }
    return hits;
  };
}

function* clusters(text: string): Generator<Group[]> {
  let cluster: Group[] = [];
  const expression = /\d+/g;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const last = cluster.at(-1);
    if (last && !closeTogether(text, last.to, match.index)) {
      yield cluster;
      cluster = [];
    }
    cluster.push({ from: match.index, to: match.index + match[0].length, digits: match[0].slice(0, 40) });
  }
  if (cluster.length > 0) yield cluster;
}

/** At most three separators; the « 2A » and « 2B » of Corsican numbers are seen by `nirAt`. */
function closeTogether(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let at = from; at < to; at += 1) if (!SEPARATORS.has(text.charAt(at))) return false;
  return true;
}

const isNational = (digits: string): boolean => digits.length === 10 && /^0[1-9]/.test(digits);
const isFrenchAbroad = (digits: string): boolean => /^(?:00)?33(?:0?)[1-9]\d{8}$/.test(digits);
const isInternational = (digits: string): boolean =>
  isFrenchAbroad(digits) ||
  (!/^(?:00)?33/.test(digits) && digits.replace(/^00/, '').length >= 9 && digits.length <= 15);

/** National ten digits of a French number written any way, or the digits themselves. */
export function frenchNational(digits: string): string {
  const match = /^(?:00|\+)?33(?:0)?([1-9]\d{8})$/.exec(digits);
  if (match) return `0${match[1] ?? ''}`;
  return /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
}

/** A mobile number without its first zero, as spreadsheets leave it, and registered numbers in any grouping. */
function shortPhoneAt(
  groups: readonly Group[],
  at: number,
  known: KnownPhones,
): { hit: PatternHit; used: number } | null {
  let digits = '';
  for (let used = 1; used <= 5; used += 1) {
    const group = groups[at + used - 1];
    if (!group) return null;
    digits += group.digits;
    if (digits.length > 9) return null;
    if (digits.length !== 9) continue;
    const registered = known.has(`0${digits}`);
    const personId = known.get(`0${digits}`) ?? null;
    if (!registered && !/^[67]/.test(digits)) return null;
    const first = groups[at];
    if (!first) return null;
    return {
      used,
      hit: {
        from: first.from,
        to: group.to,
        type: 'phone',
        reason: 'Numéro de téléphone sans son premier zéro',
        confidence: registered ? 0.95 : 0.6,
        must: 'mask',
        proposal: 'un numéro de téléphone',
        personId,
      },
    };
  }
  return null;
}

/** A letter stands in one place only, that of the Corsican departments. */
const NIR_BEGINNING = /^\d{1,6}(?:[\dab]\d*)?$/;

function nirAt(groups: readonly Group[], at: number, text: string): { hit: PatternHit; used: number } | null {
  const first = groups[at];
  // Written whole, or cut after its first figure: « 1 85 03 37 … ».
  if (!first || ![1, 3, 5, 6, 7, 13, 15].includes(first.digits.length) || !'12378'.includes(first.digits.charAt(0)))
    return null;
  let best: { to: number; digits: string; used: number } | null = null;
  let digits = '';
  for (let used = 1, from = first.from; used <= 8; used += 1) {
    const group = groups[at + used - 1];
    if (!group) break;
    digits += text.slice(from, group.to).replace(/[^0-9ab]/g, '');
    from = group.to;
    if (digits.length > 15 || !NIR_BEGINNING.test(digits)) break;
    if (
      (digits.length === 13 || digits.length === 15) &&
      /^[12378]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[ab])\d{6}(?:\d{2})?$/.test(digits)
    )
      best = { to: group.to, digits, used };
  }
  if (!best) return null;
  return {
    used: best.used,
    hit: {
      from: first.from,
      to: best.to,
      type: 'nir',
      reason: 'Numéro de sécurité sociale',
      confidence: checkedNir(best.digits) ? 0.99 : 0.75,
      must: 'mask',
      proposal: 'un numéro de sécurité sociale',
    },
  };
}

function checkedNir(digits: string): boolean {
  try {
    return validateNir(digits.toUpperCase());
  } catch {
    return false; // the package throws on forms it does not know: the checksum only raises the confidence
  }
}

import { EMOJI_ALPHABETS, LOOK_ALIKES } from './look-alikes.ts';

/** A text reduced to what a reader perceives, with the way back to the original offsets. */
export interface Folded {
  /** Lower case, no accent, Latin look-alikes replaced, invisible characters gone. */
  text: string;
  /** For each UTF-16 unit of `text`, where its character starts in the original; null when nothing moved. */
  starts: Uint32Array | null;
  /** Length of the original, in UTF-16 units. */
  originalLength: number;
}

/** Spaces, apostrophes and hyphens have one form each after folding; symbols and emoji become U+0001. */
const SYMBOL = '\u0001';
// Besides marks and format characters: fillers that print nothing and are in neither class.
const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]/u;
const APOSTROPHES = /['’‘ʼ`´ʹ′‛՚＇ꞌʾʿ]/u;
const HYPHENS = /[\p{Pd}−‐‑⁃˗]/u;

/** « ﷺ » alone is a sentence of eighteen letters: no name is written with such signs, and a text of them would grow as much. */
const LONGEST_SIGN = 6;

const cache = new Map<number, string>();

function foldCodePoint(code: number): string {
  const known = cache.get(code);
  if (known !== undefined) return known;
  const folded = computeFold(code);
  cache.set(code, folded);
  return folded;
}

function computeFold(code: number): string {
  const character = String.fromCodePoint(code);
  if (character === '\n' || character === '\r' || code === 0x2028 || code === 0x2029) return '\n';
  if (code === 0xfffc) return character;
  // A tab parts two cells of a row that was pasted: nothing goes on over so wide a gap.
  if (code === 0x09) return '    ';
  if (APOSTROPHES.test(character)) return "'";
  if (HYPHENS.test(character)) return '-';
  if (INVISIBLE.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  if (code < 0x20 || code === 0x7f) return '';
  for (const base of EMOJI_ALPHABETS)
    if (code >= base && code < base + 26) return String.fromCharCode(97 + code - base);
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (INVISIBLE.test(part)) continue;
    const lower = LOOK_ALIKES.get(part) ?? decimalDigit(part) ?? part;
    folded += lower;
  }
  const legible = /^[\p{L}\p{N}\p{P}\p{Sc}+=<>|~^$°\s]*$/u.test(folded);
  return legible && folded.length <= LONGEST_SIGN ? folded : SYMBOL;
}

/** Decimal digits of every script come in consecutive runs of ten, zero first. */
function decimalDigit(character: string): string | undefined {
  if (character <= '\u007f' || !/\p{Nd}/u.test(character)) return undefined;
  let zero = character.codePointAt(0) ?? 0;
  const start = zero;
  while (start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((start - zero) % 10);
}

/**
 * Folds a text so that two spellings a reader takes for the same become equal: case, accents, ligatures, homoglyphs,
 * full-width and decorated letters, kinds of space, apostrophe and hyphen, zero-width and direction marks.
 * Linear in the length of the text.
 */
export function fold(original: string): Folded {
  let text = '';
  let plainFrom = 0;
  let moved = false;
  for (let at = 0; at < original.length;) {
    if (isPlain(original.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const code = original.codePointAt(at) ?? 0;
    const units = code > 0xffff ? 2 : 1;
    const folded = foldCodePoint(code);
    text += original.slice(plainFrom, at) + folded;
    moved ||= folded.length !== units;
    at += units;
    plainFrom = at;
  }
  // What was folded is in lower case already.
  text = (text + original.slice(plainFrom)).toLowerCase();
  return { text, starts: moved ? startsOf(original, text.length) : null, originalLength: original.length };
}

/** What only its case changes: printable ASCII, the line end, and U+FFFC, which stands for a mention. */
const isPlain = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f && code !== 0x60) || code === 0x0a || code === 0xfffc;

function startsOf(original: string, length: number): Uint32Array {
  const starts = new Uint32Array(length);
  let index = 0;
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at) ?? 0;
    const end = index + (isPlain(code) ? 1 : foldCodePoint(code).length);
    for (; index < end; index += 1) starts[index] = at;
    at += code > 0xffff ? 2 : 1;
  }
  return starts;
}

/** The folded form alone, for comparing. */
export function foldText(original: string): string {
  return fold(original).text;
}

/** Original offset where the folded range starting at `index` begins. */
export function originalStart(folded: Folded, index: number): number {
  if (!folded.starts) return index;
  return index < folded.starts.length ? (folded.starts[index] ?? 0) : folded.originalLength;
}

/** Original offset, exclusive, where the folded range ending (exclusive) at `index` stops; invisible trailers are included. */
export function originalEnd(folded: Folded, index: number): number {
  if (!folded.starts) return index;
  if (index >= folded.starts.length) return folded.originalLength;
  const next = folded.starts[index] ?? 0;
  const last = index > 0 ? (folded.starts[index - 1] ?? 0) : 0;
  return next > last ? next : last + 1;
}

import { IS } from '../lexicon/classify.ts';
import { isForeignSpelling, isMisaccented } from '../lexicon/spelling.ts';
import { TooMuchText } from '../limits.ts';
import { cuesOf, DIGITS } from './cues.ts';
import { originalEnd, originalStart, type Folded } from './fold.ts';

/** What stands between a token and the one before it, as bits. */
export const GAP = {
  none: 0,
  space: 1,
  hyphen: 2,
  apostrophe: 4,
  dot: 8,
  newline: 16,
  symbol: 32,
  comma: 64,
  stop: 128,
  colon: 256,
  quote: 512,
  bracket: 1024,
  mention: 2048,
  blockStart: 4096,
  underscore: 8192,
  slash: 16384,
} as const;

/** How the original is written. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed' | 'digits';

/** A word or a number as it is written, and what is known of it: the same for all its occurrences in a document. */
interface WordForm {
  /** Folded. */
  word: string;
  /** What is known of the word, as bits (see lexicon/classify.ts). */
  bits: number;
  shape: Shape;
  /** Folding changed more than its case: « Lê » is no article. */
  accented: boolean;
}

/** What is known of a way a word is written, whatever its place. */
interface Form extends WordForm {
  /** The groups of words it belongs to, as bits (see cues.ts). */
  cues: number;
}

/** A run of letters, or a run of digits, of one block. */
export interface Token extends WordForm {
  block: number;
  /** Offsets in the original text of the block. */
  start: number;
  end: number;
  /** Bits of GAP. */
  gap: number;
  gapLength: number;
  /** 2: opens a sentence, an item or a cell; 1: follows a colon, a dash or slash between spaces, a quote or a bracket; 0: inside. */
  opens: 0 | 1 | 2;
}

/** What a UTF-16 unit is: one of these, or the GAP bit of a character between words; 0 when it was not looked at yet. */
const LETTER = 1 << 15;
const DIGIT = LETTER + 1;
const kinds = new Uint16Array(0x10000);

function learnKind(code: number): number {
  const character = String.fromCharCode(code);
  const letter = (code >= 0xd800 && code <= 0xdfff) || /\p{L}/u.test(character);
  const kind = letter ? LETTER : /\d/.test(character) ? DIGIT : (GAP_BITS[character] ?? GAP.symbol);
  kinds[code] = kind;
  return kind;
}

const GAP_BITS: Record<string, number> = {
  ' ': GAP.space,
  '-': GAP.hyphen,
  "'": GAP.apostrophe,
  '.': GAP.dot,
  '\n': GAP.newline,
  ',': GAP.comma,
  '!': GAP.stop,
  '?': GAP.stop,
  '…': GAP.stop,
  ';': GAP.stop,
  ':': GAP.colon,
  '=': GAP.colon,
  '>': GAP.colon,
  '"': GAP.quote,
  '«': GAP.quote,
  '»': GAP.quote,
  '“': GAP.quote,
  '”': GAP.quote,
  '*': GAP.quote,
  '(': GAP.bracket,
  ')': GAP.bracket,
  '[': GAP.bracket,
  ']': GAP.bracket,
  '\ufffc': GAP.mention,
  _: GAP.underscore,
  '/': GAP.slash,
  '|': GAP.stop,
  '•': GAP.stop,
};

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return kinds[code] || learnKind(code);
}

/**
 * Cuts folded blocks into words and numbers, in order. Linear. What does not depend on the place of a word is looked at
 * once for each way it is written.
 * @param classify what is known of a folded word
 * @param mostTokens of all blocks together
 * @returns appends the tokens of a block; its answer is the cues of the block's words, together. Throws TooMuchText.
 */
export function createTokeniser(
  classify: (word: string) => number,
  mostTokens: number,
): (original: string, folded: Folded, block: number, into: Token[]) => number {
  const forms = new Map<string, Form>();

  function formOf(written: string, { text, starts }: Folded, from: number, to: number): Form {
    const known = forms.get(written);
    // Where a character folds to several, « ½ » to « 1⁄2 », one passage may hold different words.
    if (known && (starts === null || known.word === text.slice(from, to))) return known;
    const form = readForm(written, text.slice(from, to), classify);
    if (!known) forms.set(written, form);
    return form;
  }

  return (original, folded, block, into) => {
    const { text } = folded;
    let gap: number = GAP.blockStart;
    let gapLength = 0;
    let index = 0;
    let cues = 0;
    let previous: Token | undefined;
    while (index < text.length) {
      const kind = kindAt(text, index);
      if (kind < LETTER) {
        gap |= kind;
        gapLength += 1;
        index += 1;
        continue;
      }
      let to = index + 1;
      while (to < text.length && kindAt(text, to) === kind) to += 1;
      const start = originalStart(folded, index);
      const end = originalEnd(folded, to);
      const { word, bits, shape, accented, cues: own } = formOf(original.slice(start, end), folded, index, to);
      cues |= own;
      const opens = opening(gap, gapLength, previous);
      previous = { word, bits, shape, accented, block, start, end, gap, gapLength, opens };
      if (into.length >= mostTokens) throw new TooMuchText('too many words');
      into.push(previous);
      gap = GAP.none;
      gapLength = 0;
      index = to;
    }
    return cues;
  };
}

function readForm(written: string, word: string, classify: (word: string) => number): Form {
  if (kindAt(word, 0) === DIGIT) return { word, bits: 0, shape: 'digits', accented: written !== word, cues: DIGITS };
  const lower = written.toLowerCase();
  const [shape, accented] = [shapeOf(written, lower), lower !== word];
  const bits = accented ? spelt(classify(word), word, lower, shape) : classify(word);
  return { word, bits, shape, accented, cues: cuesOf(word) };
}

const FRENCH = IS.dictionary | IS.grammatical | IS.office | IS.acronym | IS.institution | IS.wordLike | IS.announces;

/** What is known of a word whose accents may make another of it: « Hồ » is no « ho », « Lê » no article. */
function spelt(bits: number, word: string, lower: string, shape: Shape): number {
  if (isForeignSpelling(lower, shape !== 'lower')) return (bits & ~FRENCH) | IS.foreignSpelling;
  return bits & IS.grammatical && shape !== 'lower' && isMisaccented(word) ? bits & ~FRENCH : bits;
}

function shapeOf(slice: string, lower: string): Shape {
  if (slice === lower) return 'lower';
  if (slice === slice.toUpperCase()) return slice.length === 1 ? 'title' : 'upper';
  return slice.charAt(0) !== lower.charAt(0) && slice.slice(1) === lower.slice(1) ? 'title' : 'mixed';
}

/** Abbreviations whose full stop does not end a sentence. */
const DOTTED = new Set(
  'm mm mme mlle mr dr me st ste adj av bd ex cf etc art tel apt appt bat res env ref p pp n no bld imp all brig cne lt cdt col gal maj mj resp dir ass asso coord educ resid'.split(
    ' ',
  ),
);

function opening(gap: number, gapLength: number, previous: Token | undefined): 0 | 1 | 2 {
  if (!previous || gap & (GAP.blockStart | GAP.newline | GAP.stop)) return 2;
  // « 2. Déscolarisation », « 1° Prolonger »: the number of an item.
  const numbers = GAP.slash | GAP.dot | GAP.bracket | GAP.symbol;
  if (previous.shape === 'digits' && previous.opens === 2 && gap & numbers) return 2;
  if (gap & GAP.dot && gap & (GAP.space | GAP.quote | GAP.bracket)) {
    const initial = previous.word.length === 1 && previous.shape !== 'digits';
    return initial || DOTTED.has(previous.word) ? 0 : 2;
  }
  // « Point 1 – Occupation des halls », « Jaurès - Regroupements »: a dash between spaces, or a slash.
  const dash = gapLength > 2 && (gap === (GAP.space | GAP.hyphen) || gap === (GAP.space | GAP.slash));
  return dash || gap & (GAP.colon | GAP.quote | GAP.bracket) ? 1 : 0;
}

/** The token `steps` away, when it is in the same block. */
export const beside = (tokens: readonly Token[], at: number, steps: number): Token | undefined =>
  tokens[at + steps]?.block === tokens[at]?.block ? tokens[at + steps] : undefined;

/** True when two neighbouring tokens can belong to one name: only a space, a hyphen, an apostrophe or a line end between them. */
export function adjoins(token: Token): boolean {
  return token.gapLength <= 3 && (token.gap & ~(GAP.space | GAP.hyphen | GAP.apostrophe | GAP.newline)) === 0;
}

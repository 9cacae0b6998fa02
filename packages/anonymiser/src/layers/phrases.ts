import { PUBLIC_PHRASES } from '../lexicon/public-names.ts';
import { adjoins, type Token } from '../text/tokens.ts';
import type { Marks } from './marks.ts';

/**
 * Explains what is nobody's name only as a whole: « Croix-Rouge », « Léo Lagrange », and what the group decided is no
 * person. « Marie Curie » declared nobody says nothing of a Marie.
 * @param remembered the group's memory, as folded words; those of one word are known to the look-up already
 */
export function explainPhrases(marks: Marks, remembered: readonly (readonly string[])[]): void {
  const own = remembered.filter((words) => words.length > 1);
  const phrases = own.length > 0 ? byFirstWord([...PUBLIC_PHRASES, ...own]) : PUBLIC;
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const candidates = token && phrases.get(token.word);
    if (!candidates) continue;
    const length = Math.max(0, ...candidates.map((words) => (startsHere(tokens, at, words) ? words.length : 0)));
    for (let part = at; part < at + length; part += 1) marks.explained[part] = 1;
  }
}

function byFirstWord(phrases: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const words of phrases) {
    const [first = ''] = words;
    const same = found.get(first);
    if (same) same.push(words);
    else found.set(first, [words]);
  }
  return found;
}

const PUBLIC = byFirstWord(PUBLIC_PHRASES);

/** With a capital somewhere: « le monde entier » is no newspaper, and a name in lower case is the other layers' business. */
function startsHere(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  let capital = false;
  for (const [offset, word] of words.entries()) {
    const token = tokens[at + offset];
    if (!token || token.word !== word || token.block !== tokens[at]?.block) return false;
    if (offset > 0 && !adjoins(token)) return false;
    capital ||= token.shape !== 'lower';
  }
  return capital;
}

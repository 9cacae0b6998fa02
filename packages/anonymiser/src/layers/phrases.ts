import { IS } from '../lexicon/classify.ts';
import { PUBLIC_PHRASES } from '../lexicon/public-names.ts';
import { adjoins, type Token } from '../text/tokens.ts';
import { isActing } from './acting.ts';
import type { Marks } from './marks.ts';

/** Names of several words that are nobody's, by their first word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * The public names, and those of several words that a group decided are no person; those of one word are the look-up's.
 * @param remembered as folded words
 */
export function phrasesWith(remembered: readonly (readonly string[])[]): Phrases {
  const own = remembered.filter((words) => words.length > 1);
  return own.length > 0 ? byFirstWord([...PUBLIC_PHRASES, ...own]) : PUBLIC;
}

/**
 * Explains what is nobody's name only as a whole: « Croix-Rouge », « Léo Lagrange », and what the group decided is no
 * person. « Marie Curie » declared nobody says nothing of a Marie.
 */
export function explainPhrases(marks: Marks, phrases: Phrases): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || !(token.bits & IS.opensPhrase)) continue;
    for (const words of phrases.get(token.word) ?? []) {
      if (!startsHere(tokens, at, words)) continue;
      // « Léo Lagrange a frappé »: a public name that reads as a person's, and acts.
      const own = !PUBLIC.get(token.word)?.includes(words);
      if (!own && token.bits & IS.given && isActing(tokens, at + words.length - 1)) continue;
      for (let part = at; part < at + words.length; part += 1) marks.explained[part] = 1;
    }
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

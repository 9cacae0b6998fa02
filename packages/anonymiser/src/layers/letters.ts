import { IS } from '../lexicon/classify.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { opensAsSubject } from './acting.ts';
import { personMark, type Marks } from './marks.ts';

const LETTER = personMark('Lettre à la place d’un nom', 0.45, 'decide', 'context');

/** Letters that a sentence opens with as a word, or as an elided one whose apostrophe was left out: « C est vu ». */
const WORDS = new Set('a c d j l m n o s t y'.split(' '));

/** Pronouns between a subject and its verb. */
const PRONOUNS = new Set('se s ne n nous vous me te y en le la les l lui leur'.split(' '));

/** L5: « S et T reconnaissent les faits », « K a frappé »: a lone capital that acts, and the same letter elsewhere. */
export function markLetters(marks: Marks): void {
  const { tokens } = marks;
  const acting = new Set<string>();
  const add = (at: number): void => {
    if (!marks.has(at)) marks.add(at, LETTER);
    acting.add(`${String(tokens[at]?.block)} ${tokens[at]?.word ?? ''}`);
  };
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isLetter(tokens[at])) continue;
    if (isPairThatActs(tokens, at)) [at, at + 2, ...listedBefore(tokens, at)].forEach(add);
    else if (!WORDS.has(tokens[at]?.word ?? '') && opensAsSubject(tokens, at)) add(at);
  }
  if (acting.size === 0) return;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!isLetter(token) || marks.has(at) || !acting.has(`${String(token.block)} ${token.word}`)) continue;
    if (standsAsName(tokens, at)) marks.add(at, LETTER);
  }
}

const isLetter = (token: Token | undefined): token is Token =>
  token?.word.length === 1 && token.shape === 'title' && !token.accented;

/** Two letters that open their sentence or clause and a verb in the plural: « les bâtiments S et T ont » names them. */
function isPairThatActs(tokens: readonly Token[], at: number): boolean {
  const [first, and, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!first || and?.word !== 'et' || and.gap !== GAP.space || !isLetter(second) || second.gap !== GAP.space)
    return false;
  if (first.opens === 0 && !(first.gap & GAP.comma) && !['que', 'car', 'mais'].includes(tokens[at - 1]?.word ?? ''))
    return false;
  let verb = at + 3;
  while (tokens[verb]?.gap === GAP.space && PRONOUNS.has(tokens[verb]?.word ?? '')) verb += 1;
  const acts = tokens[verb];
  return acts?.shape === 'lower' && acts.block === first.block && verb < at + 7 && /(?:ent|ont)$/.test(acts.word);
}

/** « R, S et T »: the letters that a comma ties to the first of a pair. */
function listedBefore(tokens: readonly Token[], at: number): number[] {
  const listed: number[] = [];
  for (let from = at; tokens[from]?.gap === (GAP.comma | GAP.space) && isLetter(tokens[from - 1]); from -= 1)
    listed.push(from - 1);
  return listed;
}

/** Neither « hall S » nor « S. »: a letter that no noun before it explains. */
function standsAsName(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || (next?.block === token.block && next.gap & GAP.apostrophe)) return false;
  if (token.opens > 0 || token.gap & GAP.comma) return true;
  if (!before || token.gap !== GAP.space) return false;
  return (before.bits & IS.grammatical) !== 0 || (before.shape === 'lower' && !(before.bits & IS.dictionary));
}

import { IS } from '../lexicon/classify.ts';
import { FOREIGN_PARTICLES } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { personMark, type Marks } from './marks.ts';

/** What French elides; anything else before an apostrophe belongs to the word after it: « G’afur », « Ne’matulloh ». */
const ELIDED = new Set(
  'c d j l m n s t y z qu jusqu lorsqu puisqu quoiqu quelqu presqu entr aujourd prud grand'.split(' '),
);

/** After the residue: what an apostrophe or a foreign particle ties to a word that is put before a person. */
export function markBoundParts(marks: Marks): void {
  const { tokens } = marks;
  for (let at = 1; at < tokens.length; at += 1) {
    if (isApostropheBound(tokens, at) && marks.has(at) !== marks.has(at - 1)) {
      const [part, name] = marks.has(at) ? [at - 1, at] : [at, at - 1];
      tie(marks, part, name);
    }
    if (isDutch(tokens, at) && !marks.has(at) && marks.explained[at] !== 1) marks.add(at, PARTICLED);
    if (marks.has(at) && tokens[at]?.gap === GAP.space) markParticles(marks, at);
  }
}

function isApostropheBound(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.gap !== GAP.apostrophe || token.gapLength !== 1 || !before || token.shape === 'digits') return false;
  // « Debian's », « d'Ana's »: one letter after the apostrophe is no part of a name.
  return before.shape !== 'digits' && token.word.length > 1 && !ELIDED.has(before.word);
}

const PARTICLED = personMark('Précédé d’une particule de nom', 0.6, 'decide', 'context');

/** « robert van der horst »: whatever the word, two Dutch or German particles make a surname of it. */
function isDutch(tokens: readonly Token[], at: number): boolean {
  const [first, second, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!first || !second || token?.block !== first.block || token.gap !== GAP.space || second.gap !== GAP.space)
    return false;
  return ['van', 'von'].includes(first.word) && ['der', 'den', 'dem'].includes(second.word) && token.shape !== 'digits';
}

/** « van de Velden », « van der Wal »: the particles before a name, from the foreign one on. */
function markParticles(marks: Marks, name: number): void {
  const { tokens } = marks;
  let first = -1;
  for (let at = name - 1; at >= name - 3; at -= 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[name]?.block || marks.has(at) || !(token.bits & IS.particle)) break;
    if (tokens[at + 1]?.gap !== GAP.space) break;
    // « o Karim »: a bullet.
    if (token.word.length > 1 && FOREIGN_PARTICLES.has(token.word)) first = at;
  }
  if (first === -1) return;
  if (!marks.isPerson(name)) marks.add(name, PARTICLED);
  for (let at = first; at < name; at += 1) tie(marks, at, name);
}

/** The name of a place stays the place's. */
function tie(marks: Marks, to: number, name: number): void {
  if (marks.explained[to] !== 1) marks.copy(name, to);
}

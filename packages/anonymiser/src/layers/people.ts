import { IS, type Classify } from '../lexicon/classify.ts';
import { PERSON_NOUNS } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { MEETS, opensAsSubject } from './acting.ts';
import { personMark, type Mark, type Marks } from './marks.ts';
import { isPlaceAgain } from './whereabouts.ts';

/** L3: words the lists of given names and surnames know. */
export function markGazetteers(marks: Marks, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits' || token.word.length < 2 || marks.explained[at] === 1) continue;
    markCompound(marks, at, classify);
    if (marks.isPerson(at)) continue;
    const bits = token.bits;
    if (!(bits & (IS.given | IS.surname)) || bits & (IS.grammatical | IS.never)) continue;
    const found = marks.explained[at] === 2 ? judgeEponym(tokens, at) : judge(tokens, at, token, bits);
    if (found) marks.add(at, found);
  }
}

/** A word that also names a place of the document: « rue Moreau » does not tell who « Moreau a frappé » is. */
function judgeEponym(tokens: readonly Token[], at: number): Mark | null {
  const token = tokens[at];
  if (!token || token.shape === 'lower' || !(token.bits & IS.surname) || token.bits & IS.organisation) return null;
  if (isPlaceAgain(tokens, at)) return null;
  if (token.bits & IS.dictionary && token.opens > 0 && !opensAsSubject(tokens, at)) return null;
  return personMark('Nom d’un lieu du document, ou de quelqu’un', 0.45, 'decide');
}

function judge(tokens: readonly Token[], at: number, token: Token, bits: number): Mark | null {
  const ordinary = (bits & (IS.dictionary | IS.organisation | IS.town)) !== 0;
  const acronym = token.shape === 'upper' && (bits & IS.acronym) !== 0;
  if (acronym || (token.opens === 2 && token.shape !== 'upper' && MEETS.has(token.word))) return null;
  if (token.shape === 'lower') {
    if (ordinary || token.word.length < 4) return null;
    return bits & IS.given
      ? personMark('Prénom connu, sans majuscule', 0.65, 'mask')
      : personMark('Nom de famille connu, sans majuscule', 0.5, 'decide');
  }
  if (bits & IS.office) return null;
  if (!ordinary) {
    const given = (bits & IS.given) !== 0;
    return personMark(
      given ? 'Prénom connu' : 'Nom de famille connu',
      given ? 0.85 : 0.75,
      token.word.length < 3 ? 'decide' : 'mask',
    );
  }
  if (isGivenWithoutArticle(tokens, at)) return personMark('Prénom sans article', 0.7, 'mask');
  // « Mercedes dort dehors », « Valence fugue »: a given name that is a place or a brand too, and no word.
  const place = (bits & IS.given) !== 0 && !(bits & (IS.dictionary | IS.organisation));
  if (token.opens === 2 && token.shape !== 'upper' && !place) return null;
  return personMark('Nom ou mot ordinaire', 0.45, 'decide');
}

/** « la petite Garance », « vu Claire », « de Louis »: an ordinary word too, with a capital where a noun has an article. */
function isGivenWithoutArticle(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || token?.shape !== 'title' || token.opens > 0 || token.gap !== GAP.space || token.word.length < 4)
    return false;
  if (!(token.bits & IS.given) || token.bits & (IS.town | IS.organisation) || before.shape !== 'lower') return false;
  if (
    next?.block === token.block &&
    next.gap & (GAP.space | GAP.hyphen) &&
    next.gapLength === 1 &&
    next.shape !== 'lower'
  )
    return false;
  return PERSON_NOUNS.has(before.word) || MEETS.has(before.word) || BEFORE_A_NAME.has(before.word);
}
const BEFORE_A_NAME = new Set('a avec chez contre de par pour selon sans que qui etait'.split(' '));

/** « Marie-Laure », « Jean-Bosco », « thi-mai »: two words joined by a hyphen, one of them a given name. */
function markCompound(marks: Marks, at: number, classify: Classify): void {
  const first = marks.tokens[at];
  const second = marks.tokens[at + 1];
  if (!first || !second || second.gap !== GAP.hyphen || second.gapLength !== 1 || second.shape === 'digits') return;
  if (marks.masks(at) && marks.masks(at + 1)) return;
  const one = first.bits;
  const two = second.bits;
  if ((one | two) & (IS.grammatical | IS.institution | IS.never) || marks.explained[at + 1]) return;
  // « Janvier-février », « samedi-dimanche ».
  if (one & two & IS.office) return;
  const capitals = first.shape !== 'lower' && second.shape !== 'lower';
  const given = classify(`${first.word} ${second.word}`) & IS.given;
  if (!given && !(capitals ? (one | two) & IS.given : one & IS.given && two & IS.given)) return;
  const found = personMark('Prénom composé', 0.8, 'mask');
  for (const index of [at, at + 1]) if (!marks.masks(index)) marks.add(index, found);
}

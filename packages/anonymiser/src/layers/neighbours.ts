import { IS } from '../lexicon/classify.ts';
import { FOREIGN_PARTICLES } from '../lexicon/words.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { MEETS } from './acting.ts';
import { personMark, type Mark, type Marks } from './marks.ts';

/**
 * L4, second half: a capitalised word beside a name is part of it (« Yanis Zyxwek », « ZYXWEK Yanis »), and so is an
 * unknown or ambiguous word in notes typed without capitals (« yanis zyxwek », « jade tixier »).
 */
export function extendNames(marks: Marks): void {
  const { tokens } = marks;
  markAmbiguousPairs(marks);
  for (let pass = 0; pass < 2; pass += 1) {
    for (let at = 0; at < tokens.length; at += 1) if (marks.masks(at)) extend(marks, at, 1);
    for (let at = tokens.length - 1; at >= 0; at -= 1) if (marks.masks(at)) extend(marks, at, -1);
  }
}

const NO_PART_OF_A_PAIR = IS.grammatical | IS.office | IS.institution | IS.never;

/**
 * « Rose Poulain », « Pierre MARCHAND », « Marie de La Cour », « Constance Zyxwek »: an ambiguous given name and, over
 * particles, an ambiguous or unknown word with a capital are a name.
 */
function markAmbiguousPairs(marks: Marks): void {
  const { tokens } = marks;
  const bitsOf = (at: number): number => tokens[at]?.bits ?? 0;
  const capital = (at: number): boolean => {
    const token = tokens[at];
    if (!token || token.shape === 'lower' || token.shape === 'digits' || token.word.length < 3) return false;
    return !marks.explained[at] && !(bitsOf(at) & NO_PART_OF_A_PAIR);
  };
  const listed = (at: number): boolean => (bitsOf(at) & (IS.given | IS.surname)) !== 0;
  // « Grand Paris »: a town is a given name only beside another one.
  const given = (at: number): boolean => (bitsOf(at) & (IS.given | IS.town)) === IS.given;
  const unknown = (at: number): boolean =>
    tokens[at]?.shape !== 'mixed' &&
    !(bitsOf(at) & (IS.dictionary | IS.wordLike | IS.town | IS.acronym | IS.organisation));
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    if (!capital(at) || !(listed(at) || unknown(at))) continue;
    const last = overParticles(tokens, at);
    if (last === -1 || (marks.masks(at) && marks.masks(last))) continue;
    const found = personMark('Prénom et nom', 0.7, 'mask');
    const bound = last > at + 1 && tokens[last - 1]?.shape !== 'lower' && tokens[last]?.shape === 'title';
    const pair = capital(last) && (last === at + 1 || !(bitsOf(last) & IS.town)) && (listed(last) || unknown(last));
    if (!(given(at) && (pair || bound)) && !(last === at + 1 && pair && given(last) && listed(at))) continue;
    for (let index = at; index <= last; index += 1) if (!marks.masks(index)) marks.add(index, found);
  }
}

/** The word after a token and the particles of a name: « Marie de La Cour »; -1 when something else stands between. */
function overParticles(tokens: readonly Token[], at: number): number {
  for (let last = at + 1; last <= at + 4; last += 1) {
    const token = tokens[last];
    if (!token || token.block !== tokens[at]?.block || token.gap & ~(GAP.space | GAP.apostrophe)) return -1;
    if (!(token.bits & IS.particle) || token.accented) return last;
  }
  return -1;
}

function extend(marks: Marks, from: number, step: 1 | -1): void {
  const { tokens } = marks;
  const origin = tokens[from];
  // Before a title the sentence goes on: « vu adj. Pruvost ».
  if (!origin || (step === -1 && origin.bits & IS.announces)) return;
  const passed: number[] = [];
  for (let at = from + step; passed.length <= 3; at += step) {
    const token = tokens[at];
    const joint = step === 1 ? token : tokens[at + 1];
    const joined = token && joint && token.block === origin.block && adjoins(joint) && !(joint.gap & GAP.newline);
    if (!joined || marks.masks(at) || token.shape === 'digits') break;
    if (
      (token.bits & IS.particle) !== 0 &&
      !(token.accented && token.shape === 'title') &&
      (step === 1 || token.shape !== 'lower' || FOREIGN_PARTICLES.has(token.word) || isVanDe(tokens[at - 1]))
    ) {
      passed.push(at);
      continue;
    }
    // « Anne de La Tour »: after a capital particle the word is the name's, whatever institution it may open elsewhere.
    const bound = step === 1 && passed.some((index) => tokens[index]?.shape === 'title');
    const found = bound
      ? boundNeighbour(token)
      : isCapitalSurname(token, origin, step, joint.gap)
        ? personMark('À côté d’un nom', 0.7, 'mask', 'context')
        : marks.explained[at] === 1 && marks.explained[from] !== 1
          ? null
          : neighbour(token, origin, token.bits, step, joint.gap);
    if (!found) break;
    marks.add(at, found);
    for (const index of passed) if (!marks.masks(index)) marks.add(index, found);
    return;
  }
  // « Aurélie Le. », « Tran Van »: a capital particle with nothing after it is a surname; foreign ones always belong.
  const [nearest] = passed;
  if (nearest === undefined) return;
  const outer = passed.findLastIndex((index) => tokens[index]?.shape !== 'lower');
  if (step === -1 && outer > 0)
    for (const index of passed.slice(0, outer + 1))
      marks.add(index, personMark('À côté d’un nom', 0.6, 'mask', 'context'));
  const token = tokens[nearest];
  const capital = token !== undefined && token.shape !== 'lower' && origin.shape !== 'lower';
  const foreign = token !== undefined && FOREIGN_PARTICLES.has(token.word) && (step === -1 || capital);
  if ((step === 1 && capital && token.opens === 0) || (step === -1 && (foreign || (capital && token.opens === 0)))) {
    marks.add(nearest, personMark('À côté d’un nom', 0.6, 'mask', 'context'));
  }
}

/** « Sylvie CHEMIN »: in capitals right after a given name that is not, whatever the word is elsewhere. */
const isCapitalSurname = (token: Token, origin: Token, step: 1 | -1, gap: number): boolean =>
  step === 1 &&
  gap === GAP.space &&
  token.shape === 'upper' &&
  token.word.length > 3 &&
  origin.shape === 'title' &&
  (origin.bits & IS.given) !== 0 &&
  (token.bits & (IS.acronym | IS.organisation)) === 0;

/** « Van de Berghe » : the French particle belongs to the foreign one before it. */
function isVanDe(before: Token | undefined): boolean {
  return before !== undefined && before.shape !== 'lower' && (before.word === 'van' || before.word === 'von');
}

const boundNeighbour = (token: Token): Mark | null =>
  token.shape === 'lower' ? null : personMark('À côté d’un nom', 0.7, 'mask', 'context');

/** « Hier Karim », « Finalement Karim »: nobody is called so. */
const ADVERB = /^(?:hier|demain|pourtant|parfois|souvent|bientot|aussitot|.{4,}ment)$/;

function neighbour(token: Token, origin: Token, bits: number, step: 1 | -1, gap: number): Mark | null {
  const name = (bits & (IS.given | IS.surname)) !== 0;
  if (token.word.length < 2) {
    // « V Anjali »: a lone capital just before a name; « À », « Y » and « Ô » open sentences.
    const word = 'ayo'.includes(token.word) && token.opens > 0;
    const initial = step === -1 && token.shape === 'title' && gap === GAP.space && !word;
    return initial && origin.shape !== 'lower' ? personMark('Initiale et nom', 0.6, 'mask', 'context') : null;
  }
  if (bits & IS.grammatical && !(token.accented && (token.bits & IS.particle) !== 0)) return null;
  // « vu Mamadou », « on a croisé jordan »: a verb, though some bear it as a name.
  if (step === -1 && token.shape !== 'upper' && MEETS.has(token.word)) return null;
  if (token.shape === 'lower') {
    if (origin.shape !== 'lower') return null;
    if (name)
      return personMark('À côté d’un nom, sans majuscule', 0.55, bits & IS.dictionary ? 'decide' : 'mask', 'context');
    const unknown = !(bits & (IS.dictionary | IS.wordLike | IS.town | IS.organisation | IS.acronym));
    // « kavitha vo »: two letters are a short surname or a shortened word.
    if (token.word.length === 2 && step === 1 && gap === GAP.space && unknown && !(bits & IS.particle))
      return personMark('À côté d’un nom, sans majuscule', 0.35, 'decide', 'context');
    return unknown && token.word.length > 2
      ? personMark('À côté d’un nom, sans majuscule', 0.5, 'mask', 'context')
      : null;
  }
  if (origin.shape === 'lower' && !(gap & GAP.hyphen)) return null;
  if ((bits & (IS.office | IS.institution) && !(bits & IS.surname)) || (token.shape === 'upper' && bits & IS.acronym))
    return null;
  // A sentence may begin with an ordinary word just before a name: « Selon Auriol », « Visite Belkadri ».
  if (step === -1 && bits & IS.dictionary && !name && token.opens > 0 && token.shape === 'title') {
    return ADVERB.test(token.word) ? null : personMark('Mot à majuscule juste avant un nom', 0.3, 'decide', 'context');
  }
  return personMark('À côté d’un nom', 0.7, 'mask', 'context');
}

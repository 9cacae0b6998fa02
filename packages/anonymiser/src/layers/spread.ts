import { IS, OTHERWISE_KNOWN } from '../lexicon/classify.ts';
import { TITLES } from '../lexicon/words.ts';
import { adjoins, GAP } from '../text/tokens.ts';
import { MEETS } from './acting.ts';
import { personMark, type Marks } from './marks.ts';

/**
 * L4, last: what was found to be a name once is a name everywhere in the document; a name that is also an ordinary word,
 * only where it has a capital.
 */
export function spreadNames(marks: Marks): void {
  const { tokens } = marks;
  const names = new Map<string, boolean>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.word.length < 3 || !marks.masks(at) || TITLES.has(token.word)) continue;
    const bits = token.bits;
    if (bits & (IS.particle | IS.never | IS.grammatical | IS.office)) continue;
    names.set(token.word, (bits & IS.dictionary) !== 0);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const ordinary = token && names.get(token.word);
    if (!token || ordinary === undefined || marks.masks(at) || (ordinary && token.shape === 'lower')) continue;
    // Within the name of a place it stays the place's.
    if (marks.explained[at] === 1) continue;
    const sure = marks.explained[at] === 0 && !ordinary;
    marks.add(at, personMark('Nom déjà reconnu ailleurs dans le document', 0.7, sure ? 'mask' : 'decide', 'context'));
  }
}

/** « Prakash R. »: a lone capital right after a capitalised word that is put before a person. */
function isInitialAfterName(marks: Marks, at: number): boolean {
  const token = marks.tokens[at];
  if (token?.word.length !== 1) return false;
  const [before, next] = [marks.tokens[at - 1], marks.tokens[at + 1]];
  if (token.shape !== 'title' || token.accented || token.gap !== GAP.space) return false;
  const ends = next === undefined || next.block !== token.block || (next.gap & ~(GAP.hyphen | GAP.apostrophe)) !== 0;
  return ends && marks.has(at - 1) && !marks.has(at) && before?.shape === 'title' && before.block === token.block;
}

/** « G LUVERA »: a lone capital right before a capitalised word that is put before a person. */
function isInitialBeforeName(marks: Marks, at: number): boolean {
  const [token, next] = [marks.tokens[at], marks.tokens[at + 1]];
  if (token?.word.length !== 1 || token.shape !== 'title' || token.accented || token.opens > 0 || marks.has(at))
    return false;
  if (token.gap & ~GAP.space || next?.gap !== GAP.space || next.block !== token.block || !marks.has(at + 1))
    return false;
  return next.shape === 'title' || next.shape === 'upper';
}

/** « le père (Petri Mattila) », « Suivi : Cas Jansen »: an ordinary word with a capital before one that no list has. */
function isFirstOfUnknown(marks: Marks, at: number): boolean {
  const [token, next] = [marks.tokens[at], marks.tokens[at + 1]];
  if (token?.shape !== 'title' || token.opens !== 1 || token.word.length < 3 || marks.has(at)) return false;
  if (next?.shape !== 'title' || next.gap !== GAP.space || next.block !== token.block || !marks.has(at + 1))
    return false;
  return !(token.bits & (OTHERWISE_KNOWN | IS.never)) && !(next.bits & IS.dictionary) && !MEETS.has(token.word);
}

/** After the residue: an ambiguous word beside a doubtful one is doubtful too (« brandon ndoye », « Constance Mkrtcyan »). */
export function markBesideDoubtful(marks: Marks): void {
  const { tokens } = marks;
  const beside: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (isInitialAfterName(marks, at) || isInitialBeforeName(marks, at) || isFirstOfUnknown(marks, at)) beside.push(at);
    if (!token || marks.has(at) || marks.explained[at] || token.shape === 'digits' || token.word.length < 3) continue;
    const bits = token.bits;
    if (token.shape === 'lower' && MEETS.has(token.word)) continue;
    if (!(bits & (IS.given | IS.surname)) || bits & (IS.grammatical | IS.office | IS.institution | IS.never)) continue;
    const next = tokens[at + 1];
    const before = tokens[at - 1];
    const after =
      next &&
      marks.has(at + 1) &&
      next.block === token.block &&
      adjoins(next) &&
      (next.shape === 'lower') === (token.shape === 'lower');
    const prior =
      before &&
      marks.has(at - 1) &&
      before.block === token.block &&
      adjoins(token) &&
      (before.shape === 'lower') === (token.shape === 'lower');
    if (after || prior) beside.push(at);
  }
  for (const at of beside) marks.add(at, personMark('Mot ambigu à côté d’un mot inconnu', 0.45, 'decide', 'residue'));
}

/** « Min-sik », « Ji-tae »: what a hyphen ties to a capitalised name is part of it, with a capital or not. */
export function markHyphenParts(marks: Marks): void {
  const { tokens } = marks;
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token?.gap !== GAP.hyphen || token.gapLength !== 1 || !before || token.shape === 'digits') continue;
    const [part, name] = marks.has(at) ? [at - 1, at] : [at, at - 1];
    if (marks.has(part) || !marks.has(name) || marks.explained[part] || before.shape === 'lower') continue;
    const [bits, other] = [tokens[part]?.bits ?? 0, tokens[part]];
    // « Es-Sabbahi », « En-Nadir »: an Arabic article that reads as a French word.
    const article = part < name && (bits & IS.grammatical) !== 0 && other?.shape === 'title' && other.word.length <= 3;
    if (bits & (IS.grammatical | IS.office | IS.institution | IS.never) && !article) continue;
    if (other?.shape === 'digits') continue;
    marks.copy(name, part);
  }
}

/** Last of all: a word put before a person inside a sentence is put before them where it opens one too. */
export function spreadDoubts(marks: Marks): void {
  const { tokens } = marks;
  const doubted = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.shape !== 'lower' && token.word.length > 2 && marks.has(at) && !(token.bits & IS.grammatical))
      doubted.add(token.word);
  });
  tokens.forEach((token, at) => {
    if (
      token.shape === 'lower' ||
      !doubted.has(token.word) ||
      marks.has(at) ||
      marks.explained[at] ||
      token.bits & IS.never ||
      TITLES.has(token.word)
    )
      return;
    marks.add(at, personMark('Mot à vérifier ailleurs dans le document', 0.4, 'decide', 'residue'));
  });
}

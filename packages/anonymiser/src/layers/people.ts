import { IS, type Classify } from '../lexicon/classify.ts';
import { TITLES } from '../lexicon/words.ts';
import { adjoins, GAP, type Token } from '../text/tokens.ts';
import { MEETS, opensAsSubject } from './acting.ts';
import type { Mark, Marks } from './marks.ts';
import { isPlaceAgain } from './whereabouts.ts';

const mark = (
  reason: string,
  confidence: number,
  must: 'mask' | 'decide',
  detector: Mark['detector'] = 'gazetteers',
): Mark => ({ detector, reason, confidence, must, persons: [], professionals: [], person: true });

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
    const found = marks.explained[at] === 2 ? judgeEponym(tokens, at) : judge(token, bits);
    if (found) marks.add(at, found);
  }
}

/** A word that also names a place of the document: « rue Moreau » does not tell who « Moreau a frappé » is. */
function judgeEponym(tokens: readonly Token[], at: number): Mark | null {
  const token = tokens[at];
  if (!token || token.shape === 'lower' || !(token.bits & IS.surname) || token.bits & IS.organisation) return null;
  if (isPlaceAgain(tokens, at)) return null;
  if (token.bits & IS.dictionary && token.opens > 0 && !opensAsSubject(tokens, at)) return null;
  return mark('Nom d’un lieu du document, ou de quelqu’un', 0.45, 'decide');
}

function judge(token: Token, bits: number): Mark | null {
  const ordinary = (bits & (IS.dictionary | IS.organisation | IS.town)) !== 0;
  const acronym = token.shape === 'upper' && (bits & IS.acronym) !== 0;
  if (acronym || (token.opens === 2 && token.shape !== 'upper' && MEETS.has(token.word))) return null;
  if (token.shape === 'lower') {
    if (ordinary || token.word.length < 4) return null;
    return bits & IS.given
      ? mark('Prénom connu, sans majuscule', 0.65, 'mask')
      : mark('Nom de famille connu, sans majuscule', 0.5, 'decide');
  }
  if (bits & IS.office) return null;
  if (!ordinary) {
    const given = (bits & IS.given) !== 0;
    return mark(
      given ? 'Prénom connu' : 'Nom de famille connu',
      given ? 0.85 : 0.75,
      token.word.length < 3 ? 'decide' : 'mask',
    );
  }
  // « Mercedes dort dehors », « Valence fugue »: a given name that is a place or a brand too, and no word.
  const place = (bits & IS.given) !== 0 && !(bits & (IS.dictionary | IS.organisation));
  if (token.opens === 2 && token.shape !== 'upper' && !place) return null;
  return mark('Nom ou mot ordinaire', 0.45, 'decide');
}

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
  const found = mark('Prénom composé', 0.8, 'mask');
  for (const index of [at, at + 1]) if (!marks.masks(index)) marks.add(index, found);
}

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

const OTHERWISE_KNOWN = IS.grammatical | IS.office | IS.institution | IS.never;

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
    return !marks.explained[at] && !(bitsOf(at) & OTHERWISE_KNOWN);
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
    const found = mark('Prénom et nom', 0.7, 'mask');
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

/** Particles that are no French words: they always belong to the name. */
const FOREIGN_PARTICLES = new Set(
  'van von der den ter el al ben bin ibn abou abu ould ait da dos do di del della lo mac mc o san saint sainte'.split(
    ' ',
  ),
);

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
        ? mark('À côté d’un nom', 0.7, 'mask', 'context')
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
    for (const index of passed.slice(0, outer + 1)) marks.add(index, mark('À côté d’un nom', 0.6, 'mask', 'context'));
  const token = tokens[nearest];
  const capital = token !== undefined && token.shape !== 'lower' && origin.shape !== 'lower';
  const foreign = token !== undefined && FOREIGN_PARTICLES.has(token.word) && (step === -1 || capital);
  if ((step === 1 && capital && token.opens === 0) || (step === -1 && (foreign || (capital && token.opens === 0)))) {
    marks.add(nearest, mark('À côté d’un nom', 0.6, 'mask', 'context'));
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
  token.shape === 'lower' ? null : mark('À côté d’un nom', 0.7, 'mask', 'context');

function neighbour(token: Token, origin: Token, bits: number, step: 1 | -1, gap: number): Mark | null {
  const name = (bits & (IS.given | IS.surname)) !== 0;
  if (token.word.length < 2) {
    // « V Anjali »: a lone capital just before a name; « À », « Y » and « Ô » open sentences.
    const word = 'ayo'.includes(token.word) && token.opens > 0;
    const initial = step === -1 && token.shape === 'title' && gap === GAP.space && !word;
    return initial && origin.shape !== 'lower' ? mark('Initiale et nom', 0.6, 'mask', 'context') : null;
  }
  if (bits & IS.grammatical && !(token.accented && (token.bits & IS.particle) !== 0)) return null;
  // « vu Mamadou », « on a croisé jordan »: a verb, though some bear it as a name.
  if (step === -1 && token.shape !== 'upper' && MEETS.has(token.word)) return null;
  if (token.shape === 'lower') {
    if (origin.shape !== 'lower') return null;
    if (name) return mark('À côté d’un nom, sans majuscule', 0.55, bits & IS.dictionary ? 'decide' : 'mask', 'context');
    const unknown = !(bits & (IS.dictionary | IS.wordLike | IS.town | IS.organisation | IS.acronym));
    // « kavitha vo »: two letters are a short surname or a shortened word.
    if (token.word.length === 2 && step === 1 && gap === GAP.space && unknown && !(bits & IS.particle))
      return mark('À côté d’un nom, sans majuscule', 0.35, 'decide', 'context');
    return unknown && token.word.length > 2 ? mark('À côté d’un nom, sans majuscule', 0.5, 'mask', 'context') : null;
  }
  if (origin.shape === 'lower' && !(gap & GAP.hyphen)) return null;
  if ((bits & (IS.office | IS.institution) && !(bits & IS.surname)) || (token.shape === 'upper' && bits & IS.acronym))
    return null;
  // A sentence may begin with an ordinary word just before a name: « Selon Auriol », « Visite Belkadri ».
  if (step === -1 && bits & IS.dictionary && !name && token.opens > 0 && token.shape === 'title') {
    return mark('Mot à majuscule juste avant un nom', 0.3, 'decide', 'context');
  }
  return mark('À côté d’un nom', 0.7, 'mask', 'context');
}

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
    marks.add(at, mark('Nom déjà reconnu ailleurs dans le document', 0.7, sure ? 'mask' : 'decide', 'context'));
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

/** After the residue: an ambiguous word beside a doubtful one is doubtful too (« brandon ndoye », « Constance Mkrtcyan »). */
export function markBesideDoubtful(marks: Marks): void {
  const { tokens } = marks;
  const beside: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.word.length === 1 && (isInitialAfterName(marks, at) || isInitialBeforeName(marks, at))) beside.push(at);
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
  for (const at of beside) marks.add(at, mark('Mot ambigu à côté d’un mot inconnu', 0.45, 'decide', 'residue'));
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
    // The mark it already bears, so that both are one passage: a person's, or a word to decide.
    for (const found of marks.byToken[name] ?? []) marks.add(part, { ...found, persons: [], professionals: [] });
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
    marks.add(at, mark('Mot à vérifier ailleurs dans le document', 0.4, 'decide', 'residue'));
  });
}

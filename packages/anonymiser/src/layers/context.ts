import { IS } from '../lexicon/classify.ts';
import { EPONYMS } from '../lexicon/eponyms.ts';
import { KINSHIP, NICKNAME_MARKS, PERSON_NOUNS, TITLES } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { mask, nameable } from './announced.ts';
import { markBareInitials, markInitials } from './initials.ts';
import type { Marks } from './marks.ts';
import type { RegistryIndex } from './registry-index.ts';

/** L4: what announces a name, whatever the name. */
export function markContext(marks: Marks, index: RegistryIndex): void {
  const { tokens } = marks;
  let quoted = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits') continue;
    if (token.word.length === 1) markInitials(marks, at, index);
    else if (token.word.length <= 4 && token.shape === 'upper') markBareInitials(marks, at, index);
    markPlace(marks, at);
    if (token.bits & IS.announces) markAnnounced(marks, at, token);
    if (token.gap & GAP.blockStart) quoted = false;
    if (token.gap & GAP.quote) {
      // « surnommé « Le Chinois », il vend »: what a closing quote and a comma lead to stands outside.
      if (!quoted || !(token.gap & (GAP.comma | GAP.stop))) markQuoted(marks, at);
      quoted = !quoted;
    }
  }
}

function markAnnounced(marks: Marks, at: number, token: Token): void {
  // « la Fondation Abbé-Pierre », « le collège Abbé-Grégoire »: the title is part of a name that is nobody's.
  const next = marks.tokens[at + 1];
  const bound = next?.gap === GAP.hyphen || EPONYMS.has(`${token.word} ${next?.word ?? ''}`);
  if (bound && [at - 1, at, at + 1].every((part) => marks.explained[part] === 1)) return;
  if (isTitle(token) && !isRelative(marks.tokens, at)) markTitle(marks, at);
  else if (KINSHIP.has(token.word)) markKinship(marks, at);
  else if (NICKNAME_MARKS.has(token.word)) markNickname(marks, at);
}

function isTitle(token: Token): boolean {
  return TITLES.has(token.word) && (token.word.length > 1 || token.shape === 'title');
}

/** « sa sœur Hawa », « le père Munteanu »: somebody's relative, where « Sœur Marie » and « Père Anselme » are titles. */
const isRelative = (tokens: readonly Token[], at: number): boolean =>
  KINSHIP.has(tokens[at]?.word ?? '') &&
  tokens[at]?.word !== 'famille' &&
  tokens[at]?.gap === GAP.space &&
  DETERMINERS.has(tokens[at - 1]?.word ?? '');

const DETERMINERS = new Set('le la un une mon ma ton ta son sa notre votre leur cette ce'.split(' '));

/** The name that starts at a token: its words and the particles among them. */
function nameFrom(tokens: readonly Token[], from: number, led: number = GAP.dot | GAP.quote): number[] {
  const found: number[] = [];
  let particles: number[] = [];
  for (let at = from; at < from + 8; at += 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[from]?.block) break;
    const allowed = GAP.space | GAP.hyphen | GAP.apostrophe | (at === from ? led : GAP.none);
    if (token.gap & ~allowed) break;
    if (
      (token.bits & IS.particle) !== 0 &&
      particles.length < 3 &&
      (found.length > 0 || token.shape !== 'lower' || token.word.length <= 3)
    ) {
      particles.push(at);
      continue;
    }
    const first = found.length === 0;
    // « Madame la Maire », « M. le Principal »: an office, not a name; « Mme de La Tour » is one, whatever a tower is.
    const article = tokens[particles.at(-1) ?? -1];
    if (first && article?.shape === 'lower' && token.bits & (IS.office | IS.institution)) break;
    const bound = article?.shape === 'title' && token.shape !== 'lower';
    if (!bound && (!nameable(token) || (!first && token.shape === 'lower' && !(token.gap & GAP.hyphen)))) break;
    found.push(...particles, at);
    particles = [];
    if (found.length >= 6) break;
  }
  return found;
}

const TITLE = mask('Titre suivi d’un nom', 0.9);
const TITLED = mask('Précédé d’un titre (M., Mme, famille…)', 0.9);

function markTitle(marks: Marks, at: number): void {
  const { tokens } = marks;
  let next = at + 1;
  // « M. et Mme Le Goff », « brigadier-chef Marchetti ».
  for (let steps = 0; steps < 3; steps += 1) {
    const token = tokens[next];
    if (!token || token.gap & ~(GAP.space | GAP.dot | GAP.hyphen)) break;
    if (isTitle(token) || (token.word === 'et' && isTitle(tokens[next + 1] ?? token))) next += 1;
    else break;
  }
  const full = tokens[next] && (tokens[next]?.gap ?? 0) & (GAP.blockStart | GAP.newline) ? [] : nameFrom(tokens, next);
  const initial = tokens[next];
  const lone =
    initial !== undefined &&
    initial.word.length === 1 &&
    initial.shape === 'title' &&
    (initial.gap & ~(GAP.space | GAP.dot)) === 0;
  const words = full.length > 0 ? full : lone || isTitledName(tokens, at, next) ? [next] : [];
  if (words.length === 0) return;
  for (let index = at; index < next; index += 1) if (!marks.byToken[index]?.includes(TITLE)) marks.add(index, TITLE);
  let name = words;
  while (name.length > 0) {
    for (const index of name) if (!marks.byToken[index]?.includes(TITLED)) marks.add(index, TITLED);
    name = PLURALS.has(tokens[at]?.word ?? '') ? nextTitled(tokens, name.at(-1) ?? at) : [];
  }
}

const PLURALS = new Set(['mm', 'mmes', 'mlles', 'messieurs', 'mesdames']);

/** « MM. Corneau, Drumel et Neveux »: the name after one of several that share a title. */
function nextTitled(tokens: readonly Token[], last: number): number[] {
  const next = tokens[last + 1];
  if (next?.gap === (GAP.comma | GAP.space)) return nameFrom(tokens, last + 1, GAP.comma);
  return next?.word === 'et' && next.gap === GAP.space ? nameFrom(tokens, last + 2) : [];
}

/** « Mme charpentier », « mme anémone », « M. Le »: a known name without its capital, or a surname that reads as an article. */
function isTitledName(tokens: readonly Token[], at: number, next: number): boolean {
  const title = tokens[at];
  const token = tokens[next];
  const after = tokens[next + 1];
  if (!title || !token || !CIVIL.has(title.word) || token.gap & ~(GAP.space | GAP.dot)) return false;
  const bits = token.bits;
  if (token.shape === 'lower') return (bits & (IS.given | IS.surname)) !== 0 && !(bits & (IS.grammatical | IS.office));
  return (
    (bits & IS.particle) !== 0 && token.word.length > 1 && (!after || after.shape === 'lower' || after.gapLength > 1)
  );
}

const CIVIL = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle']);

/** « Lina, la sœur de », « signalé par Droz », « le grand Tonnerre »: the place of the word says it names someone. */
function markPlace(marks: Marks, at: number): void {
  const { tokens } = marks;
  const token = tokens[at];
  const article = tokens[at + 1];
  const noun = tokens[at + 2];
  if (!token || token.word.length < 3 || marks.isPerson(at) || marks.explained[at]) return;
  const bits = token.bits;
  const unknown = !(bits & (IS.dictionary | IS.organisation | IS.town | IS.acronym));
  if (
    article &&
    noun &&
    article.gap & GAP.comma &&
    ['la', 'le', 'sa', 'son', 'leur'].includes(article.word) &&
    KINSHIP.has(noun.word)
  ) {
    // « parle français, sa fille traduit »: an ordinary word of lower case only when it is a given name.
    const name = (bits & (token.shape === 'lower' && !unknown ? IS.given : IS.given | IS.surname)) !== 0;
    if ((name || unknown) && !(bits & (IS.grammatical | IS.office)) && token.shape !== 'digits') {
      marks.add(at, {
        ...mask('Suivi d’un lien de parenté', 0.7),
        must: token.shape === 'lower' && !unknown ? 'decide' : 'mask',
      });
    }
    return;
  }
  const before = tokens[at - 1];
  if (
    before &&
    token.gap === GAP.space &&
    token.shape !== 'lower' &&
    unknown &&
    REPORTERS.has(before.word) &&
    nameable(token)
  ) {
    marks.add(at, mask('Personne qui rapporte un fait', 0.7));
  }
  const calls = before && token.gap === GAP.space && before.shape === 'lower' && PERSON_NOUNS.has(before.word);
  if (calls && token.shape === 'title' && nameable(token) && !(bits & (IS.organisation | IS.town))) {
    marks.add(at, { ...mask('Nom après « le grand », « la petite »…', 0.6), must: unknown ? 'mask' : 'decide' });
  }
}

const REPORTERS = new Set(['par', 'selon', 'apres', 'dixit', 'chez']);

function markKinship(marks: Marks, at: number): void {
  const { tokens } = marks;
  let next = at + 1;
  const token = tokens[next];
  if (!token || token.gap & ~(GAP.space | GAP.hyphen)) return;
  if (['de', 'd', 'du', 'a', 'au'].includes(token.word) && token.shape === 'lower') next += 1;
  if (['la', 'le', 'l'].includes(tokens[next]?.word ?? '') && tokens[next]?.shape === 'lower') return;
  const name = nameFrom(tokens, next);
  const only = tokens[next];
  // « la mère de pierre », « la daronne a moussa »: an ordinary word that a child may be called.
  if (name.length === 0 && next > at + 1 && only?.shape === 'lower' && only.gap === GAP.space && isGivenWord(only))
    marks.add(next, { ...mask('Lien de parenté suivi d’un prénom possible', 0.4), must: 'decide' });
  const certain = name.filter((index) => {
    const part = tokens[index];
    return part !== undefined && (part.shape !== 'lower' || !(part.bits & IS.dictionary));
  });
  if (certain.length === 0) return;
  for (const index of name)
    if (marks.explained[index] !== 1) marks.add(index, mask('Lien de parenté suivi d’un nom', 0.85));
}

const isGivenWord = ({ bits, word }: Token): boolean =>
  (bits & IS.given) !== 0 &&
  word.length > 3 &&
  !(bits & (IS.grammatical | IS.office | IS.institution | IS.acronym | IS.town | IS.never));

function markNickname(marks: Marks, at: number): void {
  const { tokens } = marks;
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = tokens[next];
    if (!token || token.gap & (GAP.blockStart | GAP.stop | GAP.comma)) return;
    if (token.bits & IS.grammatical && (token.shape === 'lower' || token.bits & IS.particle)) {
      // « née à Tours »: only « née Tours » is a name.
      if (tokens[at]?.word === 'nee') return;
      continue;
    }
    const announced = token.gap & (GAP.quote | GAP.colon) || token.shape !== 'lower';
    if (!announced && !nameable(token)) return;
    if (token.shape !== 'lower' && !nameable(token) && !(token.gap & GAP.quote)) return;
    const certain = token.shape !== 'lower' || !(token.bits & IS.dictionary);
    marks.add(next, { ...mask('Surnom annoncé', 0.8), must: certain ? 'mask' : 'decide' });
    return;
  }
}

/** A word or two between quotes beside a name: « Yanis "le petit Yaya" Belkadri ». */
function markQuoted(marks: Marks, at: number): void {
  const { tokens } = marks;
  let end = at;
  while (end < at + 4 && tokens[end + 1] && !((tokens[end + 1]?.gap ?? 0) & (GAP.quote | GAP.blockStart))) end += 1;
  const closing = tokens[end + 1];
  const closed = closing === undefined || closing.block !== tokens[at]?.block || (closing.gap & GAP.quote) !== 0;
  if (!closed) return;
  const beside = marks.isPerson(at - 1) && tokens[at - 1]?.block === tokens[at]?.block;
  for (let index = at; index <= end; index += 1) {
    const token = tokens[index];
    if (!token || token.block !== tokens[at]?.block || marks.explained[index]) return;
    const ordinary = (token.bits & (IS.dictionary | IS.organisation)) !== 0;
    if (!ordinary || beside) {
      marks.add(index, {
        ...mask('Entre guillemets : peut être un surnom', 0.6),
        must: beside || !ordinary ? 'mask' : 'decide',
      });
    }
  }
}

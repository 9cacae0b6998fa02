import { IS, type Classify } from '../lexicon/classify.ts';
import { ACRONYMS, FUNCTION_WORDS, KINSHIP, NICKNAME_MARKS, PARTICLES, TITLES } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import type { Mark, Marks } from './marks.ts';
import type { RegistryIndex } from './registry-index.ts';

const known = new Map<string, Mark>();

/** The mark of a reason; one object for all tokens when it links to nobody. */
function mask(reason: string, confidence: number, persons: readonly string[] = []): Mark {
  const shared = persons.length === 0 ? known.get(reason) : undefined;
  if (shared) return shared;
  const mark: Mark = {
    detector: 'context',
    reason,
    confidence,
    must: 'mask',
    persons,
    professionals: [],
    person: true,
  };
  if (persons.length === 0) known.set(reason, mark);
  return mark;
}

/** L4: what announces a name, whatever the name. */
export function markContext(marks: Marks, index: RegistryIndex, classify: Classify): void {
  const { tokens } = marks;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits') continue;
    if (token.word.length === 1) markInitials(marks, at, index, classify);
    else if (token.word.length <= 4 && token.shape === 'upper') markBareInitials(marks, at, index, classify);
    markPlace(marks, at, classify);
    if (isTitle(token)) markTitle(marks, at, classify);
    else if (KINSHIP.has(token.word)) markKinship(marks, at, classify);
    else if (NICKNAME_MARKS.has(token.word)) markNickname(marks, at, classify);
    if (token.gap & GAP.quote) markQuoted(marks, at, classify);
  }
}

function isTitle(token: Token): boolean {
  return TITLES.has(token.word) && (token.word.length > 1 || token.shape === 'title');
}

/** Whether a token can be the name that was announced. */
function nameable(token: Token | undefined, classify: Classify): boolean {
  if (!token || token.shape === 'digits') return false;
  const bits = classify(token.word);
  if (token.shape === 'lower') {
    return token.word.length > 2 && !(bits & (IS.dictionary | IS.wordLike | IS.organisation));
  }
  if (bits & IS.grammatical || ACRONYMS.has(token.word)) return false;
  return !(bits & (IS.office | IS.institution)) || (bits & (IS.given | IS.surname)) !== 0;
}

/** The name that starts at a token: its words and the particles among them. */
function nameFrom(tokens: readonly Token[], from: number, classify: Classify): number[] {
  const found: number[] = [];
  let particles: number[] = [];
  for (let at = from; at < from + 8; at += 1) {
    const token = tokens[at];
    if (!token || token.block !== tokens[from]?.block) break;
    const allowed = GAP.space | GAP.hyphen | GAP.apostrophe | (at === from ? GAP.dot | GAP.quote : GAP.none);
    if (token.gap & ~allowed) break;
    if (
      PARTICLES.has(token.word) &&
      particles.length < 3 &&
      (found.length > 0 || token.shape !== 'lower' || token.word.length <= 3)
    ) {
      particles.push(at);
      continue;
    }
    const first = found.length === 0;
    // « Madame la Maire », « M. le Principal »: an office, not a name.
    if (first && particles.length > 0 && classify(token.word) & (IS.office | IS.institution)) break;
    if (!nameable(token, classify) || (!first && token.shape === 'lower' && !(token.gap & GAP.hyphen))) break;
    found.push(...particles, at);
    particles = [];
    if (found.length >= 6) break;
  }
  return found;
}

function markTitle(marks: Marks, at: number, classify: Classify): void {
  const { tokens } = marks;
  let next = at + 1;
  // « M. et Mme Le Goff », « brigadier-chef Marchetti ».
  for (let steps = 0; steps < 3; steps += 1) {
    const token = tokens[next];
    if (!token || token.gap & ~(GAP.space | GAP.dot | GAP.hyphen)) break;
    if (isTitle(token) || (token.word === 'et' && isTitle(tokens[next + 1] ?? token))) next += 1;
    else break;
  }
  const full =
    tokens[next] && (tokens[next]?.gap ?? 0) & (GAP.blockStart | GAP.newline) ? [] : nameFrom(tokens, next, classify);
  const initial = tokens[next];
  const lone =
    initial !== undefined &&
    initial.word.length === 1 &&
    initial.shape === 'title' &&
    (initial.gap & ~(GAP.space | GAP.dot)) === 0;
  const words = full.length > 0 ? full : lone || isTitledName(tokens, at, next, classify) ? [next] : [];
  if (words.length === 0) return;
  const title = mask('Titre suivi d’un nom', 0.9);
  const name = mask('Précédé d’un titre (M., Mme, famille…)', 0.9);
  for (let index = at; index < next; index += 1) if (!marks.byToken[index]?.includes(title)) marks.add(index, title);
  for (const index of words) if (!marks.byToken[index]?.includes(name)) marks.add(index, name);
}

/** « Mme charpentier », « M. Le » : a known surname without its capital, or a surname that reads as an article. */
function isTitledName(tokens: readonly Token[], at: number, next: number, classify: Classify): boolean {
  const title = tokens[at];
  const token = tokens[next];
  const after = tokens[next + 1];
  if (!title || !token || !CIVIL.has(title.word) || token.gap & ~(GAP.space | GAP.dot)) return false;
  const bits = classify(token.word);
  if (token.shape === 'lower') return (bits & IS.surname) !== 0 && !(bits & (IS.grammatical | IS.office));
  return (
    (bits & IS.particle) !== 0 && token.word.length > 1 && (!after || after.shape === 'lower' || after.gapLength > 1)
  );
}

const CIVIL = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle']);

/** « Lina, la sœur de », « signalé par Droz »: the place of the word says it names someone. */
function markPlace(marks: Marks, at: number, classify: Classify): void {
  const { tokens } = marks;
  const token = tokens[at];
  const article = tokens[at + 1];
  const noun = tokens[at + 2];
  if (!token || token.word.length < 3 || marks.isPerson(at) || marks.explained[at]) return;
  const bits = classify(token.word);
  const unknown = !(bits & (IS.dictionary | IS.organisation | IS.town | IS.acronym));
  if (
    article &&
    noun &&
    article.gap & GAP.comma &&
    ['la', 'le', 'sa', 'son', 'leur'].includes(article.word) &&
    KINSHIP.has(noun.word)
  ) {
    const name = (bits & (IS.given | IS.surname)) !== 0;
    if ((name || unknown) && !(bits & IS.grammatical) && token.shape !== 'digits') {
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
    nameable(token, classify)
  ) {
    marks.add(at, mask('Personne qui rapporte un fait', 0.7));
  }
}

const REPORTERS = new Set(['par', 'selon', 'apres', 'dixit', 'chez']);

function markKinship(marks: Marks, at: number, classify: Classify): void {
  const { tokens } = marks;
  let next = at + 1;
  const token = tokens[next];
  if (!token || token.gap & ~(GAP.space | GAP.hyphen)) return;
  if (['de', 'd', 'du', 'a', 'au'].includes(token.word) && token.shape === 'lower') next += 1;
  if (['la', 'le', 'l'].includes(tokens[next]?.word ?? '') && tokens[next]?.shape === 'lower') return;
  const name = nameFrom(tokens, next, classify);
  const certain = name.filter((index) => {
    const part = tokens[index];
    return part !== undefined && (part.shape !== 'lower' || !(classify(part.word) & IS.dictionary));
  });
  if (certain.length === 0) return;
  for (const index of name) if (!marks.explained[index]) marks.add(index, mask('Lien de parenté suivi d’un nom', 0.85));
}

function markNickname(marks: Marks, at: number, classify: Classify): void {
  const { tokens } = marks;
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = tokens[next];
    if (!token || token.gap & (GAP.blockStart | GAP.stop | GAP.comma)) return;
    if (FUNCTION_WORDS.has(token.word) && token.shape === 'lower') continue;
    const announced = token.gap & (GAP.quote | GAP.colon) || token.shape !== 'lower';
    if (!announced && !nameable(token, classify)) return;
    if (token.shape !== 'lower' && !nameable(token, classify) && !(token.gap & GAP.quote)) return;
    const certain = token.shape !== 'lower' || !(classify(token.word) & IS.dictionary);
    marks.add(next, { ...mask('Surnom annoncé', 0.8), must: certain ? 'mask' : 'decide' });
    return;
  }
}

/** A word or two between quotes beside a name: « Yanis "le petit Yaya" Belkadri ». */
function markQuoted(marks: Marks, at: number, classify: Classify): void {
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
    const ordinary = (classify(token.word) & (IS.dictionary | IS.organisation)) !== 0;
    if (!ordinary || beside) {
      marks.add(index, {
        ...mask('Entre guillemets : peut être un surnom', 0.6),
        must: beside || !ordinary ? 'mask' : 'decide',
      });
    }
  }
}

/** Letters with full stops, or a letter beside a name. */
function markInitials(marks: Marks, at: number, index: RegistryIndex, classify: Classify): void {
  const { tokens } = marks;
  const token = tokens[at];
  if (!token) return;
  if (token.shape === 'lower') return markLowerInitial(marks, at, classify);
  const before = tokens[at - 1];
  if (before && before.block === token.block && before.word.length === 1 && before.shape === 'title' && isDotted(token))
    return;
  const letters = [at];
  while (
    tokens[at + letters.length]?.word.length === 1 &&
    tokens[at + letters.length]?.shape === 'title' &&
    isDotted(tokens[at + letters.length])
  ) {
    letters.push(at + letters.length);
  }
  const code = letters.map((letter) => tokens[letter]?.word ?? '').join('');
  const known = index.initials.get(code) ?? [];
  const after = tokens[at + letters.length];
  const afterDot =
    after !== undefined &&
    after.block === token.block &&
    (after.gap & GAP.dot) !== 0 &&
    (after.gap & ~(GAP.dot | GAP.space | GAP.hyphen)) === 0;
  if (letters.length > 1) {
    const persons = known.filter((entry) => !entry.professional).map((entry) => entry.owner);
    if (ACRONYMS.has(code) && persons.length === 0) return;
    const mark = mask('Initiales', persons.length > 0 ? 0.85 : 0.7, persons);
    for (const letter of letters) marks.add(letter, mark);
    return;
  }
  if (after && after.gap === GAP.apostrophe) {
    if (!marks.isPerson(at) && isApostropheName(token, after, classify)) {
      for (const index of [at, at + 1]) marks.add(index, mask('Forme d’un nom de famille', 0.75));
    }
    return;
  }
  // « F. de Oliveira »: the name may come after particles.
  let named = at + 1;
  while (named < at + 4 && PARTICLES.has(tokens[named]?.word ?? '') && tokens[named + 1]?.gap === GAP.space) named += 1;
  if (afterDot && !(token.word === 'm' && after.gap & GAP.space) && isInitialled(marks, token, named, classify)) {
    const found = mask('Initiale et nom', 0.85);
    for (let index = at; index <= named; index += 1) if (!marks.isPerson(index)) marks.add(index, found);
    return;
  }
  const closes =
    after === undefined ||
    after.block !== token.block ||
    (after.gap & (GAP.dot | GAP.comma | GAP.stop | GAP.colon | GAP.bracket | GAP.newline | GAP.space)) !== 0;
  if (
    before &&
    before.block === token.block &&
    marks.isPerson(at - 1) &&
    (token.gap & ~(GAP.space | GAP.hyphen)) === 0 &&
    closes &&
    before.shape !== 'lower'
  ) {
    marks.add(at, mask('Initiale après un nom', 0.8));
  }
}

/** « l. boukhari »: only with its full stop and before what can be a surname. */
function markLowerInitial(marks: Marks, at: number, classify: Classify): void {
  const { tokens } = marks;
  const token = tokens[at];
  let next = at + 1;
  if (!token || tokens[next]?.gap !== (GAP.dot | GAP.space) || token.gap & GAP.apostrophe) return;
  if (token.gap & GAP.dot && tokens[at - 1]?.word.length === 1) return;
  while (next < at + 3 && PARTICLES.has(tokens[next]?.word ?? '') && tokens[next + 1]?.gap === GAP.space) next += 1;
  const name = tokens[next];
  if (!name || name.block !== token.block) return;
  const known = (classify(name.word) & (IS.given | IS.surname)) !== 0 && !(classify(name.word) & IS.grammatical);
  const sure = known || nameable(name, classify) || marks.isPerson(next);
  // « a. logement » opens a list; elsewhere an initial before any word is doubtful.
  if (!sure && (token.opens === 2 || name.word.length < 4 || classify(name.word) & IS.grammatical)) return;
  const found: Mark = sure
    ? mask('Initiale et nom', 0.7)
    : { ...mask('Initiale et nom', 0.7), must: 'decide', confidence: 0.4 };
  for (let index = at; index <= next; index += 1) marks.add(index, found);
}

/** « N’Diaye », « O’Connor », « D’Angelo »: a capital on both sides of the apostrophe. */
function isApostropheName(token: Token, after: Token, classify: Classify): boolean {
  if (token.shape === 'lower' || after.shape === 'lower' || (token.opens > 0 && 'dl'.includes(token.word)))
    return false;
  const bits = classify(after.word);
  const other = IS.grammatical | IS.office | IS.institution | IS.acronym | IS.town | IS.organisation;
  return 'nodml'.includes(token.word) && !(bits & other) && after.word.length > 2;
}

/** Whether the word after an initial can be the surname; « A. Logement » at the start of a line opens a list. */
function isInitialled(marks: Marks, initial: Token, at: number, classify: Classify): boolean {
  const name = marks.tokens[at];
  if (!name || name.block !== initial.block || name.shape === 'digits') return false;
  if (marks.isPerson(at)) return true;
  const bits = classify(name.word);
  const listed = initial.opens === 2 && bits & IS.dictionary && !(bits & (IS.given | IS.surname));
  return name.shape !== 'lower' && nameable(name, classify) && !listed;
}

function isDotted(token: Token | undefined): boolean {
  return token !== undefined && (token.gap & GAP.dot) !== 0 && (token.gap & ~(GAP.dot | GAP.space | GAP.hyphen)) === 0;
}

/** « YB » without full stops: only when it is a registered person's. */
function markBareInitials(marks: Marks, at: number, index: RegistryIndex, classify: Classify): void {
  const token = marks.tokens[at];
  if (!token || classify(token.word) & IS.acronym) return;
  const persons = (index.initials.get(token.word) ?? [])
    .filter((entry) => !entry.professional)
    .map((entry) => entry.owner);
  if (persons.length > 0) marks.add(at, { ...mask('Initiales d’une personne suivie', 0.6, persons), must: 'decide' });
}

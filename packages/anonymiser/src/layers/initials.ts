import { IS } from '../lexicon/classify.ts';
import { ACRONYMS, PERSON_NOUNS } from '../lexicon/words.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { mask, nameable } from './announced.ts';
import type { Mark, Marks } from './marks.ts';
import type { RegistryIndex } from './registry-index.ts';

/** Letters with full stops, or a letter beside a name. */
export function markInitials(marks: Marks, at: number, index: RegistryIndex): void {
  const { tokens } = marks;
  const token = tokens[at];
  if (!token) return;
  if (token.shape === 'lower') return markLowerInitial(marks, at);
  const before = tokens[at - 1];
  if (before && before.block === token.block && before.word.length === 1 && before.shape === 'title' && isDotted(token))
    return;
  const letters = [at];
  while (
    tokens[at + letters.length]?.word.length === 1 &&
    tokens[at + letters.length]?.shape === 'title' &&
    (isDotted(tokens[at + letters.length]) || isHyphened(tokens, at + letters.length))
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
    if (!marks.isPerson(at) && isApostropheName(token, after)) {
      const form = mask('Forme d’un nom de famille', 0.75);
      // « L’Escale », « L’Héritier »: an ordinary word too.
      const found: Mark = after.bits & IS.dictionary ? { ...form, must: 'decide', confidence: 0.4 } : form;
      for (const index of [at, at + 1]) marks.add(index, found);
    }
    return;
  }
  // « F. de Oliveira »: the name may come after particles.
  let named = at + 1;
  while (named < at + 4 && ((tokens[named]?.bits ?? 0) & IS.particle) !== 0 && tokens[named + 1]?.gap === GAP.space)
    named += 1;
  if (afterDot && !(token.word === 'm' && after.gap & GAP.space) && isInitialled(marks, token, named)) {
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
    return;
  }
  if (isLoneInitial(tokens, at, afterDot)) marks.add(at, { ...mask('Initiale seule', 0.5), must: 'decide' });
}

/** What a person's initial follows: « le petit T. », « vu avec Y. hier », « par B ». */
const BEFORE_SOMEONE = new Set('avec chez par selon vu vue recu recue rencontre appele appelee dont'.split(' '));
const CASE_FILES = new Set(['dossier', 'situation', 'cas']);

/** A lone capital inside a sentence that goes on after its full stop, or after what announces somebody. */
function isLoneInitial(tokens: readonly Token[], at: number, afterDot: boolean): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!token || token.opens > 0 || !before || token.gap !== GAP.space || before.shape !== 'lower') return false;
  // « avec M. le Principal »: a form of address, of an office.
  if (token.word === 'm' && afterDot && ['le', 'la', 'l'].includes(after?.word ?? '')) return false;
  if (token.accented || token.word === 'y') return BEFORE_SOMEONE.has(before.word) && afterDot;
  if (PERSON_NOUNS.has(before.word)) return afterDot || !CASE_FILES.has(before.word);
  if (BEFORE_SOMEONE.has(before.word)) return true;
  return (
    afterDot &&
    after?.shape === 'lower' &&
    (before.bits & IS.grammatical) !== 0 &&
    !['un', 'une', 'en'].includes(before.word)
  );
}

/** « l. boukhari »: only with its full stop and before what can be a surname. */
function markLowerInitial(marks: Marks, at: number): void {
  const { tokens } = marks;
  const token = tokens[at];
  let next = at + 1;
  if (!token || tokens[next]?.gap !== (GAP.dot | GAP.space) || token.gap & GAP.apostrophe) return;
  // « à 22 h. Le protocole », « 3 m. Haies »: a unit.
  if (tokens[at - 1]?.shape === 'digits' && (token.gap & ~GAP.space) === 0) return;
  if (token.gap & GAP.dot && tokens[at - 1]?.word.length === 1) return;
  while (next < at + 3 && ((tokens[next]?.bits ?? 0) & IS.particle) !== 0 && tokens[next + 1]?.gap === GAP.space)
    next += 1;
  const name = tokens[next];
  if (!name || name.block !== token.block) return;
  const known = (name.bits & (IS.given | IS.surname)) !== 0 && !(name.bits & IS.grammatical);
  const sure = known || nameable(name) || marks.isPerson(next);
  // « a. logement » opens a list; elsewhere an initial before any word is doubtful.
  if (!sure && (token.opens === 2 || name.word.length < 4 || name.bits & IS.grammatical)) return;
  const found: Mark = sure
    ? mask('Initiale et nom', 0.7)
    : { ...mask('Initiale et nom', 0.7), must: 'decide', confidence: 0.4 };
  for (let index = at; index <= next; index += 1) marks.add(index, found);
}

/** « N’Diaye », « O’Connor », « D’Angelo »: a capital on both sides of the apostrophe. */
function isApostropheName(token: Token, after: Token): boolean {
  if (token.shape === 'lower' || after.shape === 'lower' || (token.opens > 0 && 'dl'.includes(token.word)))
    return false;
  const bits = after.bits;
  const other = IS.grammatical | IS.office | IS.institution | IS.acronym | IS.town | IS.organisation;
  // « DE L’ANNÉE »: capitals say nothing where everything has them.
  if (bits & IS.dictionary && after.shape === 'upper') return false;
  return 'nodml'.includes(token.word) && !(bits & other) && after.word.length > 2;
}

/** Whether the word after an initial can be the surname; « A. Logement » at the start of a line opens a list. */
function isInitialled(marks: Marks, initial: Token, at: number): boolean {
  const name = marks.tokens[at];
  if (!name || name.block !== initial.block || name.shape === 'digits') return false;
  if (marks.isPerson(at)) return true;
  const bits = name.bits;
  const listed = initial.opens === 2 && bits & IS.dictionary && !(bits & (IS.given | IS.surname));
  return name.shape !== 'lower' && nameable(name) && !listed;
}

/** « J-P. Morvan »: a hyphen between two letters, the full stop after both. */
function isHyphened(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return tokens[at]?.gap === GAP.hyphen && after?.block === tokens[at]?.block && isDotted(after);
}

function isDotted(token: Token | undefined): boolean {
  return token !== undefined && (token.gap & GAP.dot) !== 0 && (token.gap & ~(GAP.dot | GAP.space | GAP.hyphen)) === 0;
}

/** « YB » without full stops: only when it is a registered person's. */
export function markBareInitials(marks: Marks, at: number, index: RegistryIndex): void {
  const token = marks.tokens[at];
  if (!token || token.bits & IS.acronym) return;
  const persons = (index.initials.get(token.word) ?? [])
    .filter((entry) => !entry.professional)
    .map((entry) => entry.owner);
  if (persons.length > 0) marks.add(at, { ...mask('Initiales d’une personne suivie', 0.6, persons), must: 'decide' });
}

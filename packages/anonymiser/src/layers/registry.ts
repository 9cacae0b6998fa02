import { IS } from '../lexicon/classify.ts';
import { GAP, type Token } from '../text/tokens.ts';
import type { Mark, Marks } from './marks.ts';
import type { NameEntry, RegistryIndex } from './registry-index.ts';

/** L1: the group's own persons and professionals, exactly then approximately. */
export function markRegistry(marks: Marks, index: RegistryIndex): void {
  const { tokens } = marks;
  if (index.compact.size === 0) return;
  for (let at = 0; at < tokens.length;) at += markExact(marks, at, index);
  markFuzzy(marks, index);
}

const BREAKS = GAP.comma | GAP.stop | GAP.colon | GAP.bracket | GAP.quote;

/** A name read from `at` on, whatever separates its letters. */
export interface ExactMatch {
  length: number;
  entries: readonly NameEntry[];
  /** Written in more pieces than the name has. */
  split: boolean;
}

/** The longest registered name that starts at a token. Bounded by the longest name of the registry. */
function matchExact(tokens: readonly Token[], at: number, index: RegistryIndex): ExactMatch | null {
  const first = tokens[at];
  if (!first || first.shape === 'digits' || !index.prefixes.has(first.word)) return null;
  let compact = first.word;
  let best: ExactMatch | null = null;
  for (let length = 1; ; length += 1) {
    const found = index.compact.get(compact);
    if (found && (length <= found.parts || compact.length >= 4))
      best = { length, entries: found.entries, split: length > found.parts };
    const next = tokens[at + length];
    const previous = tokens[at + length - 1];
    if (!next || !previous || next.gap & GAP.mention || next.gapLength > 4) break;
    const letters = next.word.length === 1 && previous.word.length === 1;
    if (next.gap & BREAKS && !letters) break;
    compact += next.word;
    if (!index.prefixes.has(compact)) break;
  }
  return best;
}

function markExact(marks: Marks, at: number, index: RegistryIndex): number {
  const match = matchExact(marks.tokens, at, index);
  if (!match) return markDisguised(marks, at, index);
  const { tokens } = marks;
  const pieces = tokens.slice(at, at + match.length);
  const mark = exactMark(pieces, match, index);
  if (!mark) return 1;
  for (let offset = 0; offset < match.length; offset += 1) {
    marks.add(at + offset, mark);
    if (offset > 0) marks.glued[at + offset] = 1;
  }
  return match.length;
}

function exactMark(pieces: Token[], match: ExactMatch, index: RegistryIndex): Mark | null {
  const [first] = pieces;
  if (!first) return null;
  const ordinary = pieces.every((piece) => piece.bits & IS.dictionary);
  const lower = pieces.every((piece) => piece.shape === 'lower');
  const owners = match.entries;
  if (pieces.length === 1) {
    const bits = first.bits;
    if (bits & IS.grammatical && (lower || first.opens > 0)) return null;
    if (bits & IS.grammatical) return registryMark(owners, index, 'decide', 0.4);
    if (first.word.length === 2 && lower) return null;
    if (first.shape === 'upper' && bits & IS.acronym && first.word.length <= 4)
      return registryMark(owners, index, 'decide', 0.5);
    const family = owners.every((entry) => entry.kind !== 'first');
    if (ordinary && (lower || (family && first.opens === 2)))
      return registryMark(owners, index, 'decide', lower ? 0.35 : 0.6);
    return registryMark(owners, index, 'mask', 0.98);
  }
  if (match.split && ordinary && pieces.slice(1).every((piece) => piece.gap === GAP.space)) {
    return registryMark(owners, index, 'decide', 0.4);
  }
  // « le grand », written so in a sentence, may be no name at all.
  if (lower && ordinary) return registryMark(owners, index, 'decide', 0.5);
  return registryMark(owners, index, 'mask', match.split ? 0.9 : 0.99);
}

/** Digits for letters: « Y4nis », « b3lkadri ». */
const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };

function markDisguised(marks: Marks, at: number, index: RegistryIndex): number {
  const { tokens } = marks;
  if (tokens[at + 1]?.gapLength !== 0) return 1;
  let word = '';
  let length = 0;
  let digits = false;
  for (; length < 8; length += 1) {
    const token = tokens[at + length];
    if (!token || (length > 0 && token.gapLength > 0)) break;
    if (token.shape === 'digits') {
      digits = true;
      word += token.word.replace(/\d/g, (digit) => LEET[digit] ?? digit);
    } else word += token.word;
    if (!index.prefixes.has(word)) return 1;
  }
  if (!digits || length < 2) return 1;
  const found = index.compact.get(word);
  if (!found || word.length < 4) return 1;
  const mark = registryMark(
    found.entries,
    index,
    'mask',
    0.9,
    'Ressemble à une personne suivie par le groupe (chiffres à la place de lettres)',
  );
  for (let offset = 0; offset < length; offset += 1) {
    marks.add(at + offset, mark);
    if (offset > 0) marks.glued[at + offset] = 1;
  }
  return length;
}

function markFuzzy(marks: Marks, index: RegistryIndex): void {
  const { tokens } = marks;
  const fuzzy = index.fuzzy();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.shape === 'digits' || token.word.length < 4 || marks.has(at)) continue;
    const bits = token.bits;
    if (bits & (IS.grammatical | IS.office | IS.institution | IS.organisation)) continue;
    // A dictionary word is a slip of the pen only with a capital, and then a person says so.
    const ordinary = (bits & IS.dictionary) !== 0;
    if (ordinary && (token.shape === 'lower' || token.word.length < 5 || token.opens === 0)) continue;
    const near = fuzzy(token.word);
    if (!near || (ordinary && near.by === 'sound')) continue;
    const entries = index.singles.get(near.name) ?? [];
    const mark = registryMark(
      entries,
      index,
      ordinary ? 'decide' : 'mask',
      ordinary ? 0.3 : near.by === 'sound' ? 0.6 : 0.75,
      'Proche d’un nom suivi par le groupe : faute de frappe probable',
    );
    // Another name the gazetteers know is probably another person: masked all the same, but not linked.
    marks.add(
      at,
      bits & (IS.given | IS.surname)
        ? { ...mark, persons: [], professionals: [], reason: 'Nom proche d’un nom suivi par le groupe' }
        : mark,
    );
  }
}

function registryMark(
  entries: readonly NameEntry[],
  index: RegistryIndex,
  must: 'mask' | 'decide',
  confidence: number,
  reason = 'Personne suivie par le groupe',
): Mark {
  const { persons, professionals, givenOnly } = ownersOf(entries);
  if (persons.length > 0 && professionals.length > 0) {
    return mark(
      persons,
      professionals,
      'decide',
      Math.min(confidence, 0.7),
      'Même nom qu’une personne suivie et qu’un professionnel',
    );
  }
  if (persons.length > 0)
    return mark(persons, [], must, confidence, must === 'decide' ? `${reason}, ou mot ordinaire` : reason);
  return givenOnly
    ? mark([], professionals, 'decide', 0.6, 'Prénom d’un professionnel, ou d’une autre personne')
    : mark([], professionals, must, confidence, 'Professionnel dans ses fonctions');

  function mark(
    people: readonly string[],
    pros: readonly string[],
    verdict: 'mask' | 'decide',
    certainty: number,
    why: string,
  ): Mark {
    return {
      detector: 'registry',
      reason: why,
      confidence: certainty,
      must: verdict,
      persons: people,
      professionals: pros,
      person: true,
    };
  }
}

/** Whose a name is. */
interface Owners {
  persons: readonly string[];
  professionals: readonly string[];
  /** It is the given name of every professional who has it. */
  givenOnly: boolean;
}

/** Worked out once a name: a long text says it thousands of times. */
const owners = new WeakMap<readonly NameEntry[], Owners>();

function ownersOf(entries: readonly NameEntry[]): Owners {
  const known = owners.get(entries);
  if (known) return known;
  const professional = entries.filter((entry) => entry.professional);
  const found = {
    persons: entries.filter((entry) => !entry.professional).map(({ owner }) => owner),
    professionals: professional.map(({ owner }) => owner),
    givenOnly: professional.every(({ kind }) => kind === 'first'),
  };
  owners.set(entries, found);
  return found;
}

import { FUNCTION_WORDS, PARTICLES, TITLES } from '../lexicon/words.ts';
import { foldText } from '../text/fold.ts';
import { prepareFuzzy, type Near } from './fuzzy.ts';
import type { Professional, Registry, RegistryPerson } from '../types.ts';

/** Whose name a string is. */
export interface NameEntry {
  /** Id of the person or of the professional. */
  owner: string;
  professional: boolean;
  kind: 'first' | 'last' | 'alias' | 'full';
}

/** Every way the group's own names are written, ready for exact and approximate look-up. */
export interface RegistryIndex {
  /** Names without separators ("legoff", "yanisbelkadri") to their owners and the number of words they are written in. */
  compact: ReadonlyMap<string, { entries: NameEntry[]; parts: number }>;
  /** Every beginning of a compact name, to stop early. */
  prefixes: ReadonlySet<string>;
  /** One-word names, for approximate look-up. */
  singles: ReadonlyMap<string, NameEntry[]>;
  /** Approximate look-up among the one-word names; each call starts a memory of its own. */
  fuzzy: () => (word: string) => Near | null;
  /** Initials ("yb", "mdlr") to owners. */
  initials: ReadonlyMap<string, NameEntry[]>;
  persons: ReadonlyMap<string, RegistryPerson>;
  /** The whole folded name of those whose given name is known: of two entries with one name, the same person. */
  wholeNames: ReadonlyMap<string, string>;
  professionals: ReadonlyMap<string, Professional>;
}

/** Words of an alias that are no name by themselves: « le petit Yaya », « la grande ». */
const ALIAS_ADJECTIVES = new Set(
  'petit petite grand grande gros grosse vieux vieille jeune beau belle bon bonne'.split(' '),
);

/** Cuts a written name into folded words. */
export function nameWords(name: string): string[] {
  return foldText(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

/** Builds the index. Cost: a few dozen short strings a person. */
export function buildRegistryIndex(registry: Registry): RegistryIndex {
  const builder = new IndexBuilder();
  for (const person of registry.persons) builder.addPerson(person);
  for (const professional of registry.professionals) builder.addProfessional(professional);
  return {
    compact: builder.compact,
    prefixes: builder.prefixes,
    singles: builder.singles,
    fuzzy: prepareFuzzy(builder.singles.keys()),
    initials: builder.initials,
    persons: new Map(registry.persons.map((person) => [person.id, person])),
    wholeNames: new Map(
      registry.persons
        .filter(({ firstNames }) => firstNames.length > 0)
        .map(({ id, firstNames, lastNames }) => [id, foldText(`${firstNames.join(' ')} ${lastNames.join(' ')}`)]),
    ),
    professionals: new Map(registry.professionals.map((professional) => [professional.id, professional])),
  };
}

class IndexBuilder {
  readonly compact = new Map<string, { entries: NameEntry[]; parts: number }>();
  readonly prefixes = new Set<string>();
  readonly singles = new Map<string, NameEntry[]>();
  readonly initials = new Map<string, NameEntry[]>();

  addPerson(person: RegistryPerson): void {
    const firsts = person.firstNames.map(nameWords).filter((words) => words.length > 0);
    const lasts = person.lastNames.map(nameWords).filter((words) => words.length > 0);
    this.addNames(person.id, false, firsts, lasts);
    for (const alias of person.aliases) this.addAlias(person.id, nameWords(alias));
  }

  addProfessional({ id, name }: Professional): void {
    const parts = name
      .trim()
      .split(/\s+/u)
      .filter((part, at, all) => at === all.length - 1 || !TITLES.has(nameWords(part)[0] ?? ''));
    const capitals = parts.filter((part) => part.length > 1 && part === part.toUpperCase());
    // « AURIOL Noé » or « Noé Auriol »; one word alone is the surname.
    const last =
      capitals.length > 0 && capitals.length < parts.length ? capitals : parts.length > 1 ? parts.slice(1) : parts;
    const first = parts.filter((part) => !last.includes(part)).flatMap(nameWords);
    const initial = first[0]?.charAt(0) ?? '';
    const given = first.filter((word) => word.length > 1);
    this.addNames(id, true, given.length > 0 ? [given] : [], [last.flatMap(nameWords)], initial);
  }

  private addNames(owner: string, professional: boolean, firsts: string[][], lasts: string[][], initial = ''): void {
    for (const first of firsts) this.addName({ owner, professional, kind: 'first' }, first);
    for (const last of lasts) this.addName({ owner, professional, kind: 'last' }, last);
    const full: NameEntry = { owner, professional, kind: 'full' };
    const given = firsts.flat();
    for (const last of lasts) {
      const bare = withoutParticles(last);
      for (const first of [...firsts, given]) {
        for (const form of [last, bare]) {
          this.addCompact([...first, ...form], full);
          this.addCompact([...form, ...first], full);
        }
      }
      const letters = given.length > 0 ? given.map((word) => word.charAt(0)) : initial ? [initial] : [];
      const [letter] = letters;
      if (letter === undefined) continue;
      this.addCompact([letter, ...last], full);
      for (const form of [last, bare]) {
        const tail = form.map((word) => word.charAt(0)).join('');
        for (const code of [letter + tail, tail + letter, letters.join('') + tail]) push(this.initials, code, full);
        push(this.initials, letter + (form[0] ?? '').charAt(0), full);
      }
    }
  }

  /** The whole name, the name without particles, and each of its parts. */
  private addName(entry: NameEntry, words: string[]): void {
    this.addCompact(words, entry);
    const bare = withoutParticles(words);
    this.addCompact(bare, entry);
    const parts = bare.length > 0 ? bare : words;
    for (const word of parts) {
      const whole = parts.length === 1 && words.length === 1;
      if (word.length >= 3 ? !FUNCTION_WORDS.has(word) || whole : whole && word.length === 2)
        this.addSingle(word, entry);
    }
  }

  private addAlias(owner: string, words: string[]): void {
    const entry: NameEntry = { owner, professional: false, kind: 'alias' };
    this.addCompact(words, entry);
    const core = words.filter((word) => !FUNCTION_WORDS.has(word) && !PARTICLES.has(word));
    const named = core.filter((word) => !ALIAS_ADJECTIVES.has(word));
    const kept = named.length > 0 ? named : core;
    this.addCompact(kept, entry);
    for (const word of kept.length > 0 ? kept : words)
      if (word.length >= 3 || words.length === 1) this.addSingle(word, entry);
  }

  private addSingle(word: string, entry: NameEntry): void {
    push(this.singles, word, entry);
    this.addCompact([word], entry);
  }

  private addCompact(words: string[], entry: NameEntry): void {
    const compact = words.join('');
    if (compact.length < 2) return;
    const known = this.compact.get(compact);
    if (!known) {
      this.compact.set(compact, { entries: [entry], parts: words.length });
      for (let end = 1; end <= compact.length; end += 1) this.prefixes.add(compact.slice(0, end));
      return;
    }
    known.parts = Math.max(known.parts, words.length);
    if (!known.entries.some((other) => other.owner === entry.owner)) known.entries.push(entry);
  }
}

function withoutParticles(words: string[]): string[] {
  const bare = words.filter((word) => !PARTICLES.has(word));
  return bare.length > 0 ? bare : words;
}

function push(map: Map<string, NameEntry[]>, key: string, entry: NameEntry): void {
  const entries = map.get(key);
  if (!entries) map.set(key, [entry]);
  else if (!entries.some((other) => other.owner === entry.owner)) entries.push(entry);
}

import { nameWords } from './layers/registry-index.ts';
import { addressOf, type Address } from './lexicon/address.ts';
import { PARTICLES, TITLES } from './lexicon/words.ts';
import type { Finding } from './types.ts';

/** By finding, another finding that a reviewer said names the same person. */
export type PersonLinks = ReadonlyMap<string, string>;

/** Who a finding names within one document. */
interface PersonKey {
  /** Shared by every finding of that person. */
  key: string;
  /** The term of the finding this one was linked to by hand; null when it was not. */
  noun: string | null;
}

/** Whether a finding can name somebody. */
export const namesSomeone = ({ type }: Pick<Finding, 'type'>): boolean => type === 'person' || type === 'unknownWord';

/**
 * Who each finding of a person is: the registered person; else an unregistered one, told apart by their names; then
 * whoever a reviewer linked them to, all their other mentions with them.
 */
export function personKeys(findings: readonly Finding[], links: PersonLinks): Map<string, PersonKey> {
  const own = ownKeys(findings);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const linked = new Map<string, Finding>();
  for (const [id, otherId] of links) {
    const key = own.get(id);
    const other = byId.get(otherId);
    if (key !== undefined && other && own.has(otherId)) linked.set(key, other);
  }
  const keys = new Map<string, PersonKey>();
  for (const [id, key] of own) {
    const end = lastOf(key, linked, own);
    keys.set(id, { key: end?.key ?? key, noun: end?.finding.proposal ?? null });
  }
  return keys;
}

/** Follows links from one person to the next, stopping where they turn in a circle. */
function lastOf(from: string, linked: ReadonlyMap<string, Finding>, own: ReadonlyMap<string, string>) {
  const seen = new Set([from]);
  let end: { key: string; finding: Finding } | null = null;
  for (let finding = linked.get(from); finding;) {
    const key = own.get(finding.id) ?? '';
    if (seen.has(key)) break;
    seen.add(key);
    end = { key, finding };
    finding = linked.get(key);
  }
  return end;
}

/** Somebody whom no registry knows. */
interface Unregistered {
  key: string;
  /** The words their mentions had so far. */
  words: Set<string>;
  /** Whether a fuller name may still be theirs; not when the mention already fitted several people. */
  open: boolean;
  /** « Mme », « M. »: how they are addressed; null while nobody said. */
  address: Address | null;
}

/** More people of one name than notes hold; further ones are not compared, so that the time stays linear. */
const MOST_NAMESAKES = 20;

function ownKeys(findings: readonly Finding[]): Map<string, string> {
  const keys = new Map<string, string>();
  const people = new Namesakes('text');
  // « la famille Diarra » is not one of its members.
  const families = new Namesakes('family');
  for (const finding of findings) {
    if (!namesSomeone(finding)) continue;
    const among = finding.proposal === 'une famille' ? families : people;
    const registered = finding.proposal === 'une famille' ? 'family of' : 'person';
    keys.set(finding.id, finding.personId === null ? among.keyOf(finding) : `${registered}:${finding.personId}`);
  }
  return keys;
}

/**
 * Tells unregistered people apart by the words of their names: a mention is of the one it agrees with, whether it says
 * less (« Yıldız ») or more (« Gülay Yıldız »). One that several people fit is of nobody in particular;
 * « Mme Diarra » is not Moussa Diarra, nor « M. Diarra », unless the whole name is the same.
 */
class Namesakes {
  readonly #kind: string;
  readonly #byWord = new Map<string, Unregistered[]>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  keyOf({ id, text }: Finding): string {
    const whole = nameWords(text);
    const words = new Set(whole.filter((word) => word.length > 1 && !TITLES.has(word) && !PARTICLES.has(word)));
    const key = `${this.#kind}:${whole.join(' ') || id}`;
    if (words.size === 0) return key;
    const met = [...new Set([...words].flatMap((word) => this.#byWord.get(word) ?? []))];
    const address = addressOf(whole);
    const same = met.find(
      (one) => one.words.size === words.size && holds(one.words, words) && agree(one, address, words),
    );
    if (same) {
      same.address ??= address;
      return same.key;
    }
    const fitting = met.filter(
      (one) => agree(one, address, words) && (holds(one.words, words) || (one.open && holds(words, one.words))),
    );
    const [only] = fitting;
    if (only && fitting.length === 1) {
      this.#learn(only, words);
      return only.key;
    }
    const lone = fitting.length === 0;
    const named = address === null ? key : `${key}:${address}`;
    const fresh = { key: lone ? named : `${named}?`, words: new Set<string>(), open: lone, address };
    this.#learn(fresh, words);
    return fresh.key;
  }

  #learn(person: Unregistered, words: ReadonlySet<string>): void {
    for (const word of words) {
      if (person.words.has(word)) continue;
      person.words.add(word);
      const namesakes = this.#byWord.get(word) ?? [];
      if (namesakes.length < MOST_NAMESAKES) namesakes.push(person);
      this.#byWord.set(word, namesakes);
    }
  }
}

/** Whether one form of address allows both mentions: a surname alone with it names nobody known without it. */
function agree(one: Unregistered, address: Address | null, words: ReadonlySet<string>): boolean {
  if (one.address === address) return true;
  if (one.address !== null && address !== null) return false;
  return address === null
    ? words.size <= one.words.size && holds(one.words, words)
    : words.size > 1 && holds(one.words, words);
}

const holds = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean =>
  [...some].every((word) => all.has(word));

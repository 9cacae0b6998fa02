/** How somebody is addressed before their name. */
export type Address = 'feminine' | 'masculine' | 'couple';

const ADDRESSES: ReadonlyMap<string, Address> = new Map([
  ...'mme mmes madame mesdames mlle mademoiselle'.split(' ').map((word): [string, Address] => [word, 'feminine']),
  ...'m mr mm monsieur messieurs'.split(' ').map((word): [string, Address] => [word, 'masculine']),
]);

/** The form of address in the folded words of a mention: « Mme Diarra », « M. et Mme Diarra »; null when it has none. */
export function addressOf(words: readonly string[]): Address | null {
  const found = new Set(words.slice(0, -1).flatMap((word) => ADDRESSES.get(word) ?? []));
  const [only] = found;
  return found.size > 1 ? 'couple' : (only ?? null);
}

import { decodeWords } from './format.ts';

/** Word lists the layers look names up in. All entries are folded; spaces stand for every separator. */
export interface Gazetteers {
  /** Given name to the gender it is mostly given with. */
  givenNames: ReadonlyMap<string, 'feminine' | 'masculine' | 'unknown'>;
  surnames: ReadonlySet<string>;
  communes: ReadonlySet<string>;
  /** Communes of 10,000 inhabitants or more: known as places without a preposition. */
  towns: ReadonlySet<string>;
  /** Every inflected form of the French dictionary. */
  words: ReadonlySet<string>;
}

const GENDERS = { F: 'feminine', M: 'masculine', U: 'unknown' } as const;

/**
 * Reads the compact file made by scripts/build-gazetteers.mjs: one line per list, in the order given names,
 * surnames, communes, words.
 * @throws when the file has not these four lines.
 */
export function parseGazetteers(file: string): Gazetteers {
  const lines = file.split('\n');
  const [given, surnames, communes, words] = lines;
  if (!given || !surnames || !communes || !words) throw new Error('gazetteers: four lists expected');
  const givenNames = new Map<string, 'feminine' | 'masculine' | 'unknown'>();
  for (const entry of decodeWords(given)) {
    const mark = entry.slice(-1) as keyof typeof GENDERS;
    givenNames.set(entry.slice(0, -1), GENDERS[mark]);
  }
  const places = new Set<string>();
  const towns = new Set<string>();
  for (const entry of decodeWords(communes)) {
    const town = entry.endsWith('T');
    const name = town ? entry.slice(0, -1) : entry;
    places.add(name);
    if (town) towns.add(name);
  }
  return {
    givenNames,
    surnames: new Set(decodeWords(surnames)),
    communes: places,
    towns,
    words: new Set(decodeWords(words)),
  };
}

/** The letters one document gives its people. Never reuse it for another document: the same letters would link them. */
export interface Terms {
  /** The noun with the person's letter: « un jeune » → « un jeune (K) ». Same key, same letter. */
  term: (key: string, noun: string) => string;
  /** The letter of a person, drawn on first use. */
  letter: (key: string) => string;
}

/** A number from 0 to 1 (excluded) that nobody can foresee. */
function cryptographicRandom(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}

/**
 * Draws the replacement terms of one document, in random order, so that a letter says nothing of the name, of the
 * order of mention, nor of another document.
 * @param random for tests only; the default is the platform's cryptographic generator.
 */
export function createTerms(random: () => number = cryptographicRandom): Terms {
  const letters = new Map<string, string>();
  let pool: string[] = [];
  let size = 0;
  const letter = (key: string): string => {
    const known = letters.get(key);
    if (known !== undefined) return known;
    if (pool.length === 0) pool = codes((size += 1));
    const place = Math.floor(random() * pool.length);
    const drawn = pool[place] ?? '';
    const last = pool.pop() ?? '';
    if (place < pool.length) pool[place] = last;
    letters.set(key, drawn);
    return drawn;
  };
  return { letter, term: (key, noun) => `${noun} (${letter(key)})` };
}

/** All codes of one length: A to Z, then AA to ZZ. */
function codes(size: number): string[] {
  let all = [''];
  for (let place = 0; place < size; place += 1)
    all = all.flatMap((code) => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((next) => code + next));
  return all;
}

// Whoever type-checks this file from another workspace needs the declaration too, and an import would ask for it at run time.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="../talisman.d.ts" />
import { distance } from 'fastest-levenshtein';
import sonnex from 'talisman/phonetics/french/sonnex.js';

/** The registered name a word is close to, and by what. */
export interface Near {
  name: string;
  by: 'spelling' | 'sound';
}

/** Names of one length, with the set of the letters of each. */
interface Candidates {
  names: string[];
  letters: number[];
}

/** Words longer than this are no misspelt name. */
const LONGEST = 24;

/**
 * Approximate look-up: distance 1, or 2 from seven letters on, else the same French phonetic code.
 * A word is first compared by the set of its letters, so that most candidates cost two machine operations; answers are kept.
 */
export function prepareFuzzy(names: Iterable<string>): () => (word: string) => Near | null {
  const byLength: Candidates[] = [];
  const bySound = new Map<string, string>();
  const soundStarts = new Set<number>();
  for (const name of names) {
    if (name.length < 4 || name.length > LONGEST) continue;
    const candidates = (byLength[name.length] ??= { names: [], letters: [] });
    candidates.names.push(name);
    candidates.letters.push(lettersOf(name));
    const sound = soundOf(name);
    if (sound.length >= 4 && !bySound.has(sound)) {
      bySound.set(sound, name);
      soundStarts.add(consonants(name));
    }
  }
  return () => {
    const answers = new Map<string, Near | null>();
    return (word) => {
      if (word.length < 4 || word.length > LONGEST) return null;
      let near = answers.get(word);
      if (near === undefined) {
        near = bySpelling(word, byLength) ?? (soundStarts.has(consonants(word)) ? bySoundOf(word, bySound) : null);
        answers.set(word, near);
      }
      return near;
    };
  };
}

function bySpelling(word: string, byLength: readonly Candidates[]): Near | null {
  const letters = lettersOf(word);
  let best: Near | null = null;
  let bestDistance = 3;
  for (let length = Math.max(4, word.length - 2); length <= word.length + 2; length += 1) {
    const allowed = Math.min(length, word.length) >= 7 ? 2 : 1;
    if (Math.abs(length - word.length) > allowed) continue;
    const candidates = byLength[length];
    if (!candidates) continue;
    for (let at = 0; at < candidates.letters.length; at += 1) {
      if (bits(letters ^ (candidates.letters[at] ?? 0)) > 2 * allowed) continue;
      const name = candidates.names[at] ?? '';
      const apart = swapped(word, name) ? 1 : distance(word, name);
      if (apart > allowed || apart >= bestDistance || apart === 0) continue;
      best = { name, by: 'spelling' };
      bestDistance = apart;
    }
  }
  return best;
}

function bySoundOf(word: string, bySound: ReadonlyMap<string, string>): Near | null {
  const name = bySound.get(soundOf(word));
  return name !== undefined && name !== word ? { name, by: 'sound' } : null;
}

function soundOf(word: string): string {
  return /^[a-z]+$/.test(word) ? sonnex(word) : '';
}

/** A cheap key equal for words that can sound alike: first consonant classes only, so that the true code is rarely computed. */
function consonants(word: string): number {
  let first = 0;
  for (let at = 0; at < word.length; at += 1) {
    const sound = SOUND_OF_CODE[word.charCodeAt(at)] ?? 0;
    if (sound === 0 || sound === first) continue;
    if (first > 0) return first * 128 + sound;
    first = sound;
  }
  return first;
}

const SOUND_CLASS: Record<string, string> = {
  b: 'b',
  p: 'f',
  f: 'f',
  v: 'v',
  w: 'v',
  c: 'k',
  k: 'k',
  q: 'k',
  s: 'k',
  z: 'k',
  x: 'k',
  d: 'd',
  t: 'd',
  g: 'g',
  j: 'g',
  l: 'l',
  r: 'r',
  m: 'm',
  n: 'm',
};

const SOUND_OF_CODE = new Uint8Array(128);
for (const [letter, sound] of Object.entries(SOUND_CLASS)) SOUND_OF_CODE[letter.charCodeAt(0)] = sound.charCodeAt(0);

/** Two neighbouring letters exchanged: one slip of the fingers, though two edits. */
function swapped(word: string, name: string): boolean {
  if (word.length !== name.length) return false;
  let at = 0;
  while (at < word.length && word[at] === name[at]) at += 1;
  return word[at] === name[at + 1] && word[at + 1] === name[at] && word.slice(at + 2) === name.slice(at + 2);
}

function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/** How many bits are set, counted in pairs, then fours, then bytes. */
function bits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { foldName } from '../folding.ts';

const LOWER = new Set(['de', 'du', 'des', 'd', 'la', 'les']);

/**
 * A name as it should be written. One typed all in capitals, or with none, gets them back: BELKADRI → Belkadri,
 * N'DIAYE → N'Diaye, de la roche → de la Roche. Mixed case is somebody's care and stays; what does not begin as a name does is left alone.
 */
export function recase(name: string): string {
  if (!/^[\p{L}'’-]/u.test(name)) return name;
  const mixed = /\p{Ll}/u.test(name) && /\p{Lu}/u.test(name);
  if (mixed) {
    // « Samira BELKADRI »: only the words in capitals were shouted.
    return name.replace(/[\p{Lu}'’-]{2,}/gu, (word) => (/\p{Lu}{2}/u.test(word) ? capitalise(word) : word));
  }
  return name
    .split(' ')
    .map((word, index, words) => (isParticle(word, words[index - 1]) ? word.toLowerCase() : capitalise(word)))
    .join(' ');
}

/** « le » alone is part of names such as Le Goff; « la » is one only outside « de la ». */
const isParticle = (word: string, before: string | undefined): boolean =>
  foldName(word) === 'la' ? foldName(before ?? '') === 'de' : LOWER.has(foldName(word));

const capitalise = (word: string): string =>
  word
    .toLocaleLowerCase('fr')
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'))
    .replace(/^D(?=['’]\p{L})/u, 'd');

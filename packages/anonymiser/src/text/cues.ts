/**
 * Words that a form cannot do without, each group of them as one bit. A paragraph holds few: one look at its words tells
 * which expressions may match there, and the others are not tried.
 */
const byWord = new Map<string, number>();
const ALL = -1;
let groups = 1;

/** A number stands in the block. */
export const DIGITS = 1;

/**
 * A new group of words.
 * @param alternatives folded words as an expression lists them: `roms?|turc(?:s|que)?|gens du voyage`. They must stand
 * there whole, between characters that are no letters; of several words, the longest is looked for.
 */
export function cue(alternatives: string): number {
  if (groups === 31) throw new Error('cues: no bit is left for another group');
  const bit = 1 << groups;
  groups += 1;
  for (const spelling of spellings(alternatives)) {
    const [longest = ''] = spelling.split(/[^a-z]+/).sort((one, other) => other.length - one.length);
    byWord.set(longest, (byWord.get(longest) ?? 0) | bit);
  }
  return bit;
}

/** The groups a folded word belongs to, as bits. */
export function cuesOf(word: string): number {
  // Outside the basic plane a token may hold what no expression takes for a letter: nothing is ruled out.
  return byWord.get(word) ?? (/[\ud800-\udfff]/.test(word) ? ALL : 0);
}

/** Every text that alternatives, groups `(?:a|b)` and optional letters or groups stand for. */
function spellings(pattern: string): string[] {
  const group = /\(\?:([^()]*)\)(\??)/.exec(pattern);
  if (group) {
    const [whole, inside = '', optional] = group;
    const pieces = optional ? ['', ...inside.split('|')] : inside.split('|');
    return pieces.flatMap((piece) => spellings(pattern.replace(whole, piece)));
  }
  if (pattern.includes('|')) return pattern.split('|').flatMap(spellings);
  const mark = pattern.indexOf('?');
  if (mark === -1) return [pattern];
  const [before, letter, after] = [pattern.slice(0, mark - 1), pattern.charAt(mark - 1), pattern.slice(mark + 1)];
  return ['', letter].flatMap((piece) => spellings(before + piece + after));
}

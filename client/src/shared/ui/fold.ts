/** Lower case without accents or punctuation: « Né-Yves » and « ne yves » meet. */
export const fold = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word typed begins, or is inside, what is looked at. */
export function matches(looked: string, typed: string): boolean {
  const text = fold(looked);
  return fold(typed)
    .split(' ')
    .every((word) => text.includes(word));
}

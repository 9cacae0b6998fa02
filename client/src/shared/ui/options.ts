/** Choices of a Select from a vocabulary's French, in the vocabulary's order. */
export const optionsOf = <K extends string>(words: Record<K, string>, keys = Object.keys(words) as K[]) =>
  keys.map((value) => ({ value, label: words[value] }));

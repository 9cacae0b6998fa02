/**
 * The compact form of the word lists: sorted words, each written as the number of letters shared with the word
 * before (0 to 9), the rest, then an optional upper-case mark. Words hold no digit and no upper-case letter.
 */
export function encodeWords(words: Iterable<string>): string {
  let previous = '';
  let encoded = '';
  for (const word of [...words].sort()) {
    let shared = 0;
    while (shared < 9 && shared < word.length && word[shared] === previous[shared]) shared += 1;
    encoded += String(shared) + word.slice(shared);
    previous = word;
  }
  return encoded;
}

/** Reads back what `encodeWords` wrote, marks included. */
export function* decodeWords(encoded: string): Generator<string> {
  let previous = '';
  let at = 0;
  while (at < encoded.length) {
    const shared = encoded.charCodeAt(at) - 48;
    let end = at + 1;
    while (end < encoded.length && (encoded.charCodeAt(end) < 48 || encoded.charCodeAt(end) > 57)) end += 1;
    previous = previous.slice(0, shared) + encoded.slice(at + 1, end);
    yield previous;
    at = end;
  }
}

import { fr } from './fr.ts';

/** Every sentence; those made from figures or words are made from « 2 ». */
function sentences(words: unknown, at = 'fr'): [string, string][] {
  if (typeof words === 'string') return [[at, words]];
  if (typeof words === 'function') return sentences(made(words as (...given: number[]) => unknown), at);
  if (!words || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([name, part]) => sentences(part, `${at}.${name}`));
}

function made(sentence: (...given: number[]) => unknown): unknown {
  try {
    return sentence(2, 2, 2, 2);
  } catch {
    return null; // Made from something else than figures or words.
  }
}

test('no line of the interface begins with « : » or ends with « « »: their spaces do not break', () => {
  const broken = sentences(fr).filter(([, text]) => / [:;!?»]|« /.test(text));
  expect(broken).toEqual([]);
});

test('apostrophes are curved, and dots that trail are one sign', () => {
  expect(sentences(fr).filter(([, text]) => /'|\.\.\./.test(text))).toEqual([]);
});

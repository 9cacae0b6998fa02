import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWords, encodeWords } from './format.ts';
import { parseGazetteers } from './gazetteers.ts';
import { fetchGazetteers, loadGazetteers } from './load.ts';

describe('the word lists', () => {
  const gazetteers = loadGazetteers();

  test('the compact form gives back the sorted words', () => {
    const words = ['abc', 'abcd', 'b', 'abcdefghijklmno', 'abcdefghijklmnp', 'le gall'];
    expect([...decodeWords(encodeWords(words))]).toEqual(words.toSorted());
  });
  test('given names are given names and surnames surnames, though one source swaps them', () => {
    expect(gazetteers.givenNames.get('bakary')).toBe('masculine');
    expect(gazetteers.givenNames.get('samira')).toBe('feminine');
    for (const surname of ['benali', 'traore', 'abecassis']) expect(gazetteers.surnames.has(surname)).toBe(true);
    expect(gazetteers.givenNames.size).toBeGreaterThan(30_000);
    expect(gazetteers.surnames.size).toBeGreaterThan(9_000);
  });
  test('the dictionary holds inflected forms, and communes know which are towns', () => {
    expect(gazetteers.words.has('mangeassions')).toBe(true);
    expect(gazetteers.words.size).toBeGreaterThan(300_000);
    expect(gazetteers.communes.has('saint malo')).toBe(true);
    expect(gazetteers.towns.has('tours')).toBe(true);
  });
  test('a browser downloads less than 1.5 MB', () => {
    expect(statSync(new URL('../../data/gazetteers.bin', import.meta.url)).size).toBeLessThan(1_500_000);
  });
  test('an operator’s folder adds names, and an empty one is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gazetteers-'));
    try {
      expect(() => loadGazetteers(folder)).toThrow('none of');
      writeFileSync(join(folder, 'given-names.txt'), 'Zyxwek;f\n');
      writeFileSync(join(folder, 'surnames.txt'), 'Le Qxz\n');
      const richer = loadGazetteers(folder);
      expect(richer.givenNames.get('zyxwek')).toBe('feminine');
      expect(richer.surnames.has('le qxz')).toBe(true);
      expect(richer.words).toEqual(gazetteers.words);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  test('the browser reads the same lists, whether or not it already undid the compression', async () => {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const { gunzipSync } = process.getBuiltinModule('node:zlib');
    const packed = readFileSync(new URL('../../data/gazetteers.bin', import.meta.url));
    const original = globalThis.fetch;
    try {
      for (const body of [packed, gunzipSync(packed)]) {
        globalThis.fetch = () => Promise.resolve(new Response(new Uint8Array(body)));
        expect((await fetchGazetteers()).surnames).toEqual(gazetteers.surnames);
      }
    } finally {
      globalThis.fetch = original;
    }
  });
  test('a file that is not the lists is refused', () => expect(() => parseGazetteers('nothing')).toThrow('four lists'));
});

import { foldText } from '../text/fold.ts';
import { parseGazetteers, type Gazetteers } from './gazetteers.ts';

/** Where the compact word lists are: a file for Node, an asset for a bundler (under 1.5 MB, already compressed). */
const DATA = new URL('../../data/gazetteers.bin', import.meta.url);

/** Files an operator may add, one entry a line; a given name may be followed by `;f` or `;m`. */
const FOLDER_LISTS = {
  givenNames: 'given-names.txt',
  surnames: 'surnames.txt',
  communes: 'communes.txt',
  words: 'words.txt',
} as const;

/**
 * Reads the word lists in Node, with those of an operator's folder added when one is named.
 * @throws outside Node, and when a folder is named that holds none of the four lists.
 */
export function loadGazetteers(folder?: string): Gazetteers {
  const { readFileSync, existsSync } = process.getBuiltinModule('node:fs');
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  const { join } = process.getBuiltinModule('node:path');
  const base = parseGazetteers(gunzipSync(readFileSync(DATA)).toString('utf8'));
  if (folder === undefined) return base;
  const lists = Object.entries(FOLDER_LISTS).filter(([, file]) => existsSync(join(folder, file)));
  if (lists.length === 0)
    throw new Error(`gazetteers: none of ${Object.values(FOLDER_LISTS).join(', ')} in the folder named`);
  const read = (name: keyof typeof FOLDER_LISTS): string[] =>
    lists.some(([key]) => key === name)
      ? readFileSync(join(folder, FOLDER_LISTS[name]), 'utf8')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
      : [];
  return extendGazetteers(base, {
    givenNames: read('givenNames'),
    surnames: read('surnames'),
    communes: read('communes'),
    words: read('words'),
  });
}

/** Reads the word lists in a browser; call it only where they are used. The answer is cached by the browser as any asset. */
export async function fetchGazetteers(): Promise<Gazetteers> {
  const response = await fetch(DATA);
  if (!response.ok) throw new Error(`gazetteers: HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  // A server that declares the file's own compression has the browser undo it before we see it.
  const compressed = first === 0x1f && second === 0x8b;
  const stream = new Response(bytes).body;
  if (!compressed || !stream) return parseGazetteers(new TextDecoder().decode(bytes));
  return parseGazetteers(await new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text());
}

/** Adds an operator's own entries; given names as `name` or `name;f`. */
export function extendGazetteers(
  base: Gazetteers,
  extra: { givenNames: string[]; surnames: string[]; communes: string[]; words: string[] },
): Gazetteers {
  const givenNames = new Map(base.givenNames);
  for (const entry of extra.givenNames) {
    const [name = '', gender = ''] = entry.split(';');
    givenNames.set(key(name), gender === 'f' ? 'feminine' : gender === 'm' ? 'masculine' : 'unknown');
  }
  return {
    givenNames,
    surnames: new Set([...base.surnames, ...extra.surnames.map(key)]),
    communes: new Set([...base.communes, ...extra.communes.map(key)]),
    towns: base.towns,
    words: new Set([...base.words, ...extra.words.map(key)]),
  };
}

function key(entry: string): string {
  return foldText(entry)
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

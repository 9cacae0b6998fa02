/**
 * Makes data/gazetteers.bin from the word lists of four npm packages (see README.md for their licences).
 * Run it after updating one of them: `npm run gazetteers -w packages/anonymiser` (needs a build first).
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { encodeWords } from '../dist/gazetteers/format.js';
import { foldText } from '../dist/text/fold.js';

const require = createRequire(import.meta.url);
const fold = (word) =>
  foldText(word)
    .replace(/[^a-z]+/g, ' ')
    .trim();
const plain = (word) => /^[a-z]+( [a-z]+)*$/.test(word);

/** The package has no entry for its lists: they are read from its folder. */
function givenNames() {
  const entries = require('gender-detection-from-name/names/fr.js');
  const genders = new Map();
  for (const [name, gender] of entries) {
    const key = fold(name);
    if (!plain(key) || key.length < 2) continue;
    const mark = gender === 'female' ? 'F' : 'M';
    genders.set(key, genders.has(key) && genders.get(key) !== mark ? 'U' : mark);
  }
  // The two lists of names of this package are swapped: its `lastnames` are given names.
  for (const name of frenchList('lastnames')) {
    const key = fold(name);
    if (plain(key) && key.length > 2 && !genders.has(key)) genders.set(key, 'U');
  }
  return [...genders].map(([name, mark]) => name + mark);
}

function surnames() {
  return new Set(
    frenchList('firstnames')
      .map(fold)
      .filter((name) => plain(name) && name.length > 2),
  );
}

function frenchList(name) {
  const file = require.resolve('@zxcvbn-ts/language-fr').replace(/dist[\\/].*$/, `src/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The JSON is imported directly: the index of the package resolves it from the working directory. */
function communes() {
  const marks = new Map();
  for (const commune of require('@etalab/decoupage-administratif/data/communes.json')) {
    const key = fold(commune.nom);
    if (key.length > 1) marks.set(key, marks.get(key) === 'T' || (commune.population ?? 0) >= 10_000 ? 'T' : '');
  }
  return [...marks].map(([name, mark]) => name + mark);
}

function words() {
  const parts = require('an-array-of-french-words').map(fold);
  return new Set(parts.filter(plain));
}

const file = [givenNames(), surnames(), communes(), words()].map(encodeWords).join('\n');
const packed = gzipSync(file, { level: 9 });
writeFileSync(new URL('../data/gazetteers.bin', import.meta.url), packed);
console.log(`${file.length} characters, ${packed.length} bytes compressed`);

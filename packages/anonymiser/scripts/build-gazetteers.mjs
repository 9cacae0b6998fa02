/**
 * Makes data/gazetteers.bin from the word lists of five npm packages (see README.md for their licences) and the
 * runtime's own list of countries.
 * Run it after updating one of them: `npm run gazetteers -w packages/anonymiser` (needs a build first).
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { IterableHunspellReader } from 'hunspell-reader';
import { encodeWords } from '../dist/gazetteers/format.js';
import { foldText } from '../dist/text/fold.js';

const require = createRequire(import.meta.url);
const fold = (word) =>
  foldText(word)
    .replace(/[^a-z]+/g, ' ')
    .trim();
const plain = (word) => /^[a-z]+( [a-z]+)*$/.test(word);
const single = (word) => /^[a-z]+$/.test(word);

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
const communes = () => require('@etalab/decoupage-administratif/data/communes.json');
const regions = () => require('@etalab/decoupage-administratif/data/regions.json');
const departments = () => require('@etalab/decoupage-administratif/data/departements.json');

/** Communes, marked T from 10,000 inhabitants on; regions, departments and countries are known as the towns are. */
function places(names) {
  const marks = new Map();
  for (const { nom, population } of communes()) {
    const key = fold(nom);
    if (key.length > 1) marks.set(key, marks.get(key) === 'T' || (population ?? 0) >= 10_000 ? 'T' : '');
  }
  for (const name of [...regions(), ...departments()].map(({ nom }) => nom).concat(countries())) {
    marks.set(fold(name), 'T');
    for (const word of fold(name).split(' ')) if (word.length > 2 && !names.has(word)) marks.set(word, 'T');
  }
  return [...marks].map(([name, mark]) => name + mark);
}

function countries() {
  const french = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((one) => letters.map((two) => french.of(one + two)))
    .filter((name) => name !== undefined && !/[()]/.test(name));
}

/**
 * Every inflected form: the scrabble list, and the spelling dictionary for the words it lacks (« cliquer », « abribus »),
 * without those that are somebody's name and without proper names, which it writes with a capital.
 */
async function words(names) {
  const known = new Set(require('an-array-of-french-words').map(fold).filter(single));
  const folder = require.resolve('dictionary-fr').replace(/index\.js$/, '');
  const dictionary = await IterableHunspellReader.createFromFiles(`${folder}index.aff`, `${folder}index.dic`);
  const compounds = new Set();
  for (const word of dictionary.seqWords()) {
    if (!/^[\p{Ll}-]{3,}$/u.test(word)) continue;
    const key = fold(word);
    if (names.has(key)) continue;
    if (single(key)) known.add(key);
    else if (plain(key)) compounds.add(key);
  }
  // « week-end », « semi-liberté »: one of whose words is none by itself, or is somebody's name; none that opens with one.
  for (const key of compounds) {
    const parts = key.split(' ');
    if (parts.some((part) => !known.has(part) || names.has(part)) && !names.has(parts[0])) known.add(key);
  }
  return known;
}

const given = givenNames();
const families = surnames();
const names = new Set([...given.map((entry) => entry.slice(0, -1)), ...families]);
const file = [given, families, places(names), await words(names)].map(encodeWords).join('\n');
const packed = gzipSync(file, { level: 9 });
writeFileSync(new URL('../data/gazetteers.bin', import.meta.url), packed);
console.log(`${file.length} characters, ${packed.length} bytes compressed`);

/**
 * How long the anonymiser takes, and its processor time (the engine's own threads, which compile and collect, included:
 * a busy machine counts less in it), with the ratio of the first to collecting the words of the same text with the
 * expression `/\p{L}+/gu`: `npm run bench -w packages/anonymiser`. Medians.
 */
import { makeCorpus } from '../eval/corpus.mjs';
import { analyse, applyDecisions, createTerms, loadGazetteers, scanArtefact, scanAsTyped } from '../dist/index.js';

const corpus = makeCorpus();
const registry = {
  persons: corpus
    .slice(0, 30)
    .flatMap(({ registry: { persons } }, at) => persons.map((person) => ({ ...person, id: `${at}-${person.id}` }))),
  professionals: corpus[0].registry.professionals,
  neverPersons: [],
};
const asBlock = (text) => [{ id: 'text', text, mentions: [] }];

/** 100 pages of 500 words. */
const pages = [];
for (let words = 0, at = 0; words < 50_000; at += 1) {
  for (const { text } of corpus[at % corpus.length].blocks) {
    pages.push({ id: `b${pages.length}`, text, mentions: [] });
    words += text.split(/\s+/).length;
  }
}
const paragraph = pages
  .map(({ text }) => text)
  .slice(0, 8)
  .join(' ');
const SIZE = 2_000_000;
const repeat = (piece) => piece.repeat(Math.floor(SIZE / piece.length));
const letters = (seed, length) =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + ((seed * 31 + at * 17 + ((seed >> at) & 15)) % 26))).join(
    '',
  );
const hostile = {
  'one letter': repeat('a'),
  initials: repeat('A.'),
  titles: repeat('M. '),
  'a registered name': repeat('Yanis Belkadri '),
  'unknown words': Array.from({ length: SIZE / 9 }, (_, at) => letters(at, 8)).join(' '),
  telephones: Array.from(
    { length: SIZE / 15 },
    (_, at) =>
      `06 ${String(10_000_000 + at * 37)
        .match(/../g)
        .join(' ')}`,
  ).join(' '),
  'pairs of figures': repeat('12 '),
  'bank accounts': 'FR76' + repeat('1234 '),
  'e-mail addresses': repeat('a.b-c_d%'),
  kinship: repeat('la mère de '),
  addresses: repeat('12 rue de la '),
  'emoji between letters': repeat('Y🎉a'),
  'combining accents': `a${repeat('\u0301')}`,
  'different names': Array.from({ length: SIZE / 7 }, (_, at) => `Z${(at * 7919 + 60_466_176).toString(36)}`).join(' '),
  mentions: repeat('\ufffc'),
  'figures between letters': repeat('1a'),
  plates: repeat('AB-123-CD '),
  'names and names': repeat('Moussa et '),
};

/** Medians, in milliseconds. */
function time(run, repeats) {
  const elapsed = [];
  const spent = [];
  for (let at = 0; at < repeats; at += 1) {
    const before = process.cpuUsage();
    const started = performance.now();
    run();
    elapsed.push(performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return { elapsed: median(elapsed), spent: median(spent) };
}

const median = (figures) => figures.sort((one, other) => one - other)[Math.floor(figures.length / 2)];

const row = (name, { elapsed, spent }, ratio) =>
  console.log(
    name.padEnd(46),
    `${elapsed.toFixed(1)} ms`.padStart(12),
    `${spent.toFixed(1)} ms of processor`.padStart(26),
    ratio.padStart(18),
  );

function line(name, run, text, repeats = 5) {
  const taken = time(run, repeats);
  const baseline = time(() => text.match(/\p{L}+/gu)?.length, 3);
  row(name, taken, `${(taken.elapsed / baseline.elapsed).toFixed(2)} × words`);
}

const gazetteers = loadGazetteers();
const text = pages.map((block) => block.text).join('\n');
const { findings } = analyse(pages, registry, gazetteers);
console.log(
  `100 pages: ${text.length} characters, ${pages.length} blocks, ${registry.persons.length} persons, ${findings.length} findings\n`,
);
row(
  'read the word lists',
  time(() => loadGazetteers(), 5),
  '',
);
line('analyse 100 pages', () => analyse(pages, registry, gazetteers), text);
line(`apply ${findings.length} findings`, () => applyDecisions(pages, findings, [], createTerms()), text);
line(
  'scan an artefact of 100 pages',
  () =>
    scanArtefact(
      pages.map((block) => block.text),
      registry,
      gazetteers,
    ),
  text,
);
line(
  `as typed, a paragraph of ${paragraph.length} characters`,
  () => scanAsTyped(paragraph, registry, gazetteers),
  paragraph,
  50,
);
for (const [name, hard] of Object.entries(hostile))
  line(`analyse 2 MB of ${name}`, () => analyse(asBlock(hard), registry, gazetteers), hard, 1);

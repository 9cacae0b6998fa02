/**
 * How long the anonymiser takes, and its processor time (the engine's own threads, which compile and collect, included:
 * a busy machine counts less in it), with the ratio of the first to collecting the words of the same text with the
 * expression `/\p{L}+/gu`: `npm run bench -w packages/anonymiser`. Medians.
 */
import { makeCorpus } from '../eval/corpus.mjs';
import {
  analyse,
  applyDecisions,
  createTerms,
  DRAFT_LIMITS,
  loadGazetteers,
  scanArtefact,
  scanAsTyped,
  TooMuchText,
} from '../dist/index.js';
import { composed, heldByADraft, hostile } from './hostile.mjs';

const corpus = makeCorpus();
const registry = {
  persons: corpus
    .slice(0, 30)
    .flatMap(({ registry: { persons } }, at) => persons.map((person) => ({ ...person, id: `${at}-${person.id}` }))),
  professionals: corpus[0].registry.professionals,
  neverPersons: [],
};

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

console.log('\n2 MB of hostile text: as a draft, as much of it as a draft may hold, and all of it without limits\n');
for (const [name, hard] of Object.entries(hostile)) {
  const figures = [hard, heldByADraft(hard)].map((draft) => timed(draft, DRAFT_LIMITS));
  console.log(name.padEnd(30), ...[...figures, timed(hard)].map((figure) => figure.padStart(26)));
}

const COMPOSED = 100;
const slowest = [...composed(COMPOSED)]
  .map(([name, text]) => [name, timed(heldByADraft(text), DRAFT_LIMITS)])
  .sort(([, one], [, other]) => parseFloat(other) - parseFloat(one));
console.log(`\nthe slowest of ${COMPOSED} drafts of up to 2 MB put together at random\n`);
for (const [name, figure] of slowest.slice(0, 5)) console.log(figure.padStart(26), ` ${name}`);

function timed(text, limits) {
  let answer = '';
  const read = () => {
    try {
      answer = `${analyse([{ id: 'text', text, mentions: [] }], registry, gazetteers, limits).findings.length} findings`;
    } catch (error) {
      if (!(error instanceof TooMuchText)) throw error;
      answer = 'refused';
    }
  };
  const { elapsed } = time(read, limits ? 3 : 1);
  return `${elapsed.toFixed(0)} ms, ${answer}`;
}

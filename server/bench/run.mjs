/**
 * The longest that the serving thread is kept from anything else while names are looked for in notes, and while a file
 * is made of minutes: in that thread, and in one of their own (`src/core/background.ts`). `npm run bench -w server`.
 */
import { setTimeout as later } from 'node:timers/promises';
import { makeCorpus } from '../../packages/anonymiser/eval/corpus.mjs';
import { backgroundDetectors, backgroundFormats, createDetectors, formats } from '../dist/publications/index.js';

const corpus = makeCorpus();
const { registry } = corpus[0];

/** Paragraphs of that many pages of 500 words. */
function textsOf(pages) {
  const texts = [];
  for (let words = 0, at = 0; words < pages * 500; at += 1)
    for (const { text } of corpus[at % corpus.length].blocks) {
      texts.push(text);
      words += text.split(/\s+/).length;
    }
  return texts;
}

const blocksOf = (pages) => textsOf(pages).map((text, at) => ({ id: `b${at}`, text, mentions: [] }));
const minutesOf = (pages) => ({
  ...{ commune: 'Valmont-sur-Loire', logoId: null, bodyName: 'Groupe', meetingOn: '2026-10-08', place: 'mairie' },
  ...{ attendance: [], agenda: [], situations: [], decisions: [], actions: [], nextMeetingOn: null },
  exchanges: textsOf(pages).map((text) => ({ kind: 'paragraph', level: null, text })),
});
const identity = { number: '2026-1', edition: 1, replaces: null, publishedOn: '2026-10-20' };

/** Milliseconds until it is done, and the longest turn of the event loop meanwhile. */
async function watch(work) {
  let longest = 0;
  let last = performance.now();
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const ticking = setInterval(turn, 1);
  await later(20);
  longest = 0;
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  await later(5);
  clearInterval(ticking);
  return { took, longest };
}

const background = { detectors: backgroundDetectors(null), files: backgroundFormats() };
const ways = {
  'in the serving thread': { detectors: createDetectors(), formats },
  'in its own thread': { detectors: background.detectors, formats: background.files.formats },
};
for (const [way, { detectors, formats: made }] of Object.entries(ways)) {
  const tasks = {
    'names in 20 pages, first time': () => detectors.analyse(blocksOf(20), registry),
    'names in 20 pages': () => detectors.analyse(blocksOf(20), registry),
    'names in 100 pages': () => detectors.analyse(blocksOf(100), registry),
    'Word, 20 pages': () => made.docx.make(minutesOf(20), identity, null),
    'OpenDocument, 20 pages': () => made.odt.make(minutesOf(20), identity, null),
    'PDF, 20 pages': () => made.pdf.make(minutesOf(20), identity, null),
  };
  console.log(`\n${way}`);
  for (const [task, run] of Object.entries(tasks)) {
    const { took, longest } = await watch(run);
    console.log(
      task.padEnd(32),
      `${took.toFixed(0)} ms`.padStart(9),
      `others wait ${longest.toFixed(0)} ms`.padStart(24),
    );
  }
}
await Promise.all([background.detectors.close(), background.files.close()]);

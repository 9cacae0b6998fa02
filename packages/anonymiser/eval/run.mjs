/** Prints how well the detectors do on the repository's synthetic corpus: `npm run eval -w packages/anonymiser [-- --show]`. */
import { createHash } from 'node:crypto';
import { loadGazetteers } from '../dist/index.js';
import { makeCorpus, makeGeneralTexts } from './corpus.mjs';
import { measure, measureOverMasking } from './measure.mjs';

const corpus = makeCorpus();
const gazetteers = loadGazetteers();
measure(corpus.slice(0, 20), gazetteers); // the first run compiles
const result = measure(corpus, gazetteers);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const sha = createHash('sha256')
  .update(JSON.stringify(corpus.map(({ blocks }) => blocks)))
  .digest('hex')
  .slice(0, 12);

console.log(
  `corpus ${sha}: ${result.documents} minutes, ${result.words} words, ${result.mentions} mentions, ${result.entities} entities`,
);
console.log(`entity recall (all mentions found)   ${percent(result.entitiesCovered, result.entities)}`);
console.log(`documents without a leak             ${percent(result.documentsWithoutLeak, result.documents)}`);
console.log(`decisions per 100 words              ${((100 * result.decisions) / result.words).toFixed(2)}`);
console.log(`time                                 ${(result.time / result.documents).toFixed(2)} ms a document\n`);
console.log('mentions'.padEnd(28), 'count'.padStart(6), 'masked or flagged'.padStart(18), 'masked alone'.padStart(13));
for (const [kind, { mentions, found, masked }] of Object.entries(result.kinds).sort()) {
  console.log(
    kind.padEnd(28),
    String(mentions).padStart(6),
    percent(found, mentions).padStart(18),
    percent(masked, mentions).padStart(13),
  );
}
const general = measureOverMasking(makeGeneralTexts(), gazetteers, corpus[0].registry);
console.log(
  `\nover-masking on ${general.words} non-nominative words: ${percent(general.decide, general.words)} to decide, ${percent(general.mask, general.words)} masked`,
);
if (process.argv.includes('--show')) {
  console.log(result.missed.join('\n'));
  console.log('not masked:', result.notMasked.slice(0, 80).join('\n'));
  console.log([...general.examples].sort((one, other) => other[1] - one[1]));
}

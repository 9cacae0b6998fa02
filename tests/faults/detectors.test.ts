import type { Registry } from '@huis-clos/anonymiser';
import { setImmediate as turn } from 'node:timers/promises';
import { createDetectorPool, type DetectorPool } from '../../server/src/publications/index.ts';

const thread = new URL('../../server/dist/publications/detectors/detector-thread.js', import.meta.url);
const nobody: Registry = { persons: [], professionals: [], neverPersons: [] };
const asBlocks = (text: string) => [{ id: 'b', text, mentions: [] }];
/** Two million findings: nothing takes longer. */
const hostile = asBlocks('\ufffc'.repeat(2_000_000));
const harmless = asBlocks('Enguerrand est absent.');

let pool: DetectorPool;
const opened = (options = {}): DetectorPool => (pool = createDetectorPool(null, { thread, ...options }));
afterEach(() => pool.close());

test('whoever writes goes on while names are looked for', async () => {
  const { analyse } = opened();
  let turns = 0;
  let answered = false;
  const answer = analyse(harmless, nobody).finally(() => (answered = true));
  // The word lists are read meanwhile: in this thread, nothing else would be served until the answer is there.
  for (; !answered; turns += 1) await turn();
  expect(turns).toBeGreaterThan(10);
  expect((await answer).findings).toMatchObject([{ text: 'Enguerrand', must: 'mask' }]);
});

test('an analysis that takes too long is given up, and the next is answered', async () => {
  const endless = new URL('../harness/endless-detectors.mjs', import.meta.url);
  const { analyse, leaks } = opened({ thread: endless, mostMs: 2_000 });
  await expect(analyse(harmless, nobody)).rejects.toThrow('abort');
  await expect(leaks(['Rien.'], nobody)).resolves.toEqual([0]);
});

test('what waits when the service stops is refused, not left hanging', async () => {
  const { analyse, close } = opened();
  const waiting = expect(Promise.all([analyse(hostile, nobody), analyse(harmless, nobody)])).rejects.toThrow();
  await close();
  await waiting;
});

import type { Registry } from '@huis-clos/anonymiser';
import { setImmediate as turn } from 'node:timers/promises';
import { inBackground } from '../../server/src/core/background.ts';
import { imageOf } from '../../server/src/core/images/image.ts';
import { backgroundDetectors, backgroundFormats, formats } from '../../server/src/publications/index.ts';
import { content, identity } from '../harness/minutes-content.ts';
import { png } from '../harness/pictures.ts';

const publications = new URL('../../server/dist/publications/', import.meta.url);
const endlessThread = new URL('../harness/endless-thread.mjs', import.meta.url);
const nobody: Registry = { persons: [], professionals: [], neverPersons: [] };

/** How many times this thread could have served somebody before the answer was there; the answer. */
async function turnsUntil<T>(answer: Promise<T>): Promise<[turns: number, answer: T]> {
  let turns = 0;
  let answered = false;
  const watched = answer.finally(() => (answered = true));
  for (; !answered; turns += 1) await turn();
  return [turns, await watched];
}

test('whoever writes goes on while names are looked for', async () => {
  const { analyse, leaks, close } = backgroundDetectors(null, new URL('detectors/detector-thread.js', publications));
  const blocks = [{ id: 'b', text: 'Enguerrand est absent.', mentions: [] }];
  const [turns, { findings }] = await turnsUntil(analyse(blocks, nobody));
  expect(turns).toBeGreaterThan(10);
  expect(findings).toMatchObject([{ text: 'Enguerrand', must: 'mask' }]);
  expect(await leaks(['Rien.', 'Voir 06 12 34 56 78.'], nobody)).toEqual([1]);
  await close();
});

test('notes too long for one draft are refused with what to do, and the next are read', async () => {
  const { analyse, close } = backgroundDetectors(null, new URL('detectors/detector-thread.js', publications));
  const notes = (text: string) => [{ id: 'b', text, mentions: [] }];
  for (const text of ['a '.repeat(100_001), '\ufffc'.repeat(50_001)])
    await expect(analyse(notes(text), nobody)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringContaining('plusieurs séances'),
    });
  expect(await analyse(notes('Enguerrand est absent.'), nobody)).toMatchObject({ findings: [{ must: 'mask' }] });
  await close();
});

test.each(['docx', 'odt', 'pdf'] as const)('whoever writes goes on while minutes are made as %s', async (format) => {
  const { formats: background, close } = backgroundFormats(new URL('exports/format-thread.js', publications));
  const [turns, bytes] = await turnsUntil(Promise.resolve(background[format].make(content, identity, imageOf(png()))));
  expect(turns).toBeGreaterThan(10);
  const texts = await formats[format].texts(bytes);
  expect(texts.length).toBeGreaterThan(10);
  expect(await background[format].texts(bytes)).toEqual(texts);
  await close();
});

test('a task that takes too long is given up, and the next is answered', async () => {
  const { ask, close } = inBackground(endlessThread, null, 2_000);
  await expect(ask('endless', {})).rejects.toThrow('abort');
  await expect(ask('short', {})).resolves.toBe('done');
  await close();
});

test('what waits when the service stops is refused, not left hanging', async () => {
  const { ask, close } = inBackground(endlessThread);
  const waiting = Promise.all([
    expect(ask('endless', {})).rejects.toThrow(),
    expect(ask('short', {})).rejects.toThrow(),
  ]);
  await close();
  await waiting;
});

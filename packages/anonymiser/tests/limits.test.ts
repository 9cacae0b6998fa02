import { analyse, DRAFT_LIMITS, TooMuchText, type Limits } from '../src/index.ts';
import { gazetteers, registry } from './registry.ts';

const found = (texts: string[], limits: Partial<Limits>): number =>
  analyse(
    texts.map((text, at) => ({ id: String(at), text, mentions: [] })),
    registry,
    gazetteers,
    { ...DRAFT_LIMITS, ...limits },
  ).findings.length;

it('reads as many words and numbers as it may, over all blocks, and refuses one more', () => {
  const texts = ['Yanis est venu', 'le 12'];
  expect(found(texts, { words: 5 })).toBe(1);
  expect(() => found(texts, { words: 4 })).toThrow(TooMuchText);
});

it.each([
  ['mentions', '\ufffc\ufffc\ufffc'],
  ['identifiers', '06 39 98 41 27 et 06 39 98 41 28 et AB-123-CD'],
  ['names', 'Yanis, Moussa, Enguerrand'],
  ['numbers', '4471 puis 4472 puis 4473'],
])('shows as many %s as it may, and refuses one more', (_, text) => {
  expect(found([text], { sightings: 10 })).toBe(3);
  expect(() => found([text], { sightings: 2 })).toThrow(TooMuchText);
});

it('refuses without a word of what it read', () => {
  expect(() => found(['Yanis, Moussa'], { sightings: 1 })).toThrow(/^too many passages$/);
  expect(() => found(['Yanis, Moussa'], { words: 1 })).toThrow(/^too many words$/);
});

it('reads 100 dense pages, and 190 of ordinary ones', () => {
  const dense = 'Yanis est venu avec sa mère Samira au 06 39 98 41 27. '.repeat(4_000);
  expect(found([dense], {})).toBeGreaterThan(10_000);
  expect(found(['le groupe se retrouve au collège '.repeat(15_800)], {})).toBe(0);
});

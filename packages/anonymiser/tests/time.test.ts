import { analyse, applyDecisions, createTerms, scanAsTyped } from '../src/index.ts';
import { blocksOf, gazetteers, registry } from './registry.ts';

/** Processor time, which a busy machine disturbs less than the clock. */
function spent(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of a text four times as long: 4 when linear, 16 when quadratic. */
const LIMIT = 10;

const analyseText = (text: string): void => {
  analyse([{ id: 'a', text, mentions: [] }], registry, gazetteers);
};

/** How many times longer the larger text takes. */
function growth(small: string, large: string): number {
  const quickest = (text: string): number => Math.min(...[1, 2].map(() => spent(() => analyseText(text))));
  analyseText(small);
  let least = Infinity;
  // A collection of memory in the wrong place is not a growth: what grows faster does so at every attempt.
  for (let attempt = 0; least >= LIMIT && attempt < 4; attempt += 1)
    least = Math.min(least, quickest(large) / Math.max(8, quickest(small)));
  return least;
}

describe('time', () => {
  test.each([
    'a',
    'a ',
    'A.',
    'a@',
    '1',
    '12 ',
    '06 39 98 41 27 ',
    'FR76 1234 ',
    'M. ',
    '"a ',
    'Yanis Belkadri ',
    'la mère de ',
    '12 rue de la ',
    'exclu le 12/11 ',
    'Y🎉a',
    'Ya\u0301',
    '\ufffc',
    'les seuls ',
    'collège Aa ',
    'a_',
    'www.a',
    '(',
    '\n',
    'zéro six ',
    '1a',
    '1 a ',
    'ab-123-cd ',
    'x@y.fr ',
    'Moussa et ',
    'S et T ont ',
    'Présents : Pop, ',
    'MM. Pop, ',
    'van der ',
    'rose aussi, ',
    'entre fournier et renard ',
    'ﷺ',
    'au 8 Jaurès ',
    'Rues Pasteur et ',
    'Collèges Abcqa, ',
  ])('grows with the length of « %s » repeated, and no faster', (piece) => {
    expect(growth(piece.repeat(20_000 / piece.length), piece.repeat(80_000 / piece.length))).toBeLessThan(LIMIT);
  });

  test.each([
    ['small', (word: string) => word],
    ['with a capital', (word: string) => `Z${word}`],
  ])('grows with the number of different words, %s, and no faster', (_, written) => {
    const different = (count: number): string =>
      Array.from({ length: count }, (_, at) => written((at * 7919 + 60_466_176).toString(36))).join(' ');
    expect(growth(different(2_500), different(10_000))).toBeLessThan(LIMIT);
  });

  test('10,000 findings are decided and applied', () => {
    const blocks = blocksOf(Array.from({ length: 10_000 }, () => 'vu Yanis hier').join('\n'));
    const { findings } = analyse(blocks, registry, gazetteers);
    expect(findings).toHaveLength(10_000);
    expect(applyDecisions(blocks, findings, [], createTerms()).every(({ text }) => !text.includes('Yanis'))).toBe(true);
  });

  test('a long chain of overlapping passages is one finding', () => {
    expect(() => analyseText('12 rue de la '.repeat(30_000))).not.toThrow();
  });

  test('an address may go on with any number of particles', () => {
    expect(() => analyseText(`12 rue Pasteur ${'de la '.repeat(30_000)}`)).not.toThrow();
  });

  test('a paragraph is scanned as it is typed in a few milliseconds', () => {
    const paragraph =
      'Yanis Belkadri a été vu au 8 Jaurès avec Tito, la mère ne répond plus au 06 39 98 41 27. '.repeat(6);
    for (let warm = 0; warm < 20; warm += 1) scanAsTyped(paragraph, registry, gazetteers);
    const times = Array.from({ length: 21 }, () => spent(() => scanAsTyped(paragraph, registry, gazetteers)));
    expect(times.toSorted((one, other) => one - other)[10]).toBeLessThan(15);
  });
});

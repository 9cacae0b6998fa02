import { findDate, readBirthDate } from './dates.ts';

const TODAY = '2026-11-23';
const found = (text: string, after = '2026-09-01') => findDate(text, after, TODAY)?.day ?? null;

describe('dates as people type them', () => {
  it.each([
    ['12/03/2009', '2009-03-12'],
    ['7/11/2010', '2010-11-07'],
    ['2009-01-30', '2009-01-30'],
    ['23.05.2008', '2008-05-23'],
    ['28/09/26', '2026-09-28'],
    ['12 mars 2026', '2026-03-12'],
    ['1er octobre 2026', '2026-10-01'],
    ['oui 10/09/26', '2026-09-10'],
    ['30/09', '2026-09-30'],
    ['31/02/2026', null],
    ['05/26', null],
    ['06.39.98.41.27', null],
    ['06 39 98 41 27', null],
    ['3e B', null],
  ])('%s is %s', (text, day) => expect(found(text)).toBe(day));

  it('without a year is the one after the start that does not lie ahead', () => {
    expect(found('05/01', '2025-12-01')).toBe('2026-01-05');
    expect(found('15/12', '2026-09-01')).toBe('2026-12-15');
    expect(found('05/01', '2026-09-01')).toBe('2026-01-05');
  });

  it('of birth never lies ahead', () => {
    expect(readBirthDate('12/03/98', TODAY)).toBe('1998-03-12');
    expect(readBirthDate('12/03/09', TODAY)).toBe('2009-03-12');
    expect(readBirthDate('12/03/2030', TODAY)).toBeNull();
    expect(readBirthDate('12/03', TODAY)).toBeNull();
    expect(readBirthDate('vers 2009', TODAY)).toBeNull();
  });
});

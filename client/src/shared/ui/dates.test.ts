import { jest } from '@jest/globals';
import { daysUntil, formatDay, formatDue, formatInstant, formatTime, parseDay } from './dates.ts';

/** Intl puts its own kinds of spaces between words. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-10-08T22:30:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('dates as people say them', () => {
  it('says a meeting « jeudi 8 octobre, 9 h 30 », in the council’s own time', () => {
    expect(plain(formatInstant('2026-10-08T07:30:00Z'))).toBe('jeudi 8 octobre, 9 h 30');
    expect(plain(formatTime('2026-12-03T13:00:00Z'))).toBe('14 h');
  });

  it('says the year when it is another one, and « 1er » for the first of a month', () => {
    expect(formatDay('2027-01-01')).toBe('vendredi 1er janvier 2027');
  });

  it('counts days by the council’s calendar: half past midnight in Paris is already the next day', () => {
    expect(daysUntil('2026-10-09')).toBe(0);
    expect(plain(formatDue('2026-10-08'))).toBe('en retard de 1 jour');
    expect(formatDue('2026-10-10')).toBe('demain');
    expect(plain(formatDue('2026-10-12'))).toBe('dans 3 jours');
  });

  it.each([
    ['8/10/26', '2026-10-08'],
    ['08.10.2026', '2026-10-08'],
    ['2026-10-08', '2026-10-08'],
    ['12/3/09', '2009-03-12'],
    ['19/06/98', '1998-06-19'],
    ['31/02/2026', null],
    ['demain', null],
  ])('reads « %s » as %s', (typed, day) => {
    expect(parseDay(typed)).toBe(day);
  });
});

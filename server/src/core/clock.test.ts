import { dayOf, startOf } from './clock.ts';

describe('the council’s days', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ])('%s begins at %s, French midnight, also when the clocks change', (day, instant) => {
    expect(startOf(day).toISOString()).toBe(instant);
    expect([dayOf(startOf(day)), dayOf(new Date(startOf(day).getTime() - 1)) < day]).toEqual([day, true]);
  });
});

import type { SituationSummary } from '@huis-clos/contracts';
import { arranged, initialView } from './list-view.ts';

const situation = (number: number, change: Partial<SituationSummary> = {}): SituationSummary => ({
  id: `situation-${number}`,
  number,
  name: `Personne ${number}`,
  aliases: [],
  status: 'active',
  caseLead: null,
  startedOn: '2026-09-01',
  lastFollowUpOn: null,
  openActions: 0,
  nextDueOn: null,
  noticeGiven: true,
  ...change,
});
const numbers = (situations: SituationSummary[]) => situations.map(({ number }) => number);

describe('the list of situations', () => {
  it('leaves closed situations out until they are asked for', () => {
    const all = [situation(1), situation(2, { status: 'closed' })];
    expect(numbers(arranged(all, initialView))).toEqual([1]);
    expect(numbers(arranged(all, { ...initialView, status: 'any' }))).toEqual([1, 2]);
    expect(numbers(arranged(all, { ...initialView, status: 'closed' }))).toEqual([2]);
  });

  it('finds a name by its letters, whatever the accents, and a nickname too', () => {
    const all = [situation(1, { name: 'Inès N’Diaye' }), situation(2, { name: 'Paul Roy', aliases: ['Tito'] })];
    expect(numbers(arranged(all, { ...initialView, search: 'ines ndia' }))).toEqual([]);
    expect(numbers(arranged(all, { ...initialView, search: 'INES dia' }))).toEqual([1]);
    expect(numbers(arranged(all, { ...initialView, search: 'tito' }))).toEqual([2]);
  });

  it('shows on request only those whose person was not told, or whom nobody follows', () => {
    const lead = { id: 'a', name: 'Noé Auriol', organisation: 'Passerelle' };
    const all = [situation(1, { noticeGiven: false, caseLead: lead }), situation(2)];
    expect(numbers(arranged(all, { ...initialView, noticeMissing: true }))).toEqual([1]);
    expect(numbers(arranged(all, { ...initialView, caseLead: 'none' }))).toEqual([2]);
    expect(numbers(arranged(all, { ...initialView, caseLead: 'a' }))).toEqual([1]);
  });

  it('puts what has no due date last, in both orders', () => {
    const all = [situation(1), situation(2, { nextDueOn: '2026-12-01' }), situation(3, { nextDueOn: '2026-11-01' })];
    const by = (descending: boolean) => arranged(all, { ...initialView, sort: { by: 'nextDue', descending } });
    expect(numbers(by(false))).toEqual([3, 2, 1]);
    expect(numbers(by(true))).toEqual([2, 3, 1]);
  });
});

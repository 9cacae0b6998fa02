import type { AgendaItem } from '@huis-clos/contracts';
import { newId } from '../../shared/ids.ts';

/** A new point at the end of an agenda. */
export const blankItem = (): AgendaItem => ({
  id: newId(),
  title: '',
  presenter: null,
  durationMinutes: null,
  nominative: false,
  situationIds: [],
});

/** The items with one of them moved by one place; unchanged at the ends. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by;
  if (target < 0 || target >= items.length) return [...items];
  const next = [...items];
  const [item] = next.splice(index, 1);
  next.splice(target, 0, item!);
  return next;
}

/** Minutes foreseen for the whole agenda. */
export const totalMinutes = (items: readonly AgendaItem[]): number =>
  items.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0);

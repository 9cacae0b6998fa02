import type { SituationSummary } from '@huis-clos/contracts';
import { fold } from '../../../shared/ui/fold.ts';

const MOST = 8;

/**
 * The situations meant by what was typed after `@`: a number, the beginning of any word of a name or alias, else a part of it.
 * Closest first, open situations before closed ones; at most eight.
 */
export function searchSituations(situations: readonly SituationSummary[], query: string): SituationSummary[] {
  const wanted = fold(query.replace(/^n°\s*/u, ''));
  return situations
    .map((situation) => ({ situation, rank: rankOf(situation, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort(
      (a, b) => closedLast(a.situation, b.situation) || a.rank! - b.rank! || a.situation.number - b.situation.number,
    )
    .slice(0, MOST)
    .map(({ situation }) => situation);
}

const closedLast = (a: SituationSummary, b: SituationSummary) =>
  Number(a.status === 'closed') - Number(b.status === 'closed');

/** 0 is best; null is no match. */
function rankOf({ number, name, aliases }: SituationSummary, wanted: string): number | null {
  if (wanted === '') return 0;
  if (String(number) === wanted) return 0;
  const labels = [name, ...aliases].map(fold);
  if (labels.some((label) => label.startsWith(wanted))) return 1;
  if (labels.some((label) => label.includes(` ${wanted}`))) return 2;
  const words = wanted.split(' ');
  if (labels.some((label) => words.every((word) => ` ${label}`.includes(` ${word}`)))) return 3;
  return labels.some((label) => wanted.length > 2 && label.includes(wanted)) ? 4 : null;
}

import type { ComparedLine, NoteLine } from '@huis-clos/contracts';

const keyOf = ({ kind, level, text, mentions, confidential }: NoteLine): string =>
  JSON.stringify([kind, level, text, mentions, confidential]);

/** Lines that two versions share or not, in reading order: removals before the additions that took their place. */
export function compareLines(before: NoteLine[], after: NoteLine[]): ComparedLine[] {
  const [from, to] = [before.map(keyOf), after.map(keyOf)];
  const shared = sharedLengths(from, to);
  const compared: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old && fresh && from[i] === to[j]) {
      compared.push({ ...fresh, change: 'same' });
      i += 1;
      j += 1;
    } else if (old && (!fresh || at(shared, i + 1, j) >= at(shared, i, j + 1))) {
      compared.push({ ...old, change: 'removed' });
      i += 1;
    } else if (fresh) {
      compared.push({ ...fresh, change: 'added' });
      j += 1;
    }
  }
  return compared;
}

const at = (table: Uint32Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** Length of the longest common sequence of what follows each pair of positions. */
function sharedLengths(from: string[], to: string[]): Uint32Array[] {
  const table = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    const row = table[i] as Uint32Array;
    for (let j = to.length - 1; j >= 0; j -= 1)
      row[j] = from[i] === to[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  }
  return table;
}

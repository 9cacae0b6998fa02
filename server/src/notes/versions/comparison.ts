import type { ComparedLine, NoteLine } from '@huis-clos/contracts';

const keyOf = ({ kind, level, text, mentions, confidential }: NoteLine): string =>
  JSON.stringify([kind, level, text, mentions, confidential]);

/** Above this many pairs of lines, what changed is shown as one removal and one addition: aligning it would take the server's memory. */
const MOST_PAIRS = 4_000_000;

/** Lines that two versions share or not, in reading order: removals before the additions that took their place. */
export function compareLines(before: NoteLine[], after: NoteLine[]): ComparedLine[] {
  const start = sharedStart(before, after);
  const end = sharedStart(before.slice(start).reverse(), after.slice(start).reverse());
  const same = (lines: NoteLine[]): ComparedLine[] => lines.map((line) => ({ ...line, change: 'same' as const }));
  return [
    ...same(after.slice(0, start)),
    ...compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(after.slice(after.length - end)),
  ];
}

/** How many lines two versions have in common before they first differ. */
function sharedStart(before: NoteLine[], after: NoteLine[]): number {
  const differ = before.findIndex((line, index) => {
    const other = after[index];
    return !other || keyOf(line) !== keyOf(other);
  });
  return differ === -1 ? before.length : differ;
}

function compareMiddle(before: NoteLine[], after: NoteLine[]): ComparedLine[] {
  if (before.length * after.length > MOST_PAIRS)
    return [
      ...before.map((line) => ({ ...line, change: 'removed' as const })),
      ...after.map((line) => ({ ...line, change: 'added' as const })),
    ];
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

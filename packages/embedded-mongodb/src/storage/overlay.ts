import type { Entry, Range, Reader, TableName, Writer } from './store.ts';

interface Change {
  key: Buffer;
  value: Buffer | undefined;
}

/** A key as a Map key. */
export const keyText = (key: Buffer): string => key.toString('latin1');

/** Called before a change is accepted; throws to refuse it. */
export type Guard = (table: TableName, key: Buffer) => void;

/** Changes kept in memory over a frozen view, read back merged with it: what a transaction sees before it commits. */
export class Overlay implements Writer {
  private readonly base: Reader;
  private readonly guard: Guard;
  private readonly tables = new Map<TableName, TableChanges>();

  constructor(base: Reader, guard: Guard) {
    this.base = base;
    this.guard = guard;
  }

  get(table: TableName, key: Buffer): Buffer | undefined {
    const changes = this.tables.get(table);
    const text = changes && keyText(key);
    return text !== undefined && changes?.has(text) ? changes.get(text) : this.base.get(table, key);
  }

  put(table: TableName, key: Buffer, value: Buffer): void {
    this.change(table, key, value);
  }

  remove(table: TableName, key: Buffer): void {
    this.change(table, key, undefined);
  }

  scan(table: TableName, range: Range): Entry[] {
    const changes = this.tables.get(table);
    return changes ? changes.merge(this.base, table, range) : this.base.scan(table, range);
  }

  /** Every change, for the commit. */
  *changes(): Iterable<{ table: TableName; key: Buffer; value: Buffer | undefined }> {
    for (const [table, changes] of this.tables) {
      for (const change of changes.all()) yield { table, ...change };
    }
  }

  private change(table: TableName, key: Buffer, value: Buffer | undefined): void {
    this.guard(table, key);
    let changes = this.tables.get(table);
    if (!changes) this.tables.set(table, (changes = new TableChanges()));
    changes.set({ key, value });
  }
}

class TableChanges {
  private readonly byKey = new Map<string, Change>();
  private readonly sorted: Change[] = [];

  has(text: string): boolean {
    return this.byKey.has(text);
  }

  get(text: string): Buffer | undefined {
    return this.byKey.get(text)?.value;
  }

  all(): Iterable<Change> {
    return this.byKey.values();
  }

  set(change: Change): void {
    const text = keyText(change.key);
    const present = this.byKey.get(text);
    if (present) {
      present.value = change.value;
      return;
    }
    this.byKey.set(text, change);
    this.sorted.splice(this.position(change.key), 0, change);
  }

  /** Index of the first change at or after a key. */
  private position(key: Buffer): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Buffer.compare((this.sorted[middle] as Change).key, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  merge(base: Reader, table: TableName, range: Range): Entry[] {
    const direction = range.reverse ? -1 : 1;
    const out: Entry[] = [];
    let { lower, upper } = range;
    // Removed keys can empty a chunk: go on until the limit or the end of the range.
    for (;;) {
      const chunk = base.scan(table, { ...range, lower, upper });
      const last = chunk.at(-1)?.key;
      const complete = chunk.length < range.limit || !last;
      const from = range.reverse && !complete ? last : lower;
      const to = !range.reverse && !complete ? after(last) : upper;
      const mine = this.sorted.slice(this.position(from), this.position(to));
      if (range.reverse) mine.reverse();
      mergeSorted(
        chunk.filter((entry) => !this.byKey.has(keyText(entry.key))),
        mine.filter((change): change is Entry => change.value !== undefined),
        direction,
        out,
      );
      if (complete || out.length >= range.limit) return out.length > range.limit ? out.slice(0, range.limit) : out;
      if (range.reverse) upper = last;
      else lower = after(last);
    }
  }
}

/** The smallest key above another. */
export const after = (key: Buffer): Buffer => Buffer.concat([key, ZERO]);
const ZERO = Buffer.alloc(1);

function mergeSorted(a: Entry[], b: Entry[], direction: number, out: Entry[]): void {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i];
    const y = b[j];
    if (y === undefined || (x !== undefined && Buffer.compare(x.key, y.key) * direction < 0)) {
      out.push(x as Entry);
      i++;
    } else {
      out.push({ key: y.key, value: y.value });
      j++;
    }
  }
}

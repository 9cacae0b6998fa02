import type { Catalog } from './catalog.ts';
import { type Collection, prefix } from './collection.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { LiveWriter } from './live-writer.ts';
import type { TableName } from './store.ts';

const MARK = 'garbage:';
const CHUNK = 2000;
const EMPTY = Buffer.alloc(0);
const MARKS = { lower: Buffer.from(MARK), upper: Buffer.from('garbage;'), reverse: false, limit: 1 };

/** Says, in the same commit as a drop, that a collection's or index's keys are no one's any more. */
export function markGarbage(writer: LiveWriter, table: TableName, id: number): void {
  writer.put('info', Buffer.from(`${MARK}${table}:${id}`), EMPTY, undefined);
}

/** Removes a collection now; its bytes are reclaimed in the background. */
export function discard(writer: LiveWriter, catalog: Catalog, collection: Collection): void {
  catalog.remove(writer, collection);
  markGarbage(writer, 'records', collection.id);
  for (const index of collection.indexes) markGarbage(writer, 'indexes', index.id);
}

/** Deletes what drops left behind, a chunk per commit, so that a large drop holds no one up. */
export async function collectGarbage(queue: CommitQueue): Promise<void> {
  while (await queue.write(collectChunk));
}

/** @returns whether there may be more. */
function collectChunk(writer: LiveWriter): boolean {
  const mark = writer.scan('info', MARKS)[0];
  if (!mark) return false;
  const [, table, id] = mark.key.toString().split(':') as [string, TableName, string];
  const range = { lower: prefix(Number(id)), upper: prefix(Number(id) + 1), reverse: false, limit: CHUNK };
  const entries = writer.scan(table, range);
  for (const { key, value } of entries) writer.remove(table, key, value);
  if (entries.length < CHUNK) writer.remove('info', mark.key, mark.value);
  return true;
}

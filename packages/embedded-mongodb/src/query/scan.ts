import { MongoError } from '../errors.ts';
import { type Collection, prefix } from '../storage/collection.ts';
import { readRecord, recordIdOf, type StoredDocument } from '../storage/documents.ts';
import { after } from '../storage/overlay.ts';
import type { Entry, Reader, TableName } from '../storage/store.ts';
import type { KeyRange } from './bounds.ts';
import type { IndexScan, Plan } from './planner.ts';

/** Work done by a scan, for explain. */
export interface ScanCounts {
  keys: number;
  documents: number;
}

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 512;

/**
 * Reads stored documents as a plan says, a chunk at a time. Between chunks nothing of the database stays open: the scan
 * goes on after the last key it saw, so the caller may pause as long as it likes.
 * @throws MongoError QueryPlanKilled when what it reads was dropped or renamed at a pause, as MongoDB does: its results
 * would end too early without a word. A transaction holds what it reads, so that this cannot happen to it.
 */
export function* scan(
  reader: Reader,
  collection: Collection,
  plan: Plan,
  counts: ScanCounts,
): Iterable<StoredDocument> {
  const { db, name } = collection;
  const check = (): void => {
    const gone = collection.dropped
      ? 'dropped'
      : collection.db !== db || collection.name !== name
        ? 'renamed'
        : undefined;
    if (gone) throw killed(`collection ${gone}: ${db}.${name}`);
  };
  if (plan.kind === 'collection') {
    yield* scanRecords(reader, collection, plan.reverse, counts, check);
    return;
  }
  const branches = plan.kind === 'index' ? [plan] : plan.branches;
  const mayRepeat = branches.length > 1 || branches.some((branch) => branch.index.multikey.some(Boolean));
  const seen = mayRepeat ? new Set<number>() : undefined;
  for (const branch of branches) {
    const checkIndex = (): void => {
      check();
      if (!collection.indexes.some(({ id }) => id === branch.index.id))
        throw killed(`index '${branch.index.name}' dropped`);
    };
    for (const recordId of scanIndex(reader, branch, counts, checkIndex)) {
      if (seen?.has(recordId)) continue;
      seen?.add(recordId);
      const raw = readRecord(reader, collection, recordId);
      if (!raw) {
        check();
        continue;
      }
      counts.documents++;
      yield { recordId, raw };
    }
  }
}

const killed = (what: string) => new MongoError('QueryPlanKilled', `query plan killed :: caused by :: ${what}`);

function* scanRecords(
  reader: Reader,
  collection: Collection,
  reverse: boolean,
  counts: ScanCounts,
  check: () => void,
): Iterable<StoredDocument> {
  const range = { lower: prefix(collection.id), upper: prefix(collection.id + 1) };
  for (const entry of entries(reader, 'records', range, reverse, check)) {
    counts.documents++;
    yield { recordId: Number(entry.key.readBigUInt64BE(4)), raw: entry.value };
  }
}

function* scanIndex(
  reader: Reader,
  { index, ranges, reverse }: IndexScan,
  counts: ScanCounts,
  check: () => void,
): Iterable<number> {
  for (const range of reverse ? [...ranges].reverse() : ranges) {
    for (const entry of entries(reader, 'indexes', range, reverse, check)) {
      counts.keys++;
      yield recordIdOf(index, entry);
    }
  }
}

/** @param check called before each chunk is read */
function* entries(
  reader: Reader,
  table: TableName,
  range: KeyRange,
  reverse: boolean,
  check: () => void,
): Iterable<Entry> {
  let { lower, upper } = range;
  for (let limit = FIRST_CHUNK; ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    check();
    const chunk = reader.scan(table, { lower, upper, reverse, limit });
    yield* chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < limit) return;
    if (reverse) upper = last.key;
    else lower = after(last.key);
  }
}

import type { Collection } from '../storage/catalog.ts';
import { prefix } from '../storage/catalog.ts';
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
 */
export function* scan(
  reader: Reader,
  collection: Collection,
  plan: Plan,
  counts: ScanCounts,
): Iterable<StoredDocument> {
  if (plan.kind === 'collection') {
    yield* scanRecords(reader, collection, plan.reverse, counts);
    return;
  }
  const branches = plan.kind === 'index' ? [plan] : plan.branches;
  const mayRepeat = branches.length > 1 || branches.some((branch) => branch.index.multikey.some(Boolean));
  const seen = mayRepeat ? new Set<number>() : undefined;
  for (const branch of branches) {
    for (const recordId of scanIndex(reader, branch, counts)) {
      if (seen?.has(recordId)) continue;
      seen?.add(recordId);
      const raw = readRecord(reader, collection, recordId);
      if (!raw) continue;
      counts.documents++;
      yield { recordId, raw };
    }
  }
}

function* scanRecords(
  reader: Reader,
  collection: Collection,
  reverse: boolean,
  counts: ScanCounts,
): Iterable<StoredDocument> {
  const range = { lower: prefix(collection.id), upper: prefix(collection.id + 1) };
  for (const entry of entries(reader, 'records', range, reverse)) {
    counts.documents++;
    yield { recordId: Number(entry.key.readBigUInt64BE(4)), raw: entry.value };
  }
}

function* scanIndex(reader: Reader, { index, ranges, reverse }: IndexScan, counts: ScanCounts): Iterable<number> {
  for (const range of reverse ? [...ranges].reverse() : ranges) {
    for (const entry of entries(reader, 'indexes', range, reverse)) {
      counts.keys++;
      yield recordIdOf(index, entry);
    }
  }
}

function* entries(reader: Reader, table: TableName, range: KeyRange, reverse: boolean): Iterable<Entry> {
  let { lower, upper } = range;
  for (let limit = FIRST_CHUNK; ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const chunk = reader.scan(table, { lower, upper, reverse, limit });
    yield* chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < limit) return;
    if (reverse) upper = last.key;
    else lower = after(last.key);
  }
}

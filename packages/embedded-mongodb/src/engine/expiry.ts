import { decode } from '../bson/decode.ts';
import { keyRange } from '../query/bounds.ts';
import { encodeKey } from '../bson/sort-key.ts';
import type { Catalog } from '../storage/catalog.ts';
import { type Collection, type Index, prefix } from '../storage/collection.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import { DocumentWriter, readRecord, recordIdOf } from '../storage/documents.ts';
import type { LiveWriter } from '../storage/live-writer.ts';

const CHUNK = 500;

/** What expiry needs of the engine. */
interface Expiring {
  catalog: Catalog;
  queue: CommitQueue;
}

/** Removes what TTL indexes say has expired. */
export async function expireDocuments(engine: Expiring): Promise<void> {
  for (const collection of [...engine.catalog.all()]) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      while (await engine.queue.write((writer) => expireChunk(engine, writer, collection, index)));
    }
  }
}

/** @returns whether there may be more. */
function expireChunk(engine: Expiring, writer: LiveWriter, collection: Collection, index: Index): boolean {
  if (engine.catalog.get(collection.db, collection.name) !== collection) return false;
  const limit = new Date(Date.now() - (index.expireAfterSeconds as number) * 1000);
  const dates = encodeKey([limit]);
  const interval = { low: dates.subarray(0, 1), high: dates, point: false };
  const range = keyRange(prefix(index.id), interval, index.fields[0]?.descending === true);
  const entries = writer.scan('indexes', { ...range, reverse: false, limit: CHUNK });
  const documents = new DocumentWriter(writer, collection, () => engine.catalog.save(writer, collection));
  let removed = 0;
  for (const entry of entries) {
    const recordId = recordIdOf(index, entry);
    const raw = readRecord(writer, collection, recordId);
    if (!raw) continue;
    documents.remove({ recordId, raw }, decode(raw));
    removed++;
  }
  return entries.length === CHUNK && removed > 0;
}

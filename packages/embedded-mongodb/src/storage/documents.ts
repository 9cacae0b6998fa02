import { MAX_DOCUMENT_BYTES } from '../limits.ts';
import { encodeKey, storedKey } from '../bson/sort-key.ts';
import { type Document, doc, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import type { Predicate } from '../query/compiled-filter.ts';
import { compileFilter } from '../query/filter.ts';
import { documentKeys } from '../query/index-keys.ts';
import { formatValue } from '../bson/format.ts';
import { type Collection, type Index, prefix } from './collection.ts';
import { keyText } from './overlay.ts';
import type { Reader, Writer } from './store.ts';

const EMPTY = Buffer.alloc(0);

export interface StoredDocument {
  recordId: number;
  raw: Buffer;
}

interface IndexEntry {
  index: Index;
  /** What the table holds; a unique index maps the values to the record, others append the record to the key. */
  key: Buffer;
  value: Buffer;
  values: Value[];
}

function recordKey(collection: Collection, recordId: number): Buffer {
  const out = Buffer.allocUnsafe(12);
  out.writeUInt32BE(collection.id);
  out.writeBigUInt64BE(BigInt(recordId), 4);
  return out;
}

function recordIdBytes(recordId: number): Buffer {
  const out = Buffer.allocUnsafe(8);
  out.writeBigUInt64BE(BigInt(recordId));
  return out;
}

/** The record an index entry points to. */
export const recordIdOf = (index: Index, entry: { key: Buffer; value: Buffer }): number =>
  Number(index.unique ? entry.value.readBigUInt64BE() : entry.key.readBigUInt64BE(entry.key.length - 8));

/** The record of a collection with a given `_id`, without any scan. */
export function findById(reader: Reader, collection: Collection, id: Value): StoredDocument | undefined {
  const index = collection.indexes[0] as Index;
  const entry = reader.get('indexes', Buffer.concat([prefix(index.id), storedKey(encodeKey([id])).key]));
  if (!entry) return undefined;
  const recordId = Number(entry.readBigUInt64BE());
  const raw = reader.get('records', recordKey(collection, recordId));
  return raw && { recordId, raw };
}

export const readRecord = (reader: Reader, collection: Collection, recordId: number): Buffer | undefined =>
  reader.get('records', recordKey(collection, recordId));

const partialFilters = new WeakMap<Index, Predicate>();

/** Whether a partial index holds a document. */
function covers(index: Index, document: Document): boolean {
  if (!index.partialFilter) return true;
  let filter = partialFilters.get(index);
  if (!filter) partialFilters.set(index, (filter = compileFilter(index.partialFilter).matches));
  return filter(document);
}

/** The entries a document has in an index. Teaches the index what it did not know of its keys. */
function entriesOf(index: Index, document: Document, recordId: number): IndexEntry[] {
  if (!covers(index, document)) return [];
  const keys = documentKeys(document, index.fields);
  if (index.sparse && keys.missing.every(Boolean)) return [];
  const descending = index.fields.map((field) => field.descending);
  const start = prefix(index.id);
  const id = recordIdBytes(recordId);
  const entries: IndexEntry[] = [];
  const seen = keys.tuples.length > 1 ? new Set<string>() : undefined;
  keys.multikey.forEach((met, i) => {
    if (met && !index.multikey[i]) {
      index.multikey[i] = true;
      index.unsaved = true;
    }
  });
  for (const values of keys.tuples) {
    const { key, cut } = storedKey(encodeKey(values, descending));
    if (cut && !index.cut) {
      index.cut = true;
      index.unsaved = true;
    }
    if (seen) {
      const text = keyText(key);
      if (seen.has(text)) continue;
      seen.add(text);
    }
    entries.push(
      index.unique
        ? { index, key: Buffer.concat([start, key]), value: id, values }
        : { index, key: Buffer.concat([start, key, id]), value: EMPTY, values },
    );
  }
  return entries;
}

/** Writes documents with their index entries; checks before it changes anything. */
export class DocumentWriter {
  private readonly writer: Writer;
  private readonly collection: Collection;
  private readonly saveCatalog: () => void;

  /** @param saveCatalog called when an index learned that it is multikey or holds cut keys */
  constructor(writer: Writer, collection: Collection, saveCatalog: () => void) {
    this.writer = writer;
    this.collection = collection;
    this.saveCatalog = saveCatalog;
  }

  /** @throws MongoError DuplicateKey; BSONObjectTooLarge. */
  insert(document: Document, raw: Buffer): void {
    checkSize(raw);
    const recordId = this.collection.nextRecordId;
    const entries = this.collection.indexes.flatMap((index) => entriesOf(index, document, recordId));
    for (const entry of entries) this.checkUnique(entry, recordId);
    this.collection.nextRecordId++;
    this.writer.put('records', recordKey(this.collection, recordId), raw, undefined);
    for (const entry of entries) this.writer.put('indexes', entry.key, entry.value, undefined);
    this.saveLearned();
  }

  /** @throws MongoError DuplicateKey; BSONObjectTooLarge. */
  replace(stored: StoredDocument, before: Document, document: Document, raw: Buffer): void {
    checkSize(raw);
    const { recordId } = stored;
    const added: IndexEntry[] = [];
    const removed: IndexEntry[] = [];
    for (const index of this.collection.indexes) {
      const old = entriesOf(index, before, recordId);
      const now = entriesOf(index, document, recordId);
      if (old.length === 1 && now.length === 1 && (old[0] as IndexEntry).key.equals((now[0] as IndexEntry).key))
        continue;
      const kept = new Set(old.map((entry) => keyText(entry.key)));
      for (const entry of now) if (!kept.delete(keyText(entry.key))) added.push(entry);
      for (const entry of old) if (kept.has(keyText(entry.key))) removed.push(entry);
    }
    for (const entry of added) this.checkUnique(entry, recordId);
    this.writer.put('records', recordKey(this.collection, recordId), raw, stored.raw);
    for (const entry of removed) this.writer.remove('indexes', entry.key, entry.value);
    for (const entry of added) this.writer.put('indexes', entry.key, entry.value, undefined);
    this.saveLearned();
  }

  remove(stored: StoredDocument, document: Document): void {
    this.writer.remove('records', recordKey(this.collection, stored.recordId), stored.raw);
    for (const index of this.collection.indexes) {
      for (const entry of entriesOf(index, document, stored.recordId)) {
        this.writer.remove('indexes', entry.key, entry.value);
      }
    }
  }

  /** Adds a document that is already stored to a new index. @throws MongoError DuplicateKey. */
  addToIndex(index: Index, stored: StoredDocument, document: Document): void {
    for (const entry of entriesOf(index, document, stored.recordId)) {
      this.checkUnique(entry, stored.recordId);
      this.writer.put('indexes', entry.key, entry.value, undefined);
    }
  }

  private saveLearned(): void {
    if (this.collection.indexes.some((index) => index.unsaved)) this.saveCatalog();
  }

  private checkUnique(entry: IndexEntry, recordId: number): void {
    if (!entry.index.unique) return;
    const holder = this.writer.get('indexes', entry.key);
    if (holder && Number(holder.readBigUInt64BE()) !== recordId) throw duplicateKey(this.collection, entry);
  }
}

function checkSize(raw: Buffer): void {
  if (raw.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      'BSONObjectTooLarge',
      `BSONObj size: ${raw.length} (0x${raw.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
  }
}

function duplicateKey(collection: Collection, { index, values }: IndexEntry): MongoError {
  const pairs = index.fields.map(({ path }, i) => [path, values[i] as Value] as const);
  const shown = pairs.map(([path, value]) => `${path}: ${formatValue(value)}`).join(', ');
  return new MongoError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${index.name} dup key: { ${shown} }`,
    doc({ keyPattern: index.spec.get('key') as Document, keyValue: new Map(pairs) }),
  );
}

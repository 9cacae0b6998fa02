import { randomBytes } from 'node:crypto';
import { encode, type Encodable, type EncodableDocument, RawDocument, reply } from '../bson/encode.ts';
import { doc, type Document } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { CURSOR_LIFETIME_MILLIS, MAX_DOCUMENT_BYTES } from '../limits.ts';
import { each, type PAUSE, type Stream } from '../query/stream.ts';
import type { TimeLimit } from '../query/time-limit.ts';
import type { Transaction } from '../transactions/transaction.ts';

export type Result = RawDocument | Document;

interface Cursor {
  id: bigint;
  namespace: string;
  iterator: Iterator<Result | typeof PAUSE>;
  /** Read from the iterator, but too large for the last batch. */
  held: RawDocument | undefined;
  /** Documents it may still give. */
  left: number;
  transaction: Transaction | undefined;
  session: string | undefined;
  time: TimeLimit | undefined;
  lastUsed: number;
  busy: boolean;
}

export interface CursorRequest {
  namespace: string;
  stream: Stream<Result>;
  /** Most documents in the first batch. */
  batchSize: number;
  /** Most documents in all: the cursor closes with the last of them. */
  limit: number;
  /** Close after the first batch. */
  single: boolean;
  transaction: Transaction | undefined;
  session: string | undefined;
  /** The time it may take, all batches together. */
  time: TimeLimit | undefined;
}

export const FIRST_BATCH = 101;

/** Open cursors: each holds a position, not results. */
export class Cursors {
  private readonly cursors = new Map<bigint, Cursor>();

  /** The answer of a command that opens a cursor. */
  async open(request: CursorRequest): Promise<EncodableDocument> {
    const cursor: Cursor = {
      id: newId(),
      namespace: request.namespace,
      iterator: request.stream[Symbol.iterator](),
      held: undefined,
      left: request.limit,
      transaction: request.transaction,
      session: request.session,
      time: request.time,
      lastUsed: Date.now(),
      busy: false,
    };
    const { documents, done } = await fill(cursor, request.batchSize);
    const open = !done && !request.single;
    if (open) this.cursors.set(cursor.id, cursor);
    return answer('firstBatch', documents, open ? cursor.id : 0n, cursor.namespace);
  }

  async more(
    id: bigint,
    namespace: string,
    batchSize: number,
    session: string | undefined,
  ): Promise<EncodableDocument> {
    const cursor = this.cursors.get(id);
    if (!cursor) throw notFound(id);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (cursor.session !== session)
      throw new MongoError(50800, `Cannot run getMore on cursor ${id}, which was created in another session`);
    if (cursor.busy) throw new MongoError(143, `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const { documents, done } = await fill(cursor, batchSize);
      if (done) this.cursors.delete(id);
      return answer('nextBatch', documents, done ? 0n : id, namespace);
    } catch (error) {
      this.cursors.delete(id);
      throw error;
    } finally {
      cursor.busy = false;
      cursor.lastUsed = Date.now();
    }
  }

  kill(id: bigint): boolean {
    return this.cursors.delete(id);
  }

  /** Closes the cursors of a transaction that ended. */
  closeOf(transaction: Transaction): void {
    for (const [id, cursor] of this.cursors) if (cursor.transaction === transaction) this.cursors.delete(id);
  }

  closeIdle(now: number): void {
    for (const [id, cursor] of this.cursors) {
      if (!cursor.busy && now - cursor.lastUsed > CURSOR_LIFETIME_MILLIS) this.cursors.delete(id);
    }
  }
}

const notFound = (id: bigint) => new MongoError('CursorNotFound', `cursor id ${id} not found`);
const newId = (): bigint => randomBytes(8).readBigUInt64BE() >> 1n;

/** Takes up to `batchSize` documents that together fit in an answer. */
async function fill(cursor: Cursor, batchSize: number): Promise<{ documents: RawDocument[]; done: boolean }> {
  const documents: RawDocument[] = [];
  if (batchSize === 0) return { documents, done: false };
  let bytes = 0;
  if (cursor.held) {
    documents.push(cursor.held);
    bytes = cursor.held.bytes.length;
    cursor.held = undefined;
  }
  if (documents.length >= batchSize) return { documents, done: false };
  cursor.time?.resume();
  const done = await each(cursor.iterator, (item) => {
    const raw = item instanceof RawDocument ? item : new RawDocument(encodeResult(item));
    if (documents.length > 0 && bytes + raw.bytes.length > MAX_DOCUMENT_BYTES) {
      cursor.held = raw;
      return false;
    }
    documents.push(raw);
    bytes += raw.bytes.length;
    return documents.length < batchSize;
  });
  cursor.time?.pause();
  cursor.left -= documents.length;
  return { documents, done: done || cursor.left <= 0 };
}

function encodeResult(document: Document): Buffer {
  const bytes = encode(document);
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
  }
  return bytes;
}

const answer = (key: string, documents: RawDocument[], id: bigint, namespace: string): EncodableDocument => {
  const cursor = doc({ id, ns: namespace }) as EncodableDocument;
  const out: EncodableDocument = new Map<string, Encodable>([[key, documents]]);
  for (const [name, value] of cursor) out.set(name, value);
  return reply({ cursor: out });
};

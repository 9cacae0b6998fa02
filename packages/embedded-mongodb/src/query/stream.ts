import { decode, decodeFields } from '../bson/decode.ts';
import type { Document } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { BLOCKING_STAGE_BYTES } from '../limits.ts';
import type { StoredDocument } from '../storage/documents.ts';
import type { Collation } from './collation.ts';
import { type CompiledFilter, fieldsOfFilter } from './compiled-filter.ts';
import type { Found } from './paths.ts';
import { type Sort, sortOrder } from './sort.ts';
import type { TimeLimit } from './time-limit.ts';

/** Stands in a stream where the reader should let others run before it asks for more. */
export const PAUSE: unique symbol = Symbol('pause');
export type Stream<T> = Iterable<T | typeof PAUSE>;

/** A stored document that a query matched; decoded when asked for. */
export class Row implements StoredDocument {
  readonly recordId: number;
  readonly raw: Buffer;
  /** Where the filter matched in an array, for positional operators. */
  readonly matched: number | undefined;
  private decoded: Document | undefined;

  constructor({ recordId, raw }: StoredDocument, decoded: Document | undefined, matched: number | undefined) {
    this.recordId = recordId;
    this.raw = raw;
    this.decoded = decoded;
    this.matched = matched;
  }

  get document(): Document {
    return (this.decoded ??= decode(this.raw));
  }
}

const SLICE_MILLIS = 10;
const LOOK_AT_CLOCK_EVERY = 32;

/**
 * Decodes and filters; pauses often enough that one scan does not hold up the others.
 * @throws MongoError MaxTimeMSExpired, looked at now and then.
 */
export function* filtered(
  source: Iterable<StoredDocument>,
  filter: CompiledFilter,
  needsMatch = false,
  time?: TimeLimit,
): Stream<Row> {
  let until = performance.now() + SLICE_MILLIS;
  let count = 0;
  const fields = fieldsOfFilter(filter);
  for (const stored of source) {
    if (++count % LOOK_AT_CLOCK_EVERY === 0) {
      time?.check();
      if (performance.now() > until) {
        yield PAUSE;
        until = performance.now() + SLICE_MILLIS;
      }
    }
    const seen = fields ? decodeFields(stored.raw, fields) : decode(stored.raw);
    const found: Found | undefined = needsMatch ? { arrayIndex: undefined } : undefined;
    if (filter.matches(seen, found)) yield new Row(stored, fields ? undefined : seen, found?.arrayIndex);
  }
}

/** A blocking sort; with a limit it keeps no more than it will give. */
export function* sorted<T>(
  stream: Stream<T>,
  sort: Sort,
  limit: number,
  documentOf: (item: T) => Document,
  bytesOf: (item: T) => number,
  collation?: Collation,
): Stream<T> {
  const { keyOf, compare } = sortOrder(sort, collation);
  let kept: { key: unknown; item: T }[] = [];
  let bytes = 0;
  const trimAt = Number.isFinite(limit) ? Math.max(1000, limit * 2) : Infinity;
  const order = (a: { key: unknown }, b: { key: unknown }) => compare(a.key, b.key);
  for (const item of stream) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    kept.push({ key: keyOf(documentOf(item)), item });
    bytes += bytesOf(item);
    if (kept.length >= trimAt) {
      kept = kept.sort(order).slice(0, limit);
      bytes = kept.reduce((total, entry) => total + bytesOf(entry.item), 0);
    }
    if (bytes > BLOCKING_STAGE_BYTES) throw tooMuchMemory('Sort');
  }
  for (const { item } of kept.sort(order)) yield item;
}

const tooMuchMemory = (what: string) =>
  new MongoError(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `${what} exceeded memory limit of ${BLOCKING_STAGE_BYTES} bytes, and the embedded database does not use the disk for it`,
  );

export function* skipped<T>(stream: Stream<T>, count: number): Stream<T> {
  let left = count;
  for (const item of stream) {
    if (item === PAUSE) yield PAUSE;
    else if (left > 0) left--;
    else yield item;
  }
}

export function* limited<T>(stream: Stream<T>, count: number): Stream<T> {
  let left = count;
  if (left <= 0) return;
  for (const item of stream) {
    yield item;
    if (item !== PAUSE && --left === 0) return;
  }
}

export function* mapped<T, U>(stream: Stream<T>, change: (item: T) => U): Stream<U> {
  for (const item of stream) yield item === PAUSE ? PAUSE : change(item);
}

/** Everything of a stream at once, for work that must not be interleaved. */
export function collectNow<T>(stream: Stream<T>): T[] {
  const out: T[] = [];
  for (const item of stream) if (item !== PAUSE) out.push(item);
  return out;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Visits a stream, letting others run at its pauses; `visit` returns false to stop. */
export async function each<T>(iterator: Iterator<T | typeof PAUSE>, visit: (item: T) => boolean): Promise<boolean> {
  for (;;) {
    const next = iterator.next();
    if (next.done) return true;
    if (next.value === PAUSE) await breathe();
    else if (!visit(next.value)) return false;
  }
}

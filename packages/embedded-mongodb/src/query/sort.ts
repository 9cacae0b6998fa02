import { encodeKey } from '../bson/sort-key.ts';
import { toDouble } from '../bson/numbers.ts';
import { type Document, isDocument, isNumber, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import type { Collation } from './collation.ts';
import { documentKeys, type KeyField } from './index-keys.ts';

export type Sort = readonly KeyField[];

/**
 * Reads a sort specification.
 * @throws MongoError BadValue for a direction other than 1 or -1.
 */
export function parseSort(specification: Document): Sort {
  return [...specification].map(([path, direction]) => {
    if (isDocument(direction)) throw notImplemented('$meta in a sort');
    if (!isNumber(direction)) throw new MongoError(15974, `Illegal key in $sort specification: ${path}`);
    const sign = toDouble(direction);
    if (sign !== 1 && sign !== -1)
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (path === '' || path.split('.').includes(''))
      throw new MongoError('BadValue', 'FieldPath field names may not be empty strings.');
    return { path, parts: path.split('.'), descending: sign < 0 };
  });
}

/** How documents are put in a sort's order: by keys drawn once from each. */
export interface SortOrder<K> {
  keyOf: (document: Document) => K;
  compare: (a: K, b: K) => number;
}

/** By bytes, which is fast, or by the values themselves when a collation compares their text. */
export const sortOrder = (sort: Sort, collation: Collation | undefined): SortOrder<unknown> =>
  (collation ? collatedOrder(sort, collation) : byteOrder(sort)) as SortOrder<unknown>;

const byteOrder = (sort: Sort): SortOrder<Buffer> => ({
  keyOf: (document) => sortKey(document, sort),
  compare: (a, b) => Buffer.compare(a, b),
});

function collatedOrder(sort: Sort, collation: Collation): SortOrder<Value[]> {
  const compare = (a: Value[], b: Value[]): number => {
    for (let i = 0; i < sort.length; i++) {
      const order = collation.compare(a[i], b[i]);
      if (order !== 0) return sort[i]?.descending ? -order : order;
    }
    return 0;
  };
  return {
    keyOf: (document) => tuplesOf(document, sort).reduce((best, tuple) => (compare(tuple, best) < 0 ? tuple : best)),
    compare,
  };
}

/** Bytes whose order is the sort's order; with arrays, the one that comes first counts. */
export function sortKey(document: Document, sort: Sort): Buffer {
  const descending = sort.map((field) => field.descending);
  let best: Buffer | undefined;
  for (const values of tuplesOf(document, sort)) {
    const key = encodeKey(values, descending);
    if (!best || Buffer.compare(key, best) < 0) best = key;
  }
  return best as Buffer;
}

function tuplesOf(document: Document, sort: Sort): Value[][] {
  try {
    return documentKeys(document, sort).tuples;
  } catch (error) {
    if (!(error instanceof MongoError) || error.codeName !== 'CannotIndexParallelArrays') throw error;
    throw new MongoError('BadValue', 'cannot sort with keys that are parallel arrays');
  }
}

/** A sorted copy of values; those that are not documents sort as if they had no field. */
export function sortValues(values: readonly Value[], sort: Sort): Value[] {
  const empty: Document = new Map();
  return values
    .map((value) => ({ value, key: sortKey(isDocument(value) ? value : empty, sort) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ value }) => value);
}

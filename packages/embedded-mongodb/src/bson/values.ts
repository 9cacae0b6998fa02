import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

export { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp };

/** BSON's deprecated `undefined` (type 6). JavaScript's undefined always means "no such field" in this engine. */
export class BsonUndefined {
  readonly bsonType = 'undefined';
}
export const BSON_UNDEFINED = new BsonUndefined();

/**
 * A BSON value with its type kept: a JavaScript number is a double, a bigint a 64-bit integer, an Int32 a 32-bit one.
 * Documents are Maps, because plain objects reorder keys that look like integers.
 */
export type Value =
  | number
  | bigint
  | Int32
  | Decimal128
  | string
  | boolean
  | null
  | BsonUndefined
  | Date
  | ObjectId
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Timestamp
  | MinKey
  | MaxKey
  | Code
  | Document
  | Value[];

export type Document = Map<string, Value>;
/** A value, or nothing at that place. */
export type Maybe = Value | undefined;
export type NumberValue = number | bigint | Int32 | Decimal128;

const SMALL_INTS = Array.from({ length: 1280 }, (_, i) => new Int32(i - 256));

/** A 32-bit integer value; the common ones are shared. */
export const int = (value: number): Int32 => SMALL_INTS[value + 256] ?? new Int32(value);

/** Builds a document from pairs, leaving out those that are undefined. */
export function doc(fields: Record<string, Maybe>): Document {
  const out: Document = new Map();
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value !== undefined) out.set(key, value);
  }
  return out;
}

export const isDocument = (value: Maybe): value is Document => value instanceof Map;
export const isNumber = (value: Maybe): value is NumberValue =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Int32 || value instanceof Decimal128;
/** Null, BSON undefined, or no value at all. */
export const isNullish = (value: Maybe): value is null | undefined | BsonUndefined =>
  value === null || value === undefined || value === BSON_UNDEFINED;

/** BSON's number for the type of a value (https://bsonspec.org/spec.html). */
export function typeNumber(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 2;
    case 'number':
      return 1;
    case 'bigint':
      return 18;
    case 'boolean':
      return 8;
    default:
      // Objects: told apart below.
      break;
  }
  if (value === null) return 10;
  if (value instanceof Map) return 3;
  if (Array.isArray(value)) return 4;
  if (value instanceof Int32) return 16;
  if (value instanceof ObjectId) return 7;
  if (value instanceof Date) return 9;
  if (value instanceof Binary) return 5;
  if (value instanceof Decimal128) return 19;
  if (value instanceof BSONRegExp) return 11;
  if (value instanceof Timestamp) return 17;
  if (value instanceof Code) return value.scope ? 15 : 13;
  if (value instanceof BSONSymbol) return 14;
  if (value instanceof BsonUndefined) return 6;
  return value instanceof MinKey ? -1 : 127;
}

export const TYPE_NAMES: Readonly<Record<number, string>> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
};

/** The name MongoDB gives to a value's type; "missing" for nothing. */
export const typeName = (value: Maybe): string =>
  value === undefined ? 'missing' : (TYPE_NAMES[typeNumber(value)] ?? 'unknown');

/** Where each type stands in MongoDB's order of types (manual: "Comparison/Sort Order"). */
const TYPE_RANK: Readonly<Record<number, number>> = {
  [-1]: 1,
  6: 2,
  10: 5,
  1: 10,
  16: 10,
  18: 10,
  19: 10,
  2: 15,
  14: 15,
  3: 20,
  4: 25,
  5: 30,
  7: 35,
  8: 40,
  9: 45,
  17: 47,
  11: 50,
  12: 55,
  13: 60,
  15: 65,
  127: 127,
};
/** The rank of a value's type in MongoDB's order of types; equal ranks are compared by value. */
export const typeRank = (value: Value): number => TYPE_RANK[typeNumber(value)] ?? 126;

/** A copy that shares no document or array with the original. */
export function clone<T extends Value>(value: T): T {
  const original: Value = value;
  if (Array.isArray(original)) return original.map((item) => clone(item)) as T;
  if (!isDocument(original)) return value;
  const out: Document = new Map();
  for (const [key, item] of original) out.set(key, clone(item));
  return out as T;
}

import { compareNumbers } from './numbers.ts';
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  type Document,
  isNumber,
  type Maybe,
  ObjectId,
  Timestamp,
  typeRank,
  type Value,
} from './values.ts';

/**
 * MongoDB's total order of values: by type first, then by value (manual: "Comparison/Sort Order").
 * A missing value stands below every other, as in aggregation expressions.
 * @param text how text compares: by its bytes, unless a collation says otherwise
 */
export function compare(a: Maybe, b: Maybe, text = compareText): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (typeof a === 'string' && typeof b === 'string') return text(a, b);
  const rank = typeRank(a);
  const order = rank - typeRank(b);
  return order !== 0 ? Math.sign(order) : compareSameType(a, b, text);
}

export const equal = (a: Maybe, b: Maybe): boolean => compare(a, b) === 0;

type CompareText = typeof compareText;

function compareSameType(a: Value, b: Value, text: CompareText): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof Map) return compareDocuments(a, b as Document, text);
  if (Array.isArray(a)) return compareArrays(a, b as Value[], text);
  if (a instanceof ObjectId) return Buffer.compare(a.id, (b as ObjectId).id);
  if (a instanceof Date) return Math.sign(a.getTime() - (b as Date).getTime());
  if (typeof a === 'boolean') return Number(a) - Number(b as boolean);
  if (a instanceof Binary) return compareBinary(a, b as Binary);
  if (a instanceof BSONRegExp) {
    const other = b as BSONRegExp;
    return compareText(a.pattern, other.pattern) || compareText(a.options, other.options);
  }
  if (a instanceof Timestamp) {
    const x = BigInt.asUintN(64, a.toBigInt());
    const y = BigInt.asUintN(64, (b as Timestamp).toBigInt());
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a instanceof Code) return compareText(a.code, (b as Code).code);
  if (typeof a === 'string' || a instanceof BSONSymbol) return text(textOf(a), textOf(b as string | BSONSymbol));
  return 0;
}

const textOf = (value: string | BSONSymbol): string => (typeof value === 'string' ? value : value.value);

/**
 * Order of UTF-8 bytes, which is the order of code points. UTF-16 units differ from it only around surrogates.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return foldSurrogate(x) - foldSurrogate(y) < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

const foldSurrogate = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

function compareDocuments(a: Document, b: Document, text: CompareText): number {
  const right = b.entries();
  for (const [key, value] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [otherKey, otherValue] = next.value;
    const order =
      Math.sign(typeRank(value) - typeRank(otherValue)) ||
      compareText(key, otherKey) ||
      compare(value, otherValue, text);
    if (order !== 0) return order;
  }
  return right.next().done ? 0 : -1;
}

function compareArrays(a: Value[], b: Value[], text: CompareText): number {
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const order = compare(a[i], b[i], text);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

function compareBinary(a: Binary, b: Binary): number {
  const x = a.value();
  const y = b.value();
  return Math.sign(x.length - y.length) || Math.sign(a.sub_type - b.sub_type) || Buffer.compare(x, y);
}

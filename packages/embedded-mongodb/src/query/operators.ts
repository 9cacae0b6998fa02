import { compare as compareBytes, equal } from '../bson/compare.ts';
import { toDouble, toWholeNumber, truncateToLong } from '../bson/numbers.ts';
import {
  Binary,
  BSON_UNDEFINED,
  BSONRegExp,
  Decimal128,
  isNumber,
  isNullish,
  MaxKey,
  type Maybe,
  MinKey,
  TYPE_NAMES,
  typeNumber,
  typeRank,
  type Value,
} from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { regExpOf } from './regex.ts';

/** A test of one value, arrays not yet opened. */
export type ValueTest = (value: Maybe) => boolean;

const badValue = (message: string) => new MongoError('BadValue', message);
const isNaNValue = (value: Maybe): boolean =>
  value instanceof Decimal128 ? Number.isNaN(toDouble(value)) : Number.isNaN(value);

/** The order that a filter compares values by: bytes, or a collation's. */
export type Compare = (a: Maybe, b: Maybe) => number;

/** Equality, null also meaning missing; since MongoDB 8.0 it does not mean the old type `undefined`. */
export function equalTo(operand: Value, compare: Compare = compareBytes): ValueTest {
  if (operand === null) return (value) => value === undefined || value === null;
  return (value) => value !== undefined && compare(value, operand) === 0;
}

export type Ordering = '$gt' | '$gte' | '$lt' | '$lte';

/** An inequality: only values of the operand's type compare, save with MinKey and MaxKey. */
export function ordered(name: Ordering, operand: Value, compare: Compare = compareBytes): ValueTest {
  const inclusive = name === '$gte' || name === '$lte';
  if (operand instanceof BSONRegExp) throw badValue(`Can't have RegEx as arg to predicate over field.`);
  if (isNullish(operand)) return inclusive ? equalTo(null) : () => false;
  if (isNaNValue(operand)) return inclusive ? isNaNValue : () => false;
  const passes = {
    $gt: (order: number) => order > 0,
    $gte: (order: number) => order >= 0,
    $lt: (order: number) => order < 0,
    $lte: (order: number) => order <= 0,
  }[name];
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => value !== undefined && passes(compare(value, operand));
  }
  const rank = typeRank(operand);
  return (value) =>
    value !== undefined && typeRank(value) === rank && !isNaNValue(value) && passes(compare(value, operand));
}

/** Membership: plain values by equality, regular expressions by match. */
export function memberOf(
  operand: Maybe,
  name: string,
  compare: Compare = compareBytes,
): { test: ValueTest; values: Value[] } {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  const expressions: BSONRegExp[] = [];
  for (const item of operand) {
    if (item instanceof BSONRegExp) expressions.push(item);
    else if (item instanceof Map && [...item.keys()].some((key) => key.startsWith('$') && !DBREF_KEYS.has(key))) {
      throw badValue(`cannot nest $ under ${name}`);
    }
  }
  const hasNull = operand.some((item) => item === null);
  const plain = operand.filter((item) => !(item instanceof BSONRegExp));
  plain.sort(compare);
  const tests = expressions.map(matching);
  return {
    values: operand,
    test: (value) => {
      if (value === undefined) return hasNull;
      if (value === BSON_UNDEFINED) return false;
      return contains(plain, value, compare) || tests.some((test) => test(value));
    },
  };
}
const DBREF_KEYS = new Set(['$ref', '$id', '$db']);

function contains(sorted: readonly Value[], value: Value, compare: Compare): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(sorted[middle], value);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** A regular expression matches text, or an equal regular expression. */
export function matching(expression: BSONRegExp): ValueTest {
  const compiled = regExpOf(expression);
  return (value) =>
    typeof value === 'string' ? compiled.test(value) : value instanceof BSONRegExp && equal(value, expression);
}

const TYPE_ALIASES = new Map(Object.entries(TYPE_NAMES).map(([number, name]) => [name, Number(number)]));
const NUMBER_TYPES = [1, 16, 18, 19];

/** The type numbers that a $type operand names. */
export function typeSet(operand: Maybe): Set<number> {
  const set = new Set<number>();
  const items = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) throw new MongoError('FailedToParse', '$type must match at least one type');
  for (const item of items) {
    if (item === 'number') for (const type of NUMBER_TYPES) set.add(type);
    else if (typeof item === 'string') {
      const type = TYPE_ALIASES.get(item);
      if (type === undefined) throw badValue(`Unknown type name alias: ${item}`);
      set.add(type);
    } else if (isNumber(item)) {
      const type = toDouble(item);
      if (TYPE_NAMES[type] === undefined) throw badValue(`Invalid numerical type code: ${type}`);
      set.add(type);
    } else throw new MongoError('TypeMismatch', 'type must be represented as a number or a string');
  }
  return set;
}

export const ofType =
  (types: ReadonlySet<number>): ValueTest =>
  (value) =>
    value !== undefined && types.has(typeNumber(value));

/** `$mod: [divisor, remainder]`, on whole parts. */
export function modulo(operand: Maybe): ValueTest {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((item) => {
    if (!isNumber(item)) throw badValue('malformed mod, divisor not a number');
    if (!Number.isFinite(toDouble(item)))
      throw badValue(
        'malformed mod, divisor value is invalid :: caused by :: Unable to coerce NaN/Inf to integral type',
      );
    return truncateToLong(item);
  }) as [bigint, bigint];
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) =>
    isNumber(value) && Number.isFinite(toDouble(value)) && truncateToLong(value) % divisor === remainder;
}

/** The count a $size operand asks for. */
export function sizeOperand(operand: Maybe): number {
  if (!isNumber(operand)) throw badValue(`Failed to parse $size. Expected a number in: $size: ${String(operand)}`);
  const size = toWholeNumber(operand);
  if (size === undefined) throw badValue('Failed to parse $size. Expected an integer');
  if (size < 0n) throw badValue('Failed to parse $size. Expected a non-negative number');
  return Number(size);
}

export type BitsOperator = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear';

/** Bitwise tests, on integers (two's complement) and binary data (little-endian). */
export function bits(name: BitsOperator, operand: Maybe): ValueTest {
  const positions = bitPositions(name, operand);
  const wantSet = name.endsWith('Set');
  return (value) => {
    const bitAt = bitReader(value);
    if (!bitAt) return false;
    const hit = (position: number) => bitAt(position) === wantSet;
    return name.startsWith('$bitsAll') ? positions.every(hit) : positions.some(hit);
  };
}

function bitPositions(name: string, operand: Maybe): number[] {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      const position = isNumber(item) ? toWholeNumber(item) : undefined;
      if (position === undefined || position < 0n) throw badValue(`bit positions must be an integer >= 0 in ${name}`);
      return Number(position);
    });
  }
  const mask = isNumber(operand) ? toWholeNumber(operand) : undefined;
  if (isNumber(operand)) {
    if (mask === undefined || mask < 0n)
      throw new MongoError('FailedToParse', `Expected a non-negative integer in: ${name}`);
    return Array.from({ length: 64 }, (_, i) => i).filter((i) => (mask >> BigInt(i)) & 1n);
  }
  if (operand instanceof Binary) {
    const bytes = operand.value();
    return Array.from({ length: bytes.length * 8 }, (_, i) => i).filter(
      (i) => ((bytes[i >> 3] as number) >> (i & 7)) & 1,
    );
  }
  throw badValue(`${name} takes an Array, a number, or a BinData but received: ${String(operand)}`);
}

function bitReader(value: Maybe): ((position: number) => boolean) | undefined {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (position) => ((((bytes[position >> 3] ?? 0) as number) >> (position & 7)) & 1) === 1;
  }
  if (!isNumber(value)) return undefined;
  const whole = toWholeNumber(value);
  if (whole === undefined) return undefined;
  return (position) => ((whole >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}

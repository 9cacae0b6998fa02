import { MongoError } from '../errors.ts';
import {
  addDecimals,
  compareDecimals,
  type DecimalParts,
  decimalOfDouble,
  decimalParts,
  decimalRoundedFromDouble,
  multiplyDecimals,
  toDecimal128,
  toNumber,
} from './decimal.ts';
import { Decimal128, int, Int32, type NumberValue } from './values.ts';

const INT32_MAX = 2147483647n;
const INT32_MIN = -2147483648n;
const INT64_MAX = 9223372036854775807n;
const INT64_MIN = -9223372036854775808n;

/** The nearest double of any number. */
export function toDouble(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32) return value.value;
  if (typeof value === 'bigint') return Number(value);
  return toNumber(decimalParts(value));
}

/** Parts for decimal arithmetic; doubles are taken through 15 digits, as MongoDB does. */
export function toDecimalParts(value: NumberValue): DecimalParts {
  if (typeof value === 'number') return decimalRoundedFromDouble(value);
  if (value instanceof Int32) return { coefficient: BigInt(value.value), exponent: 0 };
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  return decimalParts(value);
}

const exactParts = (value: NumberValue): DecimalParts =>
  typeof value === 'number' && Number.isFinite(value) ? decimalOfDouble(value) : toDecimalParts(value);

/** Compares numbers of any types by their exact value; NaN is below every number and equal to itself. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const x = a instanceof Int32 ? a.value : a;
  const y = b instanceof Int32 ? b.value : b;
  if (typeof x === 'number' && typeof y === 'number') {
    if (x < y) return -1;
    if (x > y) return 1;
    if (x === y) return 0;
    return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  }
  if (typeof x === 'bigint' && typeof y === 'bigint') return x < y ? -1 : x > y ? 1 : 0;
  const dx = toDouble(a);
  const dy = toDouble(b);
  if (Number.isNaN(dx) || Number.isNaN(dy)) return Number(Number.isNaN(dy)) - Number(Number.isNaN(dx));
  if (dx < dy) return -1;
  if (dx > dy) return 1;
  const px = exactParts(a);
  const py = exactParts(b);
  if (typeof px === 'string' || typeof py === 'string') {
    return typeof px === 'string' && typeof py === 'string'
      ? 0
      : typeof px === 'string'
        ? Math.sign(dx)
        : -Math.sign(dy);
  }
  return compareDecimals(px, py);
}

/** The whole number a value stands for, or undefined when it has a fraction or does not fit in 64 bits. */
export function toWholeNumber(value: NumberValue): bigint | undefined {
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return undefined;
    const whole = BigInt(value);
    return whole > INT64_MAX || whole < INT64_MIN ? undefined : whole;
  }
  const parts = decimalParts(value);
  if (typeof parts === 'string') return undefined;
  if (parts.exponent > 20) return parts.coefficient === 0n ? 0n : undefined;
  const scale = 10n ** BigInt(Math.abs(parts.exponent));
  if (parts.exponent < 0 && parts.coefficient % scale !== 0n) return undefined;
  const whole = parts.exponent < 0 ? parts.coefficient / scale : parts.coefficient * scale;
  return whole > INT64_MAX || whole < INT64_MIN ? undefined : whole;
}

/** Drops the fraction of any finite number and keeps it in 64 bits, saturating. */
export function truncateToLong(value: NumberValue): bigint {
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'bigint') return value;
  const double = toDouble(value);
  if (Number.isNaN(double)) return 0n;
  if (double >= 9.2233720368547758e18) return INT64_MAX;
  if (double <= -9.2233720368547758e18) return INT64_MIN;
  if (value instanceof Decimal128) {
    const parts = decimalParts(value);
    if (typeof parts !== 'string') {
      const scale = 10n ** BigInt(Math.abs(parts.exponent));
      return parts.exponent < 0 ? parts.coefficient / scale : parts.coefficient * scale;
    }
  }
  return BigInt(Math.trunc(double));
}

type Operation = 'add' | 'multiply';

/**
 * Adds or multiplies and keeps MongoDB's types: the widest of the two; 32-bit overflow becomes 64-bit.
 * @returns undefined when the result does not fit in 64 bits.
 */
function combine(operation: Operation, a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const run = operation === 'add' ? addDecimals : multiplyDecimals;
    return toDecimal128(run(toDecimalParts(a), toDecimalParts(b)));
  }
  if (typeof a === 'number' || typeof b === 'number') {
    const x = toDouble(a);
    const y = toDouble(b);
    return operation === 'add' ? x + y : x * y;
  }
  const x = typeof a === 'bigint' ? a : BigInt(a.value);
  const y = typeof b === 'bigint' ? b : BigInt(b.value);
  const result = operation === 'add' ? x + y : x * y;
  if (a instanceof Int32 && b instanceof Int32 && result <= INT32_MAX && result >= INT32_MIN)
    return int(Number(result));
  return result <= INT64_MAX && result >= INT64_MIN ? result : undefined;
}

/** A sum or product for aggregation: 64-bit overflow becomes a double. */
export function arithmetic(operation: Operation, a: NumberValue, b: NumberValue): NumberValue {
  const result = combine(operation, a, b);
  if (result !== undefined) return result;
  return operation === 'add' ? toDouble(a) + toDouble(b) : toDouble(a) * toDouble(b);
}

/**
 * A sum or product for $inc and $mul.
 * @throws MongoError BadValue when 64 bits overflow, as MongoDB refuses it.
 */
export function checkedArithmetic(operation: Operation, a: NumberValue, b: NumberValue, what: string): NumberValue {
  const result = combine(operation, a, b);
  if (result === undefined) throw new MongoError('BadValue', what);
  return result;
}

/** The smallest integer type that holds a whole number. */
export const integer = (value: bigint): Int32 | bigint =>
  value <= INT32_MAX && value >= INT32_MIN ? int(Number(value)) : value;

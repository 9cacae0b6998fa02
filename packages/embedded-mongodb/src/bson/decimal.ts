import { Decimal128 } from './values.ts';

/** A finite decimal: `coefficient × 10^exponent`, exact. */
export interface Decimal {
  coefficient: bigint;
  exponent: number;
}

/** What a Decimal128 may hold besides a finite number. */
export type DecimalParts = Decimal | 'NaN' | 'Infinity' | '-Infinity';

const DIGITS = 34;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;

/** Splits a Decimal128 into exact parts. */
export function decimalParts(value: Decimal128): DecimalParts {
  return parseDecimal(value.toString());
}

/** Reads a decimal literal as Decimal128 prints it. */
export function parseDecimal(text: string): DecimalParts {
  if (text === 'NaN') return 'NaN';
  if (text === 'Infinity' || text === '-Infinity') return text;
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return 'NaN';
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${fraction}` || '0');
  return {
    coefficient: match[1] === '-' ? -digits : digits,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
}

/** The exact decimal value of a finite double. */
export function decimalOfDouble(value: number): Decimal {
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  // A double is m × 2^-k; as a decimal that is m × 5^k × 10^-k.
  let k = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    k++;
  }
  return { coefficient: BigInt(scaled) * 5n ** BigInt(k), exponent: -k };
}

/** MongoDB converts doubles to decimals through their 15 significant digits. */
export function decimalRoundedFromDouble(value: number): DecimalParts {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return parseDecimal(Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : value.toPrecision(15));
}

/** Rounds to 34 digits, half to even, and gives the Decimal128. */
export function toDecimal128(value: DecimalParts): Decimal128 {
  if (typeof value === 'string') return Decimal128.fromString(value);
  let { coefficient, exponent } = value;
  const excess = coefficient.toString().replace('-', '').length - DIGITS;
  const drop = Math.max(excess, MIN_EXPONENT - exponent);
  if (drop > 0) {
    coefficient = divideHalfEven(coefficient, 10n ** BigInt(drop));
    exponent += drop;
  }
  if (exponent > MAX_EXPONENT) {
    const room = DIGITS - coefficient.toString().replace('-', '').length;
    const shift = exponent - MAX_EXPONENT;
    if (shift > room) return Decimal128.fromString(coefficient < 0n ? '-Infinity' : 'Infinity');
    coefficient *= 10n ** BigInt(shift);
    exponent = MAX_EXPONENT;
  }
  return Decimal128.fromString(`${coefficient}E${exponent}`);
}

/** Division of integers, rounded half to even. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  let quotient = a / b;
  const twice = (a % b) * 2n;
  if (twice > b || (twice === b && quotient % 2n === 1n)) quotient += 1n;
  return negative ? -quotient : quotient;
}

const align = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
};

export function compareDecimals(a: Decimal, b: Decimal): number {
  // Far apart exponents are settled by magnitude, so that no number of thousands of digits is built.
  const signs = Number(a.coefficient > 0n) - Number(a.coefficient < 0n);
  const other = Number(b.coefficient > 0n) - Number(b.coefficient < 0n);
  if (signs !== other || signs === 0) return Math.sign(signs - other);
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function addDecimals(a: DecimalParts, b: DecimalParts): DecimalParts {
  if (typeof a === 'string' || typeof b === 'string') return special(toNumber(a) + toNumber(b));
  const [x, y, exponent] = align(a, b);
  return { coefficient: x + y, exponent };
}

export function multiplyDecimals(a: DecimalParts, b: DecimalParts): DecimalParts {
  if (typeof a === 'string' || typeof b === 'string') return special(toNumber(a) * toNumber(b));
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

export function divideDecimals(a: DecimalParts, b: DecimalParts): DecimalParts {
  if (typeof a === 'string' || typeof b === 'string' || b.coefficient === 0n) return special(toNumber(a) / toNumber(b));
  const scale = BigInt(DIGITS * 2);
  let coefficient = divideHalfEven(a.coefficient * 10n ** scale, b.coefficient);
  let exponent = a.exponent - b.exponent - Number(scale);
  const preferred = a.exponent - b.exponent;
  while (exponent < preferred && coefficient !== 0n && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  return { coefficient, exponent };
}

/** The remainder, with the sign of the dividend. */
export function moduloDecimals(a: DecimalParts, b: DecimalParts): DecimalParts {
  if (typeof a === 'string' || typeof b === 'string') return special(toNumber(a) % toNumber(b));
  if (b.coefficient === 0n) return 'NaN';
  const [x, y, exponent] = align(a, b);
  return { coefficient: x % y, exponent };
}

/** The nearest double. */
export const toNumber = (value: DecimalParts): number =>
  typeof value === 'string' ? Number(value) : Number(`${value.coefficient}e${value.exponent}`);

const special = (value: number): DecimalParts =>
  Number.isNaN(value)
    ? 'NaN'
    : value === Infinity
      ? 'Infinity'
      : value === -Infinity
        ? '-Infinity'
        : parseDecimal(String(value));

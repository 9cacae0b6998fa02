import { decimalRoundedFromDouble, parseDecimal, toDecimal128 } from '../bson/decimal.ts';
import { toDecimalParts, toDouble, truncateToLong } from '../bson/numbers.ts';
import {
  Decimal128,
  int,
  Int32,
  isNullish,
  isNumber,
  type Maybe,
  ObjectId,
  TYPE_NAMES,
  typeName,
  type Value,
} from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileNamed, nullable, unary } from './shapes.ts';
import type { Evaluate, Operator, Operators } from './types.ts';

const refuse = (value: Value, target: string) =>
  new MongoError(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value`,
  );
const unparsable = (text: string, target: string) =>
  new MongoError(
    'ConversionFailure',
    `Failed to parse number '${text}' in $convert with no onError value: cannot become ${target}`,
  );

/** A double as MongoDB prints it. */
function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Text of a value, as $toString and $concat-like operators take it. */
export function asText(value: Value, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleText(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof Decimal128) return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId && name === '$toString') return value.toHexString();
  if (name === '$toString') throw refuse(value, 'string');
  throw new MongoError(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

const INT_TEXT = /^[+-]?\d+$/;

function asLong(value: Value, target: string, low: bigint, high: bigint): bigint {
  let result: bigint;
  if (typeof value === 'boolean') result = value ? 1n : 0n;
  else if (value instanceof Date && target === 'long') result = BigInt(value.getTime());
  else if (typeof value === 'string') {
    if (!INT_TEXT.test(value)) throw unparsable(value, target);
    result = BigInt(value);
  } else if (isNumber(value)) {
    const double = toDouble(value);
    if (!Number.isFinite(double)) {
      throw new MongoError(
        'ConversionFailure',
        `Attempt to convert ${Number.isNaN(double) ? 'NaN' : 'infinity'} value to integer type in $convert with no onError value`,
      );
    }
    result = typeof value === 'number' ? BigInt(Math.trunc(value)) : truncateToLong(value);
  } else throw refuse(value, target);
  if (result < low || result > high) {
    throw new MongoError(
      'ConversionFailure',
      `Conversion would overflow target type in $convert with no onError value: ${result}`,
    );
  }
  return result;
}

function asDouble(value: Value): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (isNumber(value)) return toDouble(value);
  if (typeof value !== 'string') throw refuse(value, 'double');
  if (value.trim() !== value || value === '' || (Number.isNaN(Number(value)) && !/^nan$/i.test(value)))
    throw unparsable(value, 'double');
  return Number(value);
}

function asDecimal(value: Value): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === 'boolean') return toDecimal128({ coefficient: value ? 1n : 0n, exponent: 0 });
  if (value instanceof Date) return toDecimal128({ coefficient: BigInt(value.getTime()), exponent: 0 });
  if (typeof value === 'number') return toDecimal128(decimalRoundedFromDouble(value));
  if (isNumber(value)) return toDecimal128(toDecimalParts(value));
  if (typeof value !== 'string') throw refuse(value, 'decimal');
  const parts = parseDecimal(value);
  if (parts === 'NaN' && value !== 'NaN') throw unparsable(value, 'decimal');
  return toDecimal128(parts);
}

function asDate(value: Value): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (isNumber(value) && !(value instanceof Int32)) return new Date(Number(truncateToLong(value)));
  if (typeof value === 'string') {
    const millis = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}${value.includes('T') ? 'Z' : ''}`);
    if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(millis)) {
      throw new MongoError('ConversionFailure', `Error parsing date string '${value}'`);
    }
    return new Date(millis);
  }
  throw refuse(value, 'date');
}

function asObjectId(value: Value): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw refuse(value, 'objectId');
  if (!/^[0-9a-fA-F]{24}$/.test(value)) {
    throw new MongoError('ConversionFailure', `Failed to parse objectId '${value}' in $convert with no onError value`);
  }
  return new ObjectId(value);
}

const CONVERSIONS: Readonly<Record<string, (value: Value) => Value>> = {
  double: asDouble,
  string: (value) => asText(value, '$toString'),
  objectId: asObjectId,
  bool: (value) => (typeof value === 'boolean' ? value : isNumber(value) ? toDouble(value) !== 0 : true),
  date: asDate,
  int: (value) => int(Number(asLong(value, 'int', -2147483648n, 2147483647n))),
  long: (value) => asLong(value, 'long', -9223372036854775808n, 9223372036854775807n),
  decimal: asDecimal,
};

const conversion = (target: string): Operator => nullable((value) => CONVERSIONS[target]?.(value));

const convert: Operator = (operand, compile, name) => {
  const fields = new Map(compileNamed(operand, ['input', 'to'], ['onError', 'onNull'], compile, name));
  const [input, to] = [fields.get('input'), fields.get('to')] as [Evaluate, Evaluate];
  return (document, variables) => {
    const target = to(document, variables);
    const value = input(document, variables);
    if (isNullish(value)) return fields.has('onNull') ? fields.get('onNull')?.(document, variables) : null;
    if (isNullish(target)) return null;
    const type = isNumber(target) ? TYPE_NAMES[toDouble(target)] : typeof target === 'string' ? target : undefined;
    const run = type !== undefined && Object.hasOwn(CONVERSIONS, type) ? CONVERSIONS[type] : undefined;
    if (!run) throw new MongoError('BadValue', `Unknown type name in $convert: ${String(type ?? typeName(target))}`);
    try {
      return run(value);
    } catch (error) {
      if (fields.has('onError') && error instanceof MongoError && error.codeName === 'ConversionFailure') {
        return fields.get('onError')?.(document, variables);
      }
      throw error;
    }
  };
};

/** Types and their conversions. */
export const TYPES: Operators = {
  $type: unary((value: Maybe) => typeName(value)),
  $isNumber: unary((value) => isNumber(value)),
  $convert: convert,
  $toDouble: conversion('double'),
  $toString: conversion('string'),
  $toObjectId: conversion('objectId'),
  $toBool: conversion('bool'),
  $toDate: conversion('date'),
  $toInt: conversion('int'),
  $toLong: conversion('long'),
  $toDecimal: conversion('decimal'),
};

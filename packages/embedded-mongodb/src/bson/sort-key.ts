import { createHash } from 'node:crypto';
import { compareDecimals, type DecimalParts, decimalOfDouble } from './decimal.ts';
import { toDecimalParts, toDouble } from './numbers.ts';
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  isNumber,
  type NumberValue,
  ObjectId,
  Timestamp,
  typeRank,
  type Value,
} from './values.ts';

/** Longest key kept whole; beyond it a key is cut and closed with a digest (lmdb allows 1978 bytes in all). */
export const MAX_WHOLE_KEY = 1700;

let scratch = Buffer.allocUnsafe(1 << 13);
let at = 0;

/**
 * Bytes whose order (memcmp) is MongoDB's order of the values, each field descending where `descending` says so.
 * No encoded value is a prefix of another, so keys can be joined.
 */
export function encodeKey(values: readonly Value[], descending: readonly boolean[] = []): Buffer {
  at = 0;
  for (let i = 0; i < values.length; i++) {
    const start = at;
    putValue(values[i] as Value);
    if (descending[i]) for (let j = start; j < at; j++) scratch[j] = 255 - (scratch[j] as number);
  }
  const key = Buffer.allocUnsafe(at);
  scratch.copy(key, 0, 0, at);
  return key;
}

/**
 * The key as an index stores it: too long ones are cut, and told apart by a digest. Cut keys keep the order of their
 * first MAX_WHOLE_KEY bytes only; `cut` says so.
 */
export function storedKey(key: Buffer): { key: Buffer; cut: boolean } {
  if (key.length <= MAX_WHOLE_KEY) return { key, cut: false };
  const digest = createHash('sha256').update(key).digest().subarray(0, 16);
  return { key: Buffer.concat([key.subarray(0, MAX_WHOLE_KEY), digest]), cut: true };
}

function reserve(bytes: number): void {
  if (at + bytes <= scratch.length) return;
  const bigger = Buffer.allocUnsafe(Math.max(scratch.length * 2, at + bytes));
  scratch.copy(bigger, 0, 0, at);
  scratch = bigger;
}

function putByte(byte: number): void {
  reserve(1);
  scratch[at++] = byte;
}

function putBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  scratch.set(bytes, at);
  at += bytes.length;
}

function putValue(value: Value): void {
  putByte(typeRank(value));
  if (typeof value === 'string') putText(value);
  else if (isNumber(value)) putNumber(value);
  else if (value instanceof ObjectId) putBytes(value.id);
  else if (typeof value === 'boolean') putByte(value ? 1 : 0);
  else if (value instanceof Date) {
    reserve(8);
    at = scratch.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value.getTime()) ^ (1n << 63n)), at);
  } else if (value instanceof Map) {
    for (const [key, item] of value) {
      putByte(typeRank(item));
      putText(key);
      putValue(item);
    }
    putByte(0);
  } else if (Array.isArray(value)) {
    for (const item of value) putValue(item);
    putByte(0);
  } else if (value instanceof Binary) {
    const bytes = value.value();
    reserve(5);
    at = scratch.writeUInt32BE(bytes.length, at);
    putByte(value.sub_type);
    putBytes(bytes);
  } else if (value instanceof BSONRegExp) {
    putText(value.pattern);
    putText(value.options);
  } else if (value instanceof Timestamp) {
    reserve(8);
    at = scratch.writeBigUInt64BE(BigInt.asUintN(64, value.toBigInt()), at);
  } else if (value instanceof BSONSymbol) putText(value.value);
  else if (value instanceof Code) putText(value.code);
}

/** UTF-8, null bytes escaped as 00 FF, closed by 00 00. */
function putText(text: string): void {
  reserve(text.length * 3 + 2);
  if (text.includes('\0')) {
    for (const byte of Buffer.from(text)) {
      putByte(byte);
      if (byte === 0) putByte(255);
    }
    reserve(2);
  } else at += scratch.write(text, at, 'utf8');
  scratch[at++] = 0;
  scratch[at++] = 0;
}

/**
 * The nearest double in order-preserving bytes, then what the double misses of the exact value. Rounding to the nearest
 * double never reverses an order, so equal doubles are the only case where the remainder decides.
 */
function putNumber(value: NumberValue): void {
  let double = toDouble(value);
  reserve(16);
  if (Number.isNaN(double)) {
    scratch.fill(0, at, at + 8);
    at += 8;
    putByte(0x80);
    return;
  }
  let parts: DecimalParts | undefined;
  if (value instanceof Decimal128) {
    parts = toDecimalParts(value);
    if (typeof parts !== 'string' && !Number.isFinite(double)) double = Math.sign(double) * Number.MAX_VALUE;
  } else if (typeof value === 'bigint' && !Number.isSafeInteger(double)) parts = toDecimalParts(value);
  at = scratch.writeDoubleBE(double === 0 ? 0 : double, at);
  if ((scratch[at - 8] as number) & 0x80) for (let i = at - 8; i < at; i++) scratch[i] = 255 - (scratch[i] as number);
  else (scratch[at - 8] as number) |= 0x80;
  if (parts === undefined || typeof parts === 'string') putByte(0x80);
  else putRemainder(parts, double);
}

function putRemainder(parts: Exclude<DecimalParts, string>, double: number): void {
  const base = decimalOfDouble(double);
  const order = compareDecimals(parts, base);
  if (order === 0) {
    putByte(0x80);
    return;
  }
  const exponent = Math.min(parts.exponent, base.exponent);
  const difference =
    parts.coefficient * 10n ** BigInt(parts.exponent - exponent) -
    base.coefficient * 10n ** BigInt(base.exponent - exponent);
  const digits = (difference < 0n ? -difference : difference).toString();
  const magnitude = digits.length + exponent + 0x8000;
  const bytes = Buffer.from([magnitude >> 8, magnitude & 255, ...Buffer.from(digits.replace(/0+$/, '')), 0]);
  putByte(order > 0 ? 0x81 : 0x7f);
  putBytes(order > 0 ? bytes : bytes.map((byte) => 255 - byte));
}

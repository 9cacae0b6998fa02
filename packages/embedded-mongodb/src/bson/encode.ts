import { MongoError } from '../errors.ts';
import { MAX_DEPTH } from './decode.ts';
import {
  Binary,
  BsonUndefined,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  Int32,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from './values.ts';

/** Bytes that are already a BSON document: put as they are inside an answer. */
export class RawDocument {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** What an answer may hold: values, and documents kept in their stored bytes. */
export type Encodable = Value | RawDocument | EncodableDocument | Encodable[];
export type EncodableDocument = Map<string, Encodable>;

/** An answer that succeeds: the fields given, then `ok: 1`. */
export function reply(fields: Record<string, Encodable | undefined> = {}): EncodableDocument {
  const out: EncodableDocument = new Map();
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) out.set(key, value);
  return out.set('ok', 1);
}

const MAX_KEPT = 1 << 20;
let scratch = Buffer.allocUnsafe(1 << 16);

/**
 * Encodes one document.
 * @param room bytes to leave before it, for the caller to fill
 * @throws MongoError Overflow when it nests deeper than MongoDB's limit.
 */
export function encode(document: EncodableDocument | Document, room = 0): Buffer {
  const end = writeDocument(document, room, 0);
  const out = Buffer.allocUnsafe(end);
  scratch.copy(out, room, room, end);
  if (scratch.length > MAX_KEPT) scratch = Buffer.allocUnsafe(1 << 16);
  return out;
}

function reserve(end: number): void {
  if (end <= scratch.length) return;
  const bigger = Buffer.allocUnsafe(Math.max(end, scratch.length * 2));
  scratch.copy(bigger);
  scratch = bigger;
}

function writeDocument(document: EncodableDocument, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new MongoError('Overflow', `BSON exceeds the nesting limit of ${MAX_DEPTH} levels`);
  let end = at + 4;
  for (const [key, value] of document) end = writeElement(key, value, end, depth);
  return close(at, end);
}

function writeArray(items: Encodable[], at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new MongoError('Overflow', `BSON exceeds the nesting limit of ${MAX_DEPTH} levels`);
  let end = at + 4;
  for (let i = 0; i < items.length; i++) end = writeElement(String(i), items[i] as Encodable, end, depth);
  return close(at, end);
}

function close(at: number, end: number): number {
  reserve(end + 1);
  scratch[end] = 0;
  scratch.writeInt32LE(end + 1 - at, at);
  return end + 1;
}

function writeElement(key: string, value: Encodable, at: number, depth: number): number {
  reserve(at + key.length * 3 + 32);
  const body = writeCstring(key, at + 1);
  const tag = (type: number) => {
    scratch[at] = type;
  };
  switch (typeof value) {
    case 'string':
      tag(2);
      return writeString(value, body);
    case 'number':
      tag(1);
      return scratch.writeDoubleLE(value, body);
    case 'bigint':
      tag(18);
      return scratch.writeBigInt64LE(value, body);
    case 'boolean':
      tag(8);
      scratch[body] = value ? 1 : 0;
      return body + 1;
    default:
      // Objects: told apart below.
      break;
  }
  if (value === null) {
    tag(10);
    return body;
  }
  if (value instanceof Int32) {
    tag(16);
    return scratch.writeInt32LE(value.value, body);
  }
  if (value instanceof Map) {
    tag(3);
    return writeDocument(value as EncodableDocument, body, depth + 1);
  }
  if (Array.isArray(value)) {
    tag(4);
    return writeArray(value, body, depth + 1);
  }
  if (value instanceof RawDocument) {
    tag(3);
    return writeBytes(value.bytes, body);
  }
  if (value instanceof ObjectId) {
    tag(7);
    return writeBytes(value.id, body);
  }
  if (value instanceof Date) {
    tag(9);
    return scratch.writeBigInt64LE(BigInt(value.getTime()), body);
  }
  if (value instanceof Binary) {
    tag(5);
    const bytes = value.value();
    scratch.writeInt32LE(bytes.length, body);
    scratch[body + 4] = value.sub_type;
    return writeBytes(bytes, body + 5);
  }
  if (value instanceof Decimal128) {
    tag(19);
    return writeBytes(value.bytes, body);
  }
  if (value instanceof BSONRegExp) {
    tag(11);
    reserve(body + (value.pattern.length + value.options.length) * 3 + 2);
    return writeCstring(value.options, writeCstring(value.pattern, body));
  }
  if (value instanceof Timestamp) {
    tag(17);
    return scratch.writeBigUInt64LE(BigInt.asUintN(64, value.toBigInt()), body);
  }
  if (value instanceof BSONSymbol) {
    tag(14);
    return writeString(value.value, body);
  }
  if (value instanceof Code) {
    if (!value.scope) {
      tag(13);
      return writeString(value.code, body);
    }
    tag(15);
    const end = writeDocument(
      new Map(Object.entries(value.scope)) as EncodableDocument,
      writeString(value.code, body + 4),
      depth + 1,
    );
    scratch.writeInt32LE(end - body, body);
    return end;
  }
  tag(value instanceof BsonUndefined ? 6 : value instanceof MinKey ? 255 : 127);
  return body;
}

function writeString(text: string, at: number): number {
  reserve(at + 5 + text.length * 3);
  const size = scratch.write(text, at + 4, 'utf8');
  scratch[at + 4 + size] = 0;
  scratch.writeInt32LE(size + 1, at);
  return at + 5 + size;
}

function writeCstring(text: string, at: number): number {
  if (text.includes('\0')) throw new MongoError('BadValue', 'a field name cannot contain a null byte');
  const end = at + scratch.write(text, at, 'utf8');
  scratch[end] = 0;
  return end + 1;
}

function writeBytes(bytes: Uint8Array, at: number): number {
  reserve(at + bytes.length);
  scratch.set(bytes, at);
  return at + bytes.length;
}

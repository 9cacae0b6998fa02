import { MongoError } from '../errors.ts';
import {
  Binary,
  BSON_UNDEFINED,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  int,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from './values.ts';

/** MongoDB's own limit of nesting (manual: "BSON Document Size and nesting"). */
export const MAX_DEPTH = 180;
const MIN_KEY = new MinKey();
const MAX_KEY = new MaxKey();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes one BSON document, types and field order kept.
 * @throws MongoError InvalidBSON on anything malformed; nothing outside the buffer is ever read.
 */
export function decode(buffer: Buffer, offset = 0): Document {
  const reader = new Reader(buffer, offset);
  const document = reader.document(0);
  return document;
}

/** Decodes only the named fields of the top of a document that is known to be sound: one read back from storage. */
export function decodeFields(buffer: Buffer, names: ReadonlySet<string>): Document {
  return new Reader(buffer, 0).fields(names);
}

const invalid = (why: string) => new MongoError('InvalidBSON', `Invalid BSON: ${why}`);

class Reader {
  private readonly buffer: Buffer;
  private at: number;

  constructor(buffer: Buffer, offset: number) {
    this.buffer = buffer;
    this.at = offset;
  }

  document(depth: number): Document {
    const end = this.enter(depth);
    const out: Document = new Map();
    for (let type = this.buffer[this.at++]; type !== 0; type = this.buffer[this.at++]) {
      if (type === undefined || this.at >= end) throw invalid('document runs past its end');
      const key = this.cstring();
      out.set(key, this.value(type, depth));
    }
    if (this.at !== end) throw invalid('document length does not match its content');
    return out;
  }

  fields(names: ReadonlySet<string>): Document {
    const out: Document = new Map();
    if (names.size === 0) return out;
    this.at = 4;
    for (let type = this.buffer[this.at++]; type; type = this.buffer[this.at++]) {
      const key = this.cstring();
      if (names.has(key)) {
        out.set(key, this.value(type, 0));
        if (out.size === names.size) break;
      } else this.pass(type);
    }
    return out;
  }

  /** Goes past a value without making it. */
  private pass(type: number): void {
    switch (type) {
      case 0x01:
      case 0x09:
      case 0x11:
      case 0x12:
        this.at += 8;
        return;
      case 0x02:
      case 0x0d:
      case 0x0e:
        this.at += 4 + this.buffer.readInt32LE(this.at);
        return;
      case 0x03:
      case 0x04:
      case 0x0f:
        this.at += this.buffer.readInt32LE(this.at);
        return;
      case 0x05:
        this.at += 5 + this.buffer.readInt32LE(this.at);
        return;
      case 0x07:
        this.at += 12;
        return;
      case 0x08:
        this.at += 1;
        return;
      case 0x10:
        this.at += 4;
        return;
      case 0x0b:
        this.at = this.endOfCstring() + 1;
        this.at = this.endOfCstring() + 1;
        return;
      case 0x13:
        this.at += 16;
    }
  }

  private array(depth: number): Value[] {
    const end = this.enter(depth);
    const out: Value[] = [];
    for (let type = this.buffer[this.at++]; type !== 0; type = this.buffer[this.at++]) {
      if (type === undefined || this.at >= end) throw invalid('array runs past its end');
      this.at = this.endOfCstring() + 1;
      out.push(this.value(type, depth));
    }
    if (this.at !== end) throw invalid('array length does not match its content');
    return out;
  }

  /** Reads a document's length, checks it, and returns where the document ends. */
  private enter(depth: number): number {
    if (depth > MAX_DEPTH) throw new MongoError('Overflow', `BSON exceeds the nesting limit of ${MAX_DEPTH} levels`);
    const start = this.at;
    const size = this.int32();
    if (size < 5 || start + size > this.buffer.length) throw invalid('document length out of bounds');
    if (this.buffer[start + size - 1] !== 0) throw invalid('document is not terminated');
    return start + size;
  }

  private value(type: number, depth: number): Value {
    switch (type) {
      case 0x01:
        return this.buffer.readDoubleLE(this.skip(8));
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth + 1);
      case 0x04:
        return this.array(depth + 1);
      case 0x05:
        return this.binary();
      case 0x06:
        return BSON_UNDEFINED;
      case 0x07: {
        const start = this.skip(12);
        return new ObjectId(Uint8Array.prototype.slice.call(this.buffer, start, start + 12));
      }
      case 0x08: {
        const byte = this.buffer[this.skip(1)];
        if (byte !== 0 && byte !== 1) throw invalid('boolean is neither 0 nor 1');
        return byte === 1;
      }
      case 0x09:
        return this.date();
      case 0x0a:
        return null;
      case 0x0b:
        return new BSONRegExp(this.cstring(), this.cstring());
      case 0x0d:
        return new Code(this.string());
      case 0x0e:
        return new BSONSymbol(this.string());
      case 0x0f: {
        this.skip(4);
        const code = this.string();
        return new Code(code, Object.fromEntries(this.document(depth + 1)));
      }
      case 0x10:
        return int(this.int32());
      case 0x11: {
        const bits = this.buffer.readBigUInt64LE(this.skip(8));
        return new Timestamp(bits);
      }
      case 0x12:
        return this.buffer.readBigInt64LE(this.skip(8));
      case 0x13: {
        const start = this.skip(16);
        return new Decimal128(Uint8Array.prototype.slice.call(this.buffer, start, start + 16));
      }
      case 0xff:
        return MIN_KEY;
      case 0x7f:
        return MAX_KEY;
      default:
        throw invalid(`unsupported type 0x${type.toString(16)}`);
    }
  }

  private date(): Date {
    const millis = this.buffer.readBigInt64LE(this.skip(8));
    const date = new Date(Number(millis));
    if (Number.isNaN(date.getTime()))
      throw new MongoError('BadValue', 'dates beyond the year 275760 are not supported');
    return date;
  }

  private binary(): Binary {
    const size = this.int32();
    const subtype = this.buffer[this.skip(1)] ?? 0;
    if (size < 0) throw invalid('binary of a negative length');
    const start = this.skip(size);
    return new Binary(Uint8Array.prototype.slice.call(this.buffer, start, start + size), subtype);
  }

  private string(): string {
    const size = this.int32();
    if (size < 1) throw invalid('string of a length below 1');
    const start = this.skip(size);
    if (this.buffer[start + size - 1] !== 0) throw invalid('string is not terminated');
    return this.text(start, start + size - 1);
  }

  private cstring(): string {
    const start = this.at;
    const end = this.endOfCstring();
    this.at = end + 1;
    return this.text(start, end);
  }

  private endOfCstring(): number {
    const end = this.buffer.indexOf(0, this.at);
    if (end < 0) throw invalid('name is not terminated');
    return end;
  }

  /** UTF-8, short ASCII first because most names and values are that. */
  private text(start: number, end: number): string {
    const { buffer } = this;
    if (end - start < 24) {
      let out = '';
      for (let i = start; i < end; i++) {
        const byte = buffer[i] as number;
        if (byte > 127) return this.checkedText(start, end);
        out += String.fromCharCode(byte);
      }
      return out;
    }
    return this.checkedText(start, end);
  }

  private checkedText(start: number, end: number): string {
    const text = this.buffer.toString('utf8', start, end);
    if (!text.includes('\ufffd')) return text;
    try {
      return utf8.decode(this.buffer.subarray(start, end));
    } catch {
      throw invalid('text is not UTF-8');
    }
  }

  private int32(): number {
    return this.buffer.readInt32LE(this.skip(4));
  }

  private skip(bytes: number): number {
    const start = this.at;
    this.at += bytes;
    if (this.at > this.buffer.length) throw invalid('value runs past the end of the message');
    return start;
  }
}

/**
 * The binary frames of hot events, the same bytes on both sides. Numbers are unsigned LEB128 of at most 32 bits.
 * Decoders give null for anything that is not exactly a frame of theirs.
 */

/** First byte of a frame on the wire, by event name. */
export const frameKinds = { u: 1, a: 2, k: 3, n: 4 } as const;
export type FrameName = keyof typeof frameKinds;

export const nackCodes = ['READ_ONLY', 'REVOKED', 'TOO_LARGE', 'RATE', 'SCHEMA', 'STORAGE'] as const;
export type NackCode = (typeof nackCodes)[number];

/** Reads numbers and bytes in order; throws `RangeError` past the end. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('frame too short');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (value >= 2 ** 32) throw new RangeError('number too large');
        return value;
      }
    }
    throw new RangeError('number too long');
  }

  bytes(length = this.#bytes.length - this.#at): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('frame too short');
    const slice = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return slice;
  }
}

const sizeOf = (value: number): number =>
  value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 21 ? 3 : value < 2 ** 28 ? 4 : 5;

function write(target: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest >= 0x80) {
    target[at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  target[at++] = rest;
  return at;
}

/** Numbers first, then bytes. */
function frame(numbers: number[], tail: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((size, number) => size + sizeOf(number), tail.length));
  const at = numbers.reduce((position, number) => write(bytes, position, number), 0);
  bytes.set(tail, at);
  return bytes;
}

function decoded<T>(bytes: Uint8Array, read: (reader: Reader) => T): T | null {
  const reader = new Reader(bytes);
  try {
    const value = read(reader);
    return reader.done ? value : null;
  } catch {
    return null;
  }
}

/** `u`, from a client: one change, to be acknowledged by its number, which grows by one per document and connection. */
export interface UpdateFrame {
  handle: number;
  messageId: number;
  update: Uint8Array;
}
export const encodeUpdate = ({ handle, messageId, update }: UpdateFrame): Uint8Array =>
  frame([handle, messageId], update);
export const decodeUpdate = (bytes: Uint8Array): UpdateFrame | null =>
  decoded(bytes, (reader) => ({ handle: reader.number(), messageId: reader.number(), update: reader.bytes() }));

/** `u`, from the server: changes of others, in order. */
export interface UpdatesFrame {
  handle: number;
  updates: Uint8Array[];
}
export const encodeUpdates = ({ handle, updates }: UpdatesFrame): Uint8Array => frame([handle], joinBytes(updates));
export const decodeUpdates = (bytes: Uint8Array): UpdatesFrame | null =>
  decoded(bytes, (reader) => ({ handle: reader.number(), updates: readAll(reader) }));

/** Byte strings one after the other, each preceded by its length. */
export function joinBytes(parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, { length }) => size + sizeOf(length) + length, 0));
  let at = 0;
  for (const part of parts) {
    at = write(joined, at, part.length);
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
/** The inverse of `joinBytes`; null for anything else. */
export const splitBytes = (bytes: Uint8Array): Uint8Array[] | null => decoded(bytes, readAll);

function readAll(reader: Reader): Uint8Array[] {
  const parts: Uint8Array[] = [];
  while (!reader.done) parts.push(reader.bytes(reader.number()));
  return parts;
}

/** `k`: everything up to this message, but what was refused, is written on disk. */
export interface AckFrame {
  handle: number;
  messageId: number;
}
export const encodeAck = ({ handle, messageId }: AckFrame): Uint8Array => frame([handle, messageId]);
export const decodeAck = (bytes: Uint8Array): AckFrame | null =>
  decoded(bytes, (reader) => ({ handle: reader.number(), messageId: reader.number() }));

/** `n`: this message was not applied. */
export interface NackFrame {
  handle: number;
  messageId: number;
  code: NackCode;
}
export const encodeNack = ({ handle, messageId, code }: NackFrame): Uint8Array =>
  frame([handle, messageId, nackCodes.indexOf(code)]);
export const decodeNack = (bytes: Uint8Array): NackFrame | null =>
  decoded(bytes, (reader) => {
    const [handle, messageId, index] = [reader.number(), reader.number(), reader.number()];
    const code = nackCodes[index];
    if (!code) throw new RangeError('unknown refusal');
    return { handle, messageId, code };
  });

/** What one client shows of itself; null when it left. The clock grows with each. */
export interface PresenceEntry {
  clientId: number;
  clock: number;
  state: Record<string, unknown> | null;
}
/** `a`, both ways: who is there. The entries are laid out as y-protocols lays out an awareness update. */
export interface AwarenessFrame {
  handle: number;
  entries: PresenceEntry[];
}
export const encodeAwareness = ({ handle, entries }: AwarenessFrame): Uint8Array =>
  frame([handle], encodePresence(entries));
export const decodeAwareness = (bytes: Uint8Array): AwarenessFrame | null =>
  decoded(bytes, (reader) => ({ handle: reader.number(), entries: readPresence(reader) }));

/** An awareness update of y-protocols. */
export function encodePresence(entries: PresenceEntry[]): Uint8Array {
  const parts = entries.map(({ clientId, clock, state }) => {
    const text = new TextEncoder().encode(JSON.stringify(state));
    return frame([clientId, clock, text.length], text);
  });
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return frame([entries.length], bytes);
}
export const decodePresence = (bytes: Uint8Array): PresenceEntry[] | null => decoded(bytes, readPresence);

function readPresence(reader: Reader): PresenceEntry[] {
  const count = reader.number();
  const entries: PresenceEntry[] = [];
  while (entries.length < count) {
    const [clientId, clock] = [reader.number(), reader.number()];
    const state: unknown = JSON.parse(new TextDecoder().decode(reader.bytes(reader.number())));
    if (typeof state !== 'object' || Array.isArray(state)) throw new TypeError('presence is an object');
    entries.push({ clientId, clock, state: state as PresenceEntry['state'] });
  }
  return entries;
}

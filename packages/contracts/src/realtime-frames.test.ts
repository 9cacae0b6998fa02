import fc from 'fast-check';
import {
  decodeAck,
  decodeAwareness,
  decodeNack,
  decodePresence,
  decodeUpdate,
  decodeUpdates,
  encodeAck,
  encodeAwareness,
  encodeNack,
  encodePresence,
  encodeUpdate,
  encodeUpdates,
  joinBytes,
  nackCodes,
  splitBytes,
} from './realtime-frames.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const uint32 = fc.nat({ max: 2 ** 32 - 1 });
const entry = fc.record({
  clientId: uint32,
  clock: uint32,
  state: fc.option(fc.record({ cursor: fc.string() }), { nil: null }),
});

describe('the frames of hot events', () => {
  it('say when read what was written', () => {
    const same = <T>(value: T, encode: (value: T) => Uint8Array, decode: (frame: Uint8Array) => T | null) =>
      expect(decode(encode(value))).toEqual(value);
    fc.assert(
      fc.property(
        uint32,
        uint32,
        bytes,
        fc.array(bytes),
        fc.array(entry),
        (handle, messageId, update, updates, entries) => {
          same({ handle, messageId, update }, encodeUpdate, decodeUpdate);
          same({ handle, updates }, encodeUpdates, decodeUpdates);
          same({ handle, messageId }, encodeAck, decodeAck);
          for (const code of nackCodes) same({ handle, messageId, code }, encodeNack, decodeNack);
          same({ handle, entries }, encodeAwareness, decodeAwareness);
          same(entries, encodePresence, decodePresence);
          same(updates, joinBytes, splitBytes);
        },
      ),
    );
  });

  it('are read as nothing, and stop no one, when the bytes are anything else', () => {
    const decoders = [decodeUpdate, decodeUpdates, decodeAck, decodeNack, decodeAwareness, decodePresence, splitBytes];
    fc.assert(
      fc.property(bytes, (garbage) => {
        for (const decode of decoders) expect(() => decode(garbage)).not.toThrow();
      }),
      { numRuns: 20_000 },
    );
  });

  it('are refused when cut short, or when something follows them', () => {
    const frame = encodeAck({ handle: 300, messageId: 70_000 });
    for (let length = 0; length < frame.length; length += 1) expect(decodeAck(frame.subarray(0, length))).toBeNull();
    expect(decodeAck(Uint8Array.of(...frame, 0))).toBeNull();
    expect(decodeAck(Uint8Array.of(255, 255, 255, 255, 255, 1, 1))).toBeNull();
  });
});

import { Binary, Decimal128, deserialize, Double, Int32, Long, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { compare } from '../src/bson/compare.ts';
import { decode } from '../src/bson/decode.ts';
import { encode } from '../src/bson/encode.ts';
import { encodeKey } from '../src/bson/sort-key.ts';
import type { Value } from '../src/bson/values.ts';
import { formatDate, parseDate } from '../src/expressions/date-format.ts';
import { isoWeek, wallTime, week } from '../src/expressions/calendar.ts';

const number = fc.oneof(
  fc.double().map((value) => new Double(value)),
  fc.integer().map((value) => new Int32(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 40 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .constantFrom(0.1, 1e308, 5e-324)
    .chain((value) => fc.constantFrom<unknown>(new Double(value), Decimal128.fromString(String(value)))),
);
const scalar = fc.oneof(
  number,
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom<unknown>(null, true, false, 'a\0', 'a', new ObjectId('0123456789abcdef01234567')),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', '1'), scalar, { maxKeys: 3 }),
);

/** A value as the engine holds it. */
const held = (item: unknown): Value => decode(Buffer.from(serialize({ item }))).get('item') as Value;

it('gives index keys whose bytes are in the order of the values, both ways', () => {
  fc.assert(
    fc.property(value, value, (left, right) => {
      const [a, b] = [held(left), held(right)];
      expect(Math.sign(Buffer.compare(encodeKey([a]), encodeKey([b])))).toBe(compare(a, b));
      expect(Math.sign(Buffer.compare(encodeKey([a], [true]), encodeKey([b], [true])))).toBe(-compare(a, b) + 0);
    }),
    { numRuns: 3000 },
  );
});

it('orders values as a total order', () => {
  fc.assert(
    fc.property(number, number, number, (...given) => {
      const [a, b, c] = given.map(held).sort(compare);
      expect(compare(a, b)).toBeLessThanOrEqual(0);
      expect(compare(a, c)).toBeLessThanOrEqual(0);
      expect(compare(c, a)).toBe(-compare(a, c) + 0);
    }),
    { numRuns: 1000 },
  );
});

it('writes what it read, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ maxLength: 4 }).filter((key) => !key.includes('\0')),
        value,
      ),
      (document) => {
        const bytes = Buffer.from(serialize(document));
        expect(encode(decode(bytes)).equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

it('refuses damaged documents without ever reading outside them', () => {
  const bytes = Buffer.from(
    serialize({ a: 'text', b: [1, { c: new Binary(Buffer.from('xyz')) }], d: Decimal128.fromString('1') }),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte;
      try {
        encode(decode(damaged));
      } catch (error) {
        expect((error as { codeName?: string }).codeName).toMatch(/InvalidBSON|BadValue|Overflow/);
      }
    }),
    { numRuns: 3000 },
  );
  expect(deserialize(bytes)).toBeDefined();
});

describe('dates', () => {
  const at = (text: string, zone = 'UTC') => wallTime(Date.parse(text), zone);

  it('counts ISO weeks by their Thursday, and ordinary weeks from Sunday', () => {
    expect(isoWeek(at('2024-12-30T00:00:00Z'))).toEqual({ year: 2025, week: 1 });
    expect(isoWeek(at('2027-01-03T00:00:00Z'))).toEqual({ year: 2026, week: 53 });
    expect(week(at('2024-01-06T00:00:00Z'))).toBe(0);
    expect(week(at('2024-01-07T00:00:00Z'))).toBe(1);
  });

  it('shows the clocks of a time zone, summer and winter', () => {
    const format = (text: string) => formatDate(Date.parse(text), '%Y-%m-%d %H:%M %z', 'Europe/Paris');
    expect(format('2026-07-01T22:30:00Z')).toBe('2026-07-02 00:30 +0200');
    expect(format('2026-01-01T22:30:00Z')).toBe('2026-01-01 23:30 +0100');
  });

  it('reads what it writes, and refuses days that do not exist', () => {
    expect(parseDate('2026-10-08T18:30:00', undefined, 'Europe/Paris').toISOString()).toBe('2026-10-08T16:30:00.000Z');
    expect(() => parseDate('2026-02-30', undefined, undefined)).toThrow('Error parsing date string');
  });
});

import { BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, Binary } from 'bson';
import fc from 'fast-check';

/** Values of every type, few of each so that they meet. */
const scalars: readonly unknown[] = [
  null,
  true,
  false,
  new Int32(0),
  new Int32(1),
  new Int32(2),
  new Int32(-3),
  new Int32(2147483647),
  Long.fromNumber(1),
  Long.fromString('9007199254740993'),
  new Double(1),
  new Double(1.5),
  new Double(-0.25),
  new Double(Number.NaN),
  Decimal128.fromString('1.5'),
  Decimal128.fromString('2'),
  '',
  'a',
  'b',
  'B',
  'é',
  'ab',
  new Date(0),
  new Date(Date.UTC(2024, 1, 29, 12)),
  new ObjectId('000000000000000000000001'),
  new ObjectId('00000000000000000000000a'),
  new Binary(Buffer.from([1, 2]), 0),
  new Timestamp({ t: 5, i: 1 }),
  new BSONRegExp('^a', 'i'),
  new MinKey(),
  new MaxKey(),
];

export const scalar = fc.constantFrom(...scalars);
export const number = fc.constantFrom(
  new Int32(1),
  new Int32(-2),
  new Int32(3),
  Long.fromNumber(4),
  new Double(0.5),
  Decimal128.fromString('1.5'),
);
export const integer = fc.constantFrom(0, 1, 2, 3, -1, -2).map((value) => new Int32(value));
export const text = fc.constantFrom('', 'a', 'b', 'ab', 'B');

const item = fc.oneof({ weight: 4, arbitrary: scalar }, fc.record({ x: scalar, y: integer }, { requiredKeys: [] }));
const array = fc.array(item, { maxLength: 3 });
const nested = fc.record({ x: fc.oneof(scalar, array), y: integer, z: text }, { requiredKeys: [] });

/** What a field may hold. */
export const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: array },
  { weight: 2, arbitrary: nested },
);

export const id = fc.integer({ min: 0, max: 9 }).map((n) => new Int32(n));

/** A document: `a` anything, `n` a number, `s` text, `l` a list, `d` a document. */
export const document = fc
  .record(
    {
      _id: id,
      a: value,
      n: number,
      s: text,
      l: fc.array(fc.oneof(integer, text, fc.record({ x: integer, y: text })), { maxLength: 4 }),
      d: nested,
    },
    { requiredKeys: ['_id'] },
  )
  .map((fields) => fields as Record<string, unknown>);

/** Paths of those documents, with some that lead nowhere. */
export const path = fc.constantFrom('a', 'n', 's', 'l', 'd', 'd.x', 'd.y', 'l.x', 'l.0', 'a.x', 'nope', 'd.x.y', '_id');

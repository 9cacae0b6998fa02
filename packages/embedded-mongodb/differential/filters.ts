import { Binary, Double } from 'bson';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { integer, path, scalar, text, value } from './values.ts';

// The reference does not always find a decimal by the double of the same value in $in.
const member = value.filter((item) => !(item instanceof Double && item.value === 1.5));

const comparison = fc.oneof(
  fc.record({ $eq: value }),
  fc.record({ $ne: value }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar }),
  fc.record({ $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $gt: integer, $lt: integer }),
  fc.record({ $in: fc.array(member, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(member, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({
    $type: fc.constantFrom(
      'string',
      'number',
      'int',
      'long',
      'double',
      'decimal',
      'object',
      'array',
      'null',
      'bool',
      'date',
      'objectId',
      2,
      16,
    ),
  }),
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    $elemMatch: fc.oneof(
      fc.record({ x: integer }),
      fc.record({ $gte: integer }),
      fc.record({ x: fc.record({ $gt: integer }), y: text }, { requiredKeys: [] }),
    ),
  }),
  fc.record({ $not: fc.record({ $gt: integer }) }),
  fc.record({ $mod: fc.constantFrom([2, 0], [3, 1], [-2, 1]) }),
  fc.record({
    $regex: fc.constantFrom('^a', 'b$', 'A', '^ab', '^ab?', '^a|b', '^a\\.', '^'),
    $options: fc.constantFrom('', 'i'),
  }),
);

/** A filter on one field. */
export const fieldFilter = fc
  .tuple(path, fc.oneof({ weight: 2, arbitrary: value }, { weight: 5, arbitrary: comparison }))
  .map(([key, test]) => ({ [key]: test }) as Document);

// On `_id` only: the reference also tests bits of numbers that are not whole.
const bitwise = fc
  .tuple(
    fc.constantFrom('$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear'),
    fc.constantFrom<unknown>(1, 2, 6, [0], [0, 1], [2, 63], new Binary(Buffer.from([5]))),
  )
  .map(([operator, mask]) => ({ _id: { [operator]: mask } }) as Document);

/** A filter, of one field or several, with disjunctions and negations. */
export const { filter } = fc.letrec<{ filter: Document }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 6, arbitrary: fieldFilter },
    { weight: 2, arbitrary: fc.tuple(fieldFilter, fieldFilter).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($and) => ({ $and })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor })) },
    { weight: 1, arbitrary: fc.oneof(bitwise, fc.constant<Document>({})) },
  ),
}));

/** A sort that leaves no ties. */
// One path besides `_id`: MongoDB refuses to sort by two arrays at once, the reference does not.
export const sort = fc
  .array(fc.tuple(path, fc.constantFrom(1, -1)), { maxLength: 1 })
  .map((keys) => ({ ...Object.fromEntries(keys.filter(([key]) => key !== '_id')), _id: 1 }) as Document);

// The reference replaces by {} what is no document in an array, when a field is excluded from its documents.
const excluded = fc.constantFrom('a', 'n', 's', 'l', 'd', 'd.y', 'nope');

export const projection = fc.oneof(
  fc.constant({}),
  fc.array(path, { minLength: 1, maxLength: 2 }).map((keys) => Object.fromEntries(keys.map((key) => [key, 1]))),
  fc.array(excluded, { minLength: 1, maxLength: 2 }).map((keys) => Object.fromEntries(keys.map((key) => [key, 0]))),
  fc.constantFrom<Document>(
    { l: { $slice: 1 } },
    { l: { $slice: [1, 2] } },
    { l: { $elemMatch: { x: 1 } } },
    { _id: 0, a: 1 },
    { a: 0, _id: 0 },
  ),
);

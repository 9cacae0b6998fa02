import { Int32 } from 'bson';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { integer, number, scalar, text, value } from './values.ts';

const updatePath = fc.constantFrom(
  'a',
  'n',
  's',
  'l',
  'd',
  'd.x',
  'd.y',
  'd.w',
  'l.0',
  'l.1.x',
  'new',
  'a.x',
  'new.deep',
);
const single = (name: string, operand: fc.Arbitrary<unknown>) =>
  fc.tuple(updatePath, operand).map(([key, item]) => ({ [name]: { [key]: item } }) as Document);
// Removing from nothing leaves no trace; the reference makes the documents on the way.
const removing = (name: string, operand: fc.Arbitrary<unknown>) =>
  fc
    .tuple(fc.constantFrom('a', 'n', 'l', 'new'), operand)
    .map(([key, item]) => ({ [name]: { [key]: item } }) as Document);
// Renaming what is missing leaves no trace either.
const topPath = fc.constantFrom('a', 'n', 's', 'l', 'd', 'new');
// The reference adds to a boolean as if it were a number, and never replaces NaN by $max.
const counting = (name: string, operand: fc.Arbitrary<unknown>) =>
  fc
    .tuple(fc.constantFrom('n', 's', 'd.y', 'd.w', 'l.0', 'new'), operand)
    .map(([key, item]) => ({ [name]: { [key]: item } }) as Document);
const operators = fc.oneof(
  single('$set', value),
  single('$set', value),
  removing('$unset', fc.constant('')),
  counting('$inc', number),
  counting('$mul', integer),
  counting('$min', scalar),
  counting('$max', scalar),
  single('$push', value),
  single(
    '$push',
    fc.record(
      {
        $each: fc.array(fc.oneof(integer, text), { minLength: 1, maxLength: 3 }),
        $position: fc.constantFrom(0, 1, -1),
        $slice: fc.constantFrom(2, -2),
        $sort: fc.constantFrom(1, -1),
      },
      { requiredKeys: ['$each'] },
    ),
  ),
  single('$addToSet', value),
  single('$addToSet', fc.record({ $each: fc.array(integer, { minLength: 1, maxLength: 3 }) })),
  removing('$pop', fc.constantFrom(1, -1)),
  removing('$pull', fc.oneof(scalar, fc.record({ $gte: integer }), fc.record({ x: integer }))),
  removing('$pullAll', fc.array(integer, { maxLength: 2 })),
  single('$bit', fc.constantFrom({ and: new Int32(1) }, { or: new Int32(4) }, { xor: new Int32(3) })),
  single('$setOnInsert', value),
  fc.tuple(topPath, topPath).map(([from, to]) => ({ $rename: { [from]: to } }) as Document),
  fc.constantFrom<Document>(
    { $set: { 'l.$[]': 7 } },
    { $inc: { 'l.$[].x': 1 } },
    { $foo: { a: 1 } },
    { $set: { _id: 99 } },
    { $set: { a: 1 }, $inc: { 'a.x': 1 } },
    { $unset: { l: 1 }, $set: { l: 2 } },
  ),
);
const pipelineUpdate = fc.constantFrom<Document[]>(
  [{ $set: { p: { $add: ['$n', 1] } } }],
  [{ $set: { 'd.q': '$s' } }, { $unset: 'a' }],
  [{ $replaceWith: { _id: '$_id', only: '$l' } }],
  [{ $project: { n: 1 } }],
);
const pathOf = (spec: Document): string => Object.keys(Object.values(spec)[0] as Document)[0] ?? '';
// MongoDB refuses $setOnInsert on a path that another operator changes even when nothing is inserted; the reference, only then.
// MongoDB 5.0 and later add new fields in the order of their names; the reference, in the order of the operators.
const twoOperators = fc
  .tuple(operators, operators)
  .filter(([a, b]) =>
    [a, b].every((spec) => Object.keys(spec).length === 1 && !('$rename' in spec) && !('$setOnInsert' in spec)),
  )
  .map(([a, b]) => (pathOf(a) <= pathOf(b) ? { ...a, ...b } : { ...b, ...a }));
/** An update, by operators or by a pipeline. */
export const update = fc.oneof(
  { weight: 8, arbitrary: operators },
  { weight: 2, arbitrary: twoOperators },
  { weight: 1, arbitrary: pipelineUpdate },
);

import { Int32 } from 'bson';
import fc from 'fast-check';
import type { Collection, Document } from 'mongodb';
import { document, id, integer, number, path, scalar, text, value } from './values.ts';

/** One operation, as data so that a failing sequence can be read. */
export interface Operation {
  name: string;
  arguments: unknown[];
  /** Whether the order of the documents of the answer means nothing. */
  unordered?: boolean;
  /** Whether it depends on the order of values of any type. */
  sorts?: boolean;
  run: (collection: Collection) => Promise<unknown>;
}

const comparison = fc.oneof(
  fc.record({ $eq: value }),
  fc.record({ $ne: value }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar }),
  fc.record({ $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $gt: integer, $lt: integer }),
  fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(value, { maxLength: 3 }) }),
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
  fc.record({ $regex: fc.constantFrom('^a', 'b$', 'A'), $options: fc.constantFrom('', 'i') }),
);

const fieldFilter = fc
  .tuple(path, fc.oneof({ weight: 2, arbitrary: value }, { weight: 5, arbitrary: comparison }))
  .map(([key, test]) => ({ [key]: test }) as Document);

const { filter } = fc.letrec<{ filter: Document }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 6, arbitrary: fieldFilter },
    { weight: 2, arbitrary: fc.tuple(fieldFilter, fieldFilter).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($and) => ({ $and })) },
    { weight: 1, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Document>({}, { _id: { $bitsAllSet: 1 } }, { _id: { $bitsAnyClear: [0, 1] } }),
    },
  ),
}));

// One path besides `_id`: MongoDB refuses to sort by two arrays at once, the reference does not.
const sort = fc
  .array(fc.tuple(path, fc.constantFrom(1, -1)), { maxLength: 1 })
  .map((keys) => ({ ...Object.fromEntries(keys.filter(([key]) => key !== '_id')), _id: 1 }) as Document);

// The reference replaces by {} what is no document in an array, when a field is excluded from its documents.
const excluded = fc.constantFrom('a', 'n', 's', 'l', 'd', 'd.y', 'nope');

const projection = fc.oneof(
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
const update = fc.oneof(
  { weight: 8, arbitrary: operators },
  { weight: 2, arbitrary: twoOperators },
  { weight: 1, arbitrary: pipelineUpdate },
);

const field = fc.constantFrom('$a', '$n', '$s', '$l', '$d', '$d.x', '$l.x', '$nope');
// Missing is below every value in comparisons; the reference answers false.
const present = (operand: unknown) =>
  typeof operand === 'string' && operand.startsWith('$') ? { $ifNull: [operand, null] } : operand;
const expression: fc.Arbitrary<unknown> = fc.oneof(
  field,
  fc
    .tuple(
      fc.constantFrom('$eq', '$gt', '$lte', '$cmp'),
      field,
      fc.oneof(
        field,
        scalar.filter((item) => item !== ''),
      ),
    )
    .map(([name, a, b]) => ({ [name]: [present(a), present(b)] })),
  fc
    .tuple(fc.constantFrom('$add', '$multiply', '$subtract'), fc.constantFrom('$n', '$d.y'), number)
    .map(([name, a, b]) => ({ [name]: [a, b] })),
  fc.constantFrom<unknown>(
    { $type: '$a' },
    { $isArray: ['$a'] },
    { $ifNull: ['$d.x', 'none'] },
    { $cond: ['$n', 'yes', 'no'] },
    { $size: { $ifNull: ['$l', []] } },
    { $concat: ['$s', '-', '$s'] },
    { $toUpper: '$s' },
    { $strLenCP: { $ifNull: ['$s', ''] } },
    { $substrCP: ['$s', 0, 1] },
    { $arrayElemAt: ['$l', 0] },
    { $slice: ['$l', 1, 2] },
    { $map: { input: '$l', as: 'i', in: '$$i.x' } },
    { $filter: { input: '$l', cond: { $gt: ['$$this', 1] } } },
    { $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', 1] } } },
    { $mergeObjects: ['$d', { z: 1 }] },
    { $objectToArray: '$d' },
    { $size: { $setUnion: [{ $ifNull: ['$l', []] }, [1]] } },
    { $in: [1, { $ifNull: ['$l', []] }] },
    { $mod: ['$d.y', 2] },
    { $divide: ['$n', 2] },
    { $abs: '$n' },
    { $floor: '$n' },
    { $round: ['$n', 0] },
    { $toString: '$n' },
    { $toInt: '$n' },
    { $year: new Date(Date.UTC(2024, 11, 30)) },
    { $isoWeek: new Date(Date.UTC(2024, 11, 30)) },
    { $week: new Date(Date.UTC(2024, 11, 30)) },
    {
      $dateToString: { date: new Date(Date.UTC(2024, 5, 30, 23)), format: '%Y-%m-%d %H:%M', timezone: 'Europe/Paris' },
    },
    { $let: { vars: { v: '$n' }, in: '$$v' } },
    { $unknownOperator: 1 },
  ),
);

// An empty array sorts below null (manual: comparison order); the reference sorts it as an array.
const groupKey = fc.constantFrom<unknown>('$n', '$s', { $ifNull: ['$d.y', null] }, { y: '$d.y' }, { $type: '$a' });

const accumulator = fc.oneof(
  fc.constantFrom<unknown>(
    { $sum: 1 },
    { $sum: '$n' },
    { $avg: '$d.y' },
    { $min: '$a' },
    { $max: '$a' },
    { $count: {} },
  ),
  fc.constantFrom<unknown>({ $min: '$n' }, { $max: '$s' }, { $sum: '$d.y' }, { $stdDevPop: '$d.y' }),
);

const stage = fc.oneof(
  filter.map(($match) => ({ $match })),
  sort.map(($sort) => ({ $sort })),
  expression.map((e) => ({ $project: { e } })),
  expression.map((e) => ({ $addFields: { e } })),
  fc.constantFrom<Document>(
    { $unset: 'a' },
    { $unwind: '$l' },
    { $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
    { $replaceWith: { $ifNull: ['$d', { none: 1 }] } },
    { $limit: 3 },
    { $skip: 1 },
    { $badStage: 1 },
  ),
  projection
    .filter((spec) => Object.keys(spec).length > 0 && !JSON.stringify(spec).includes('$'))
    .map(($project) => ({ $project })),
);
const pipeline = fc.oneof(
  fc.array(stage, { maxLength: 2 }).map((stages) => [{ $sort: { _id: 1 } }, ...stages] as Document[]),
  fc
    .tuple(filter, groupKey, accumulator)
    .map(([$match, key, total]) => [{ $match }, { $group: { _id: key, total } }, { $sort: { _id: 1 } }] as Document[]),
  fc.constantFrom<Document[]>(
    [{ $sort: { _id: 1 } }, { $lookup: { from: 'other', localField: 'n', foreignField: 'n', as: 'j' } }],
    [{ $sort: { _id: 1 } }, { $lookup: { from: 'other', localField: 'l', foreignField: '_id', as: 'j' } }],
    [
      { $bucket: { groupBy: '$_id', boundaries: [0, 3, 6], default: 'rest', output: { n: { $sum: 1 } } } },
      { $sort: { _id: 1 } },
    ],
    [{ $sortByCount: '$s' }, { $match: { count: { $gt: 100 } } }],
    [{ $sort: { _id: 1 } }, { $facet: { a: [{ $match: { n: 3 } }], b: [{ $limit: 1 }] } }],
  ),
);

const index = fc.constantFrom<[Document, Document]>(
  [{ a: 1 }, {}],
  [{ n: -1 }, {}],
  [{ s: 1, n: -1 }, {}],
  [{ l: 1 }, {}],
  [{ 'd.x': 1 }, {}],
  [{ 'l.x': 1 }, {}],
  [{ s: 1 }, { unique: true, partialFilterExpression: { n: { $gt: 1 } } }],
  [{ n: 1 }, { sparse: true }],
  [{ 'd.y': 1, _id: 1 }, { unique: true }],
);

const make = <T extends unknown[]>(
  name: string,
  args: fc.Arbitrary<T>,
  run: (collection: Collection, ...values: T) => Promise<unknown>,
  traits: Pick<Operation, 'unordered' | 'sorts'> = {},
): fc.Arbitrary<Operation> =>
  args.map((values) => ({ name, arguments: values, ...traits, run: (collection) => run(collection, ...values) }));

const sorted = fc.tuple(filter, sort, projection, fc.constantFrom(0, 0, 1, 2), fc.constantFrom(0, 0, 2, 3));

/** Any one operation. Those that change one document name it by `_id`, because the choice among several is free. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: make('insertOne', fc.tuple(document), (c, d) => c.insertOne({ ...d } as Document)) },
  {
    weight: 2,
    arbitrary: make(
      'insertMany',
      fc.tuple(fc.array(document, { minLength: 1, maxLength: 4 }), fc.boolean()),
      (c, list, ordered) => c.insertMany(list.map((d) => ({ ...d })) as Document[], { ordered }),
    ),
  },
  {
    weight: 10,
    arbitrary: make(
      'find',
      sorted,
      (c, f, s, p, skip, limit) => c.find(f, { projection: p }).sort(s).skip(skip).limit(limit).toArray(),
      { sorts: true },
    ),
  },
  { weight: 2, arbitrary: make('count', fc.tuple(filter), (c, f) => c.countDocuments(f)) },
  {
    weight: 2,
    arbitrary: make('distinct', fc.tuple(path, filter), (c, key, f) => c.distinct(key, f), { unordered: true }),
  },
  {
    weight: 6,
    arbitrary: make('updateOne', fc.tuple(id, update, fc.boolean()), (c, _id, u, upsert) =>
      c.updateOne({ _id: _id as never }, u, { upsert }),
    ),
  },
  { weight: 5, arbitrary: make('updateMany', fc.tuple(filter, update), (c, f, u) => c.updateMany(f, u)) },
  {
    weight: 2,
    arbitrary: make('positional', fc.tuple(id, integer), (c, _id, n) =>
      c.updateOne({ _id: _id as never, l: n }, { $set: { 'l.$': 9 } }),
    ),
  },
  {
    weight: 2,
    arbitrary: make('arrayFilters', fc.tuple(id, integer), (c, _id, n) =>
      c.updateOne({ _id: _id as never }, { $set: { 'l.$[i]': 8 } }, { arrayFilters: [{ i: { $gte: n } }] }),
    ),
  },
  {
    weight: 2,
    arbitrary: make('replaceOne', fc.tuple(id, document, fc.boolean()), (c, _id, { _id: _, ...rest }, upsert) =>
      c.replaceOne({ _id: _id as never }, rest, { upsert }),
    ),
  },
  {
    weight: 3,
    arbitrary: make(
      'findOneAndUpdate',
      fc.tuple(sort, update, fc.constantFrom('before' as const, 'after' as const)),
      (c, s, u, returnDocument) => c.findOneAndUpdate({}, u, { sort: s, returnDocument }),
      { sorts: true },
    ),
  },
  { weight: 1, arbitrary: make('deleteOne', fc.tuple(id), (c, _id) => c.deleteOne({ _id: _id as never })) },
  { weight: 1, arbitrary: make('deleteMany', fc.tuple(fieldFilter), (c, f) => c.deleteMany(f)) },
  {
    weight: 8,
    arbitrary: make('aggregate', fc.tuple(pipeline), (c, stages) => c.aggregate(stages).toArray(), { sorts: true }),
  },
  {
    weight: 1,
    arbitrary: make('createIndex', fc.tuple(index), (c, [keys, options]) =>
      c.createIndex(keys as Record<string, 1 | -1>, options),
    ),
  },
);

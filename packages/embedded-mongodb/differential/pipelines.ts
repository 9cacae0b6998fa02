import fc from 'fast-check';
import type { Document } from 'mongodb';
import { filter, projection, sort } from './filters.ts';
import { number, scalar } from './values.ts';

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
// The reference gives back to $addFields what the stage before it removed.
const restores = ([first, next]: Document[]): boolean =>
  first !== undefined &&
  next !== undefined &&
  '$addFields' in next &&
  ('$unset' in first || Object.values((first.$project ?? {}) as Document).includes(0));

/** A pipeline whose answer has one order only. */
export const pipeline = fc.oneof(
  fc
    .array(stage, { maxLength: 2 })
    .filter((stages) => !restores(stages))
    .map((stages) => [{ $sort: { _id: 1 } }, ...stages] as Document[]),
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

import fc from 'fast-check';
import type { Collection, Document } from 'mongodb';
import { fieldFilter, filter, projection, sort } from './filters.ts';
import { pipeline } from './pipelines.ts';
import { update } from './updates.ts';
import { document, id, integer, path } from './values.ts';

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

import { Long } from 'bson';
import type { Collection, Document } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
let sales: Collection;
beforeAll(async () => {
  harness = await startHarness();
  sales = harness.db.collection('sales');
  // The manual's cake sales, of $setWindowFields.
  await sales.insertMany([
    { _id: 0, state: 'CA', year: 2019, quantity: 162 },
    { _id: 1, state: 'WA', year: 2019, quantity: 134 },
    { _id: 2, state: 'CA', year: 2020, quantity: 120 },
    { _id: 3, state: 'WA', year: 2020, quantity: 104 },
    { _id: 4, state: 'CA', year: 2021, quantity: 145 },
    { _id: 5, state: 'WA', year: 2021, quantity: 140 },
  ] as never);
});
afterAll(() => harness.close());

const run = (...stages: Document[]) => sales.aggregate(stages).toArray();
const byState = (output: Document, sortBy: Document = { year: 1 }) => ({
  $setWindowFields: { partitionBy: '$state', sortBy, output },
});
/** The values of the field `v`, in the order in which documents come out. */
const values = async (...stages: Document[]) => (await run(...stages)).map(({ v }) => v as unknown);

it('computes over windows of documents, partition by partition', async () => {
  const over = (documents: unknown) => byState({ v: { $sum: '$quantity', window: { documents } } });
  expect(await values(over(['unbounded', 'current']))).toEqual([162, 282, 427, 134, 238, 378]);
  expect(await values(over([-1, 0]))).toEqual([162, 282, 265, 134, 238, 244]);
  expect(await values(over([1, 'unbounded']))).toEqual([265, 145, 0, 244, 140, 0]);
  expect(await values(over(['unbounded', 'unbounded']))).toEqual([427, 427, 427, 378, 378, 378]);
  expect(await values(byState({ v: { $max: '$quantity' } }))).toEqual([162, 162, 162, 140, 140, 140]);
});

it('ranks, numbers and shifts the documents of a partition', async () => {
  const long = (list: number[]) => list.map((n) => Long.fromNumber(n));
  const down = { quantity: -1 };
  const options = { promoteLongs: false };
  const ranked = (name: string, sortBy: Document) =>
    sales
      .aggregate([{ $setWindowFields: { sortBy, output: { v: { [name]: {} } } } }], options)
      .map(({ v }) => v as unknown)
      .toArray();
  expect(await ranked('$rank', { year: 1 })).toEqual(long([1, 1, 3, 3, 5, 5]));
  expect(await ranked('$denseRank', { year: 1 })).toEqual(long([1, 1, 2, 2, 3, 3]));
  expect(await ranked('$documentNumber', { year: 1 })).toEqual(long([1, 2, 3, 4, 5, 6]));
  const shift = { v: { $shift: { output: '$quantity', by: 1, default: 'none' } } };
  expect(await values(byState(shift, down))).toEqual([145, 120, 'none', 134, 104, 'none']);
});

it('fills what is null or missing with a value, or with what came before', async () => {
  const docs = harness.db.collection<{ _id: number; n?: number | null }>('gaps');
  await docs.insertMany([{ _id: 1 }, { _id: 2, n: 5 }, { _id: 3, n: null }, { _id: 4 }]);
  const filled = (fill: Document) => docs.aggregate([{ $fill: fill }, { $sort: { _id: 1 } }]).toArray();
  expect(await filled({ output: { n: { value: 0 } } })).toEqual([0, 5, 0, 0].map((n, i) => ({ _id: i + 1, n })));
  expect(await filled({ sortBy: { _id: 1 }, output: { n: { method: 'locf' } } })).toEqual(
    [null, 5, 5, 5].map((n, i) => ({ _id: i + 1, n })),
  );
});

it('gives medians and percentiles, of a group and of a list', async () => {
  const input = '$quantity';
  const method = 'approximate';
  const grouped = { $group: { _id: null, v: { $percentile: { input, p: [0.5, 0.95, 0], method } } } };
  expect(await values(grouped)).toEqual([[134, 162, 104]]);
  expect(await values({ $group: { _id: '$state', v: { $median: { input, method } } } }, { $sort: { _id: 1 } })).toEqual(
    [145, 134],
  );
  const listed = { v: { $median: { input: ['$quantity', '$year', 'text'], method } } };
  expect(await values({ $match: { _id: 0 } }, { $project: listed })).toEqual([162]);
  expect(await values({ $limit: 1 }, { $project: { v: { $median: { input: '$nope', method } } } })).toEqual([null]);
});

it('refuses what MongoDB refuses of windows, and by name what it lacks', async () => {
  const code = async (stage: Document) => (await refusal(run(stage))).code;
  expect(await code(byState({ v: { $sum: 1, window: { documents: [1, 0] } } }))).toBe(5339900);
  expect(await code(byState({ v: { $rank: {} } }, { a: 1, b: 1 }))).toBe(5371602);
  expect(await code({ $setWindowFields: { output: { v: { $sum: 1, window: { documents: [0, 1] } } } } })).toBe(5339901);
  expect(await code({ $group: { _id: null, v: { $median: { input: 1, method: 'exact' } } } })).toBe(2);
  expect(await code(byState({ v: { $sum: 1, window: { range: [0, 1] } } }))).toBe(238);
  expect(await code(byState({ v: { $derivative: { input: '$n' } } }))).toBe(238);
});

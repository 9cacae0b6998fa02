import { type Binary, Double, Int32 } from 'bson';
import type { Collection, Document } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
let actions: Collection;
beforeAll(async () => {
  harness = await startHarness();
  actions = harness.db.collection('actions');
  await harness.db.collection<{ _id: string }>('bodies').insertMany([
    { _id: 'g1', name: 'Jeunesse' },
    { _id: 'g2', name: 'Transports' },
  ] as never);
  await actions.insertMany([
    { _id: 1, body: 'g1', days: 3, tags: ['school', 'park'], due: new Date('2026-10-08T22:30:00Z') },
    { _id: 2, body: 'g1', days: 5, tags: ['park'], due: new Date('2026-11-02T09:00:00Z') },
    { _id: 3, body: 'g2', days: new Double(1.5), tags: [], due: new Date('2026-11-20T09:00:00Z') },
    { _id: 4, body: null, tags: ['bus'] },
  ] as never);
});
afterAll(() => harness.close());

const run = (...stages: Document[]) => actions.aggregate(stages).toArray();

it('groups with every accumulator the product may need', async () => {
  expect(
    await run(
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: '$body',
          n: { $count: {} },
          days: { $sum: '$days' },
          mean: { $avg: '$days' },
          first: { $first: '$_id' },
          last: { $last: '$_id' },
          ids: { $push: '$_id' },
          most: { $max: '$days' },
          top: { $top: { sortBy: { days: -1 }, output: '$_id' } },
        },
      },
      { $sort: { _id: 1 } },
    ),
  ).toEqual([
    { _id: null, n: 1, days: 0, mean: null, first: 4, last: 4, ids: [4], most: null, top: 4 },
    { _id: 'g1', n: 2, days: 8, mean: 4, first: 1, last: 2, ids: [1, 2], most: 5, top: 2 },
    { _id: 'g2', n: 1, days: 1.5, mean: 1.5, first: 3, last: 3, ids: [3], most: 1.5, top: 3 },
  ]);
});

it('keeps integers integers and doubles doubles', async () => {
  const [sums] = await actions
    .aggregate([{ $match: { body: 'g1' } }, { $group: { _id: null, i: { $sum: '$days' }, d: { $avg: '$days' } } }], {
      promoteValues: false,
    })
    .toArray();
  expect([sums?.i, sums?.d]).toEqual([new Int32(8), new Double(4)]);
});

it('shows a stage nothing of what the stage before it removed', async () => {
  const counted = { $addFields: { tags: { $size: { $ifNull: ['$tags', []] } } } };
  const one = { $match: { _id: 1 } };
  expect(await run(one, { $project: { tags: 0, due: 0 } }, counted)).toMatchObject([{ tags: 0 }]);
  expect(await run(one, { $unset: 'tags' }, counted)).toMatchObject([{ tags: 0 }]);
});

it('joins by field and by pipeline, through an index', async () => {
  const join = { from: 'bodies', localField: 'body', foreignField: '_id', as: 'of' };
  expect(await run({ $match: { _id: 1 } }, { $lookup: join }, { $project: { of: 1 } })).toEqual([
    { _id: 1, of: [{ _id: 'g1', name: 'Jeunesse' }] },
  ]);
  const inner = [{ $match: { $expr: { $eq: ['$_id', '$$b'] } } }, { $project: { _id: 0 } }];
  expect(
    await run(
      { $match: { _id: 3 } },
      { $lookup: { from: 'bodies', let: { b: '$body' }, pipeline: inner, as: 'of' } },
      { $project: { of: 1 } },
    ),
  ).toEqual([{ _id: 3, of: [{ name: 'Transports' }] }]);
});

it('unwinds, counts by value, buckets and facets', async () => {
  expect(await run({ $unwind: '$tags' }, { $sortByCount: '$tags' }, { $limit: 1 })).toEqual([
    { _id: 'park', count: 2 },
  ]);
  expect(await run({ $bucket: { groupBy: '$days', boundaries: [0, 2, 10], default: 'unknown' } })).toEqual([
    { _id: 0, count: 1 },
    { _id: 2, count: 2 },
    { _id: 'unknown', count: 1 },
  ]);
  expect(
    await run({
      $facet: { n: [{ $count: 'n' }], late: [{ $match: { days: { $gt: 4 } } }, { $project: { days: 1 } }] },
    }),
  ).toEqual([{ n: [{ n: 4 }], late: [{ _id: 2, days: 5 }] }]);
});

it('truncates and compares dates in the time zone of the town', async () => {
  const [row] = await run(
    { $match: { _id: 1 } },
    {
      $project: {
        day: { $dateToString: { date: '$due', format: '%d/%m/%Y', timezone: 'Europe/Paris' } },
        month: { $dateTrunc: { date: '$due', unit: 'month', timezone: 'Europe/Paris' } },
        left: {
          $dateDiff: {
            startDate: '$due',
            endDate: new Date('2026-10-26T00:00:00Z'),
            unit: 'day',
            timezone: 'Europe/Paris',
          },
        },
      },
    },
  );
  expect(row).toEqual({ _id: 1, day: '09/10/2026', month: new Date('2026-09-30T22:00:00Z'), left: 17 });
});

it('writes into a collection with $out and $merge', async () => {
  await run({ $match: { body: 'g1' } }, { $project: { days: 1 } }, { $out: 'copied' });
  await run({ $match: { _id: { $in: [2, 3] } } }, { $project: { tags: 1 } }, { $merge: 'copied' });
  expect(await harness.db.collection('copied').find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, days: 3 },
    { _id: 2, days: 5, tags: ['park'] },
    { _id: 3, tags: [] },
  ]);
});

it('refuses what it does not have, and mistakes, by their names', async () => {
  expect(await refusal(run({ $group: { _id: null, x: { $frobnicate: 1 } } }))).toMatchObject({ code: 15952 });
  expect(await refusal(run({ $group: { _id: null, x: { $accumulator: {} } } }))).toMatchObject({
    codeName: 'NotImplemented',
  });
  expect(await refusal(run({ $project: { a: 1, b: 0 } }))).toMatchObject({ code: 31254 });
  expect(await refusal(run({ $project: { x: { $divide: ['$_id', 0] } } }))).toMatchObject({ code: 2 });
  for (const operator of ['$bsonSize', '$function', '$toUUID']) {
    expect(await refusal(run({ $project: { x: { [operator]: '$a' } } }))).toMatchObject({ codeName: 'NotImplemented' });
  }
});

it('tells which sessions its clients use, and forgets those that ended', async () => {
  const hex = ({ id }: Document) => Buffer.from((id as Binary).buffer).toString('hex');
  const sessions = async () =>
    (await harness.db.aggregate([{ $listLocalSessions: {} }]).toArray()).map(({ _id }) => hex(_id as Document));
  const session = harness.client.startSession();
  await actions.findOne({}, { session });
  const id = hex(session.id as Document);
  expect(await sessions()).toContain(id);
  await harness.db.admin().command({ endSessions: [session.id] });
  expect(await sessions()).not.toContain(id);
  await session.endSession();
});

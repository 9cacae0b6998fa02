import { ObjectId } from 'bson';
import type { Collection } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ ttlIntervalMillis: 20 });
});
afterAll(() => harness.close());

const fresh = () => harness.db.collection(new ObjectId().toHexString());

interface Explained {
  plan: string;
  keys: number;
  documents: number;
}
async function explain(
  docs: Collection,
  filter: Record<string, unknown>,
  sort: Record<string, 1 | -1> = {},
  limit = 0,
): Promise<Explained> {
  const answer = await docs.find(filter).sort(sort).limit(limit).explain();
  const text = JSON.stringify(answer.queryPlanner.winningPlan);
  return {
    plan: [...text.matchAll(/"stage":"(\w+)"/g)].map((match) => match[1]).join(' '),
    keys: answer.executionStats.totalKeysExamined,
    documents: answer.executionStats.totalDocsExamined,
  };
}

describe('indexes bound what is read', () => {
  let docs: Collection;
  beforeAll(async () => {
    docs = fresh();
    await docs.createIndexes([{ key: { group: 1, at: -1 } }, { key: { tags: 1 } }, { key: { name: 1 } }]);
    await docs.insertMany(
      Array.from({ length: 2000 }, (_, i) => ({
        group: i % 20,
        at: i,
        tags: [`t${i % 10}`, `u${i % 50}`],
        name: `n${i}`,
      })),
    );
  });

  it.each<[string, Record<string, unknown>, Record<string, 1 | -1>, number, Explained]>([
    ['an equality', { group: 3 }, {}, 0, { plan: 'FETCH IXSCAN', keys: 100, documents: 100 }],
    [
      'an equality and a range',
      { group: 3, at: { $gte: 1900 } },
      {},
      0,
      { plan: 'FETCH IXSCAN', keys: 5, documents: 5 },
    ],
    ['$in', { group: { $in: [3, 4] } }, {}, 0, { plan: 'FETCH IXSCAN', keys: 200, documents: 200 }],
    [
      'a sort on the rest of the prefix, with a limit',
      { group: 3 },
      { at: -1 },
      5,
      { plan: 'FETCH IXSCAN', keys: 5, documents: 5 },
    ],
    ['a sort the other way round', { group: 3 }, { at: 1 }, 5, { plan: 'FETCH IXSCAN', keys: 5, documents: 5 }],
    ['a sort on the whole index', {}, { group: 1, at: -1 }, 5, { plan: 'FETCH IXSCAN', keys: 5, documents: 5 }],
    ['a prefix of text', { name: /^n199/ }, {}, 0, { plan: 'FETCH IXSCAN', keys: 11, documents: 11 }],
    ['an element of an array', { tags: 't3' }, {}, 0, { plan: 'FETCH IXSCAN', keys: 200, documents: 200 }],
    [
      'each branch of $or',
      { $or: [{ name: 'n5' }, { group: 3, at: 3 }] },
      {},
      0,
      { plan: 'FETCH OR IXSCAN IXSCAN', keys: 2, documents: 2 },
    ],
  ])('%s reads what it gives', async (_, filter, sort, limit, expected) => {
    expect(await explain(docs, filter, sort, limit)).toEqual(expected);
  });

  it('says so when it has to scan, and when it has to sort', async () => {
    expect(await explain(docs, { at: 5 })).toMatchObject({ plan: 'COLLSCAN', documents: 2000 });
    expect(await explain(docs, { group: 3 }, { name: 1 })).toMatchObject({ plan: 'SORT FETCH IXSCAN' });
  });

  it('gives the same with and without the index', async () => {
    const filters = [
      { group: { $gt: 17 } },
      { tags: { $in: ['t1', 'u7'] } },
      { tags: { $gt: 't8', $lt: 'u' } },
      { name: { $lte: 'n10' } },
      { group: null },
    ];
    for (const filter of filters) {
      const read = (hint: Record<string, unknown>) =>
        docs
          .find(filter, { hint })
          .map(({ _id }) => String(_id))
          .toArray();
      const indexed = (
        await docs
          .find(filter)
          .map(({ _id }) => String(_id))
          .toArray()
      ).sort();
      expect(indexed).toEqual((await read({ $natural: 1 })).sort());
    }
  });
});

describe('unique indexes', () => {
  it('allow many documents outside a partial one, and refuse two inside', async () => {
    const docs = fresh();
    await docs.createIndex({ email: 1 }, { unique: true, partialFilterExpression: { email: { $type: 'string' } } });
    await docs.insertMany([{}, {}, { email: 'a' }]);
    expect(await refusal(docs.insertOne({ email: 'a' }))).toMatchObject({ code: 11000 });
    await docs.updateOne({ email: 'a' }, { $unset: { email: 1 } });
    await docs.insertOne({ email: 'a' });
  });

  it('let missing fields pass when sparse', async () => {
    const docs = fresh();
    await docs.createIndex({ code: 1 }, { unique: true, sparse: true });
    await docs.insertMany([{}, {}, { code: null }]);
    expect(await refusal(docs.insertOne({ code: null }))).toMatchObject({ code: 11000 });
    expect(await docs.find({ code: null }).toArray()).toHaveLength(3);
  });

  it('tell apart long texts that begin alike', async () => {
    const docs = fresh();
    await docs.createIndex({ text: 1 }, { unique: true });
    const long = 'x'.repeat(5000);
    await docs.insertMany([{ text: `${long}b` }, { text: `${long}a` }]);
    expect(await refusal(docs.insertOne({ text: `${long}a` }))).toMatchObject({ code: 11000 });
    expect((await docs.find().sort({ text: 1 }).toArray()).map(({ text }) => String(text).at(-1))).toEqual(['a', 'b']);
    expect(await docs.countDocuments({ text: { $gt: `${long}a` } })).toBe(1);
  });

  it('refuse to be built over duplicates, and leave nothing behind', async () => {
    const docs = fresh();
    await docs.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await refusal(docs.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect(await docs.indexes()).toHaveLength(1);
    await docs.insertOne({ a: 1 });
  });
});

it('removes expired documents', async () => {
  const docs = fresh();
  await docs.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await docs.insertMany([{ at: new Date(Date.now() - 61_000) }, { at: new Date() }, { at: 'never' }, {}]);
  // The sweep is periodic: ask until it has passed.
  for (let left = 4; left !== 3; left = await docs.countDocuments());
  expect(await docs.countDocuments()).toBe(3);
});

it('refuses kinds of index that it lacks, and conflicting definitions', async () => {
  const docs = fresh();
  expect(await refusal(docs.createIndex({ a: 'text' }))).toMatchObject({ codeName: 'NotImplemented' });
  expect(await refusal(docs.createIndex({ a: '2dsphere' }))).toMatchObject({ codeName: 'NotImplemented' });
  await docs.createIndex({ a: 1 });
  expect(await refusal(docs.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 86 });
  expect(await refusal(docs.dropIndex('nope'))).toMatchObject({ code: 27 });
  expect(await refusal(docs.insertOne({ a: [1], b: [1] }).then(() => docs.createIndex({ a: 1, b: 1 })))).toMatchObject({
    code: 171,
  });
});

it('keeps indexes, and what they know of arrays, over a restart', async () => {
  const docs = fresh();
  const { collectionName } = docs;
  await docs.createIndex({ l: 1 });
  await docs.insertMany([{ l: [1, 9] }, { l: 5 }]);
  await harness.restart();
  const again = harness.db.collection(collectionName);
  expect(await again.find({ l: { $gt: 6, $lt: 8 } }).toArray()).toHaveLength(1);
  expect(await again.find({ l: { $gt: 2, $lt: 8 } }).toArray()).toHaveLength(2);
  expect(await again.find({ l: { $gte: 1 } }).toArray()).toHaveLength(2);
});

import { ObjectId } from 'bson';
import type { CollationOptions } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const french = (options: Partial<CollationOptions> = {}): { collation: CollationOptions } => ({
  collation: { locale: 'fr', ...options },
});
const base = french({ strength: 1 });
const accents = french({ strength: 2 });

async function people() {
  const docs = harness.db.collection<{ _id: number; name?: string | null; n?: number }>(new ObjectId().toHexString());
  await docs.insertMany(['Élodie', 'elodie', 'Zoé', 'Éric', 'zoe'].map((name, _id) => ({ _id, name, n: _id % 2 })));
  return docs;
}
const ids = (documents: readonly { _id: number }[]) => documents.map(({ _id }) => _id).sort();

it('compares text by a language, as finely as the strength says', async () => {
  const docs = await people();
  expect(ids(await docs.find({ name: 'ELODIE' }, base).toArray())).toEqual([0, 1]);
  expect(ids(await docs.find({ name: 'ELODIE' }, accents).toArray())).toEqual([1]);
  expect(ids(await docs.find({ name: 'ELODIE' }, french()).toArray())).toEqual([]);
  expect(ids(await docs.find({ name: 'ELODIE' }, french({ strength: 1, caseLevel: true })).toArray())).toEqual([]);
  expect(ids(await docs.find({ name: { $in: ['ZOE', 'eric'] } }, base).toArray())).toEqual([2, 3, 4]);
  expect(ids(await docs.find({ name: { $gt: 'eric' } }, base).toArray())).toEqual([2, 4]);
  expect(ids(await docs.find({ name: { $ne: 'zoé' } }, accents).toArray())).toEqual([0, 1, 3, 4]);
});

it('orders text by a language, and numbers inside it when asked', async () => {
  const docs = await people();
  const sorted = await docs.find({}, french()).sort({ name: 1, _id: 1 }).toArray();
  expect(sorted.map(({ name }) => name)).toEqual(['elodie', 'Élodie', 'Éric', 'zoe', 'Zoé']);
  const down = await docs.aggregate([{ $sort: { name: -1 } }, { $limit: 2 }], french()).toArray();
  expect(down.map(({ name }) => name as string)).toEqual(['Zoé', 'zoe']);
  const files = harness.db.collection(new ObjectId().toHexString());
  await files.insertMany(['n10', 'n9'].map((name) => ({ name })));
  const numbered = await files
    .find({}, french({ numericOrdering: true }))
    .sort({ name: 1 })
    .toArray();
  expect(numbered.map(({ name }) => name as string)).toEqual(['n9', 'n10']);
});

it('does not look for text in an index of bytes, and still looks there for numbers', async () => {
  const docs = await people();
  await docs.createIndex({ name: 1 });
  await docs.createIndex({ n: 1 });
  await docs.createIndex({ n: 1, name: 1 }, { name: 'partial', partialFilterExpression: { name: 'elodie' } });
  const plan = async (filter: object) =>
    (await docs.find(filter, base).explain()).queryPlanner.winningPlan as { stage: string };
  expect(await docs.countDocuments({ name: 'ZOE' }, base)).toBe(2);
  expect(await docs.countDocuments({ name: 'elodie', n: { $gte: 0 } }, base)).toBe(2);
  expect(await plan({ name: 'ZOE' })).toMatchObject({ stage: 'COLLSCAN' });
  expect(await plan({ n: 1 })).toMatchObject({ stage: 'FETCH' });
  const names = await docs.find({}, french()).sort({ name: 1 }).hint('name_1').toArray();
  expect(names.map(({ name }) => name)).toEqual(['elodie', 'Élodie', 'Éric', 'zoe', 'Zoé']);
});

it('finds by an _id of text under a collation', async () => {
  const docs = harness.db.collection<{ _id: string }>(new ObjectId().toHexString());
  await docs.insertOne({ _id: 'PING' });
  expect(await docs.findOne({ _id: 'ping' }, base)).toEqual({ _id: 'PING' });
  expect(await docs.findOne({ _id: 'ping' })).toBeNull();
});

it('serves every command that takes one', async () => {
  const docs = await people();
  expect((await docs.distinct('name', {}, base)).length).toBe(3);
  const groups = await docs.aggregate([{ $group: { _id: '$name', n: { $sum: 1 } } }], base).toArray();
  expect(groups.map(({ n }) => n as number).sort()).toEqual([1, 2, 2]);
  expect(await docs.updateMany({ name: 'ZOE' }, { $set: { n: 9 } }, base)).toMatchObject({ modifiedCount: 2 });
  expect(await docs.findOneAndUpdate({ name: 'ERIC' }, { $inc: { n: 1 } }, base)).toMatchObject({ _id: 3 });
  expect(await docs.replaceOne({ name: 'ERIC' }, { name: 'Éric' }, base)).toMatchObject({ matchedCount: 1 });
  expect(await docs.deleteMany({ name: 'elodie' }, base)).toMatchObject({ deletedCount: 2 });
  expect(await harness.db.command({ count: docs.collectionName, query: { name: 'ZOE' }, ...base })).toMatchObject({
    n: 2,
  });
});

it('refuses what it cannot compare by a collation, and collations that do not exist', async () => {
  const docs = await people();
  const late = { code: 238 };
  const total = (stage: object) => refusal(docs.aggregate([stage], base).toArray());
  expect(await total({ $project: { same: { $eq: ['$name', 'zoe'] } } })).toMatchObject(late);
  expect(await total({ $lookup: { from: 'x', localField: 'a', foreignField: 'a', as: 'b' } })).toMatchObject(late);
  expect(await refusal(docs.find({ $expr: { $eq: ['$name', 'zoe'] } }, base).toArray())).toMatchObject(late);
  expect(await refusal(docs.updateOne({}, { $max: { name: 'a' } }, base))).toMatchObject({ code: 238 });
  expect(await refusal(docs.find({}, french({ backwards: true })).toArray())).toMatchObject(late);
  expect(await refusal(docs.find({}, french({ strength: 4 })).toArray())).toMatchObject(late);
  expect(await refusal(docs.createIndex({ name: 1 }, base))).toMatchObject(late);
  expect(await refusal(docs.find({}, french({ strength: 6 })).toArray())).toMatchObject({ code: 2 });
  const nowhere = { collation: { locale: 'nowhere' } };
  expect(await refusal(docs.find({}, nowhere).toArray())).toMatchObject({ code: 2 });
});

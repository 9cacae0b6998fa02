import { ObjectId, UUID } from 'bson';
import type { Document } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

type Row = Document & { _id: number };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const fresh = () => harness.db.collection<Row>(new ObjectId().toHexString());
const onlyIntegers = { validator: { n: { $type: 'int' } } };

describe('a collection that a command makes', () => {
  it('is seen by the next statement of the same command', async () => {
    const docs = fresh();
    const updates = [
      { q: { _id: 1 }, u: { $set: { n: 1 } }, upsert: true },
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
    ];
    expect(await harness.db.command({ update: docs.collectionName, updates })).toMatchObject({ n: 2, nModified: 1 });
    expect(await docs.find().toArray()).toEqual([{ _id: 1, n: 2 }]);
  });

  it('keeps what its second statement writes when the first one fails', async () => {
    const docs = fresh();
    const half = 'x'.repeat(9_000_000);
    const updates = [
      { q: { _id: 1 }, u: [{ $set: { a: half } }, { $set: { b: '$a' } }], upsert: true },
      { q: { _id: 2 }, u: { $set: { n: 1 } }, upsert: true },
    ];
    const answer = await harness.db.command({ update: docs.collectionName, ordered: false, updates });
    expect(answer).toMatchObject({ n: 1, writeErrors: [{ index: 0, code: 10334 }] });
    expect(await docs.find().toArray()).toEqual([{ _id: 2, n: 1 }]);
  });

  it('takes no name that MongoDB keeps, and no database that differs by case only', async () => {
    expect(await refusal(harness.db.collection('system.x').insertOne({}))).toMatchObject({ code: 73 });
    await fresh().insertOne({ _id: 1 });
    const shouted = harness.client.db(harness.db.databaseName.toUpperCase());
    expect(await refusal(shouted.collection('x').insertOne({}))).toMatchObject({ code: 13297 });
  });
});

describe('a validator', () => {
  it('holds for what $out and $merge write, unless it is bypassed', async () => {
    const source = fresh();
    await source.insertOne({ _id: 1, n: 'text' });
    const target = await harness.db.createCollection(new ObjectId().toHexString(), onlyIntegers);
    const name = target.collectionName;
    for (const stage of [{ $out: name }, { $merge: name }]) {
      expect(await refusal(source.aggregate([stage]).toArray())).toMatchObject({ code: 121 });
    }
    expect(await target.countDocuments()).toBe(0);
    await source.aggregate([{ $merge: name }], { bypassDocumentValidation: true }).toArray();
    expect(await target.countDocuments()).toBe(1);
  });

  it('at the level moderate leaves a document that was not valid to be changed, but not one that was', async () => {
    const docs = fresh();
    await docs.insertMany([
      { _id: 1, n: 'text' },
      { _id: 2, n: 2 },
    ]);
    await harness.db.command({ collMod: docs.collectionName, ...onlyIntegers, validationLevel: 'moderate' });
    await docs.updateOne({ _id: 1 }, { $set: { seen: true } });
    expect(await refusal(docs.updateOne({ _id: 2 }, { $set: { n: 'text' } }))).toMatchObject({ code: 121 });
    expect(await refusal(docs.insertOne({ _id: 3, n: 'text' }))).toMatchObject({ code: 121 });
    await harness.db.command({ collMod: docs.collectionName, validationLevel: 'strict' });
    expect(await refusal(docs.updateOne({ _id: 1 }, { $set: { seen: false } }))).toMatchObject({ code: 121 });
  });

  it('has the levels and actions of MongoDB only', async () => {
    const create = (options: Document) => harness.db.command({ create: new ObjectId().toHexString(), ...options });
    expect(await refusal(create({ validationLevel: 'loose' }))).toMatchObject({ code: 2 });
    expect(await refusal(create({ validationAction: 'shout' }))).toMatchObject({ code: 2 });
  });
});

it('refuses options on the index of _id, and delays that a 32-bit number does not hold', async () => {
  const { collectionName } = fresh();
  const create = (index: Document) =>
    refusal(harness.db.command({ createIndexes: collectionName, indexes: [{ name: 'x', ...index }] }));
  expect(await create({ key: { _id: 1 }, unique: true })).toMatchObject({ code: 197 });
  expect(await create({ key: { _id: -1 } })).toMatchObject({ code: 2 });
  expect(await create({ key: { at: 1 }, expireAfterSeconds: 2 ** 31 })).toMatchObject({ code: 67 });
});

it('refuses retryable writes of many documents, which could not be told from their retry', async () => {
  const { collectionName } = fresh();
  const numbered = { lsid: { id: new UUID() }, txnNumber: 1n };
  const many = { update: collectionName, updates: [{ q: {}, u: { $set: { n: 1 } }, multi: true }] };
  expect(await refusal(harness.db.command({ ...many, ...numbered }))).toMatchObject({ code: 72 });
  const all = { delete: collectionName, deletes: [{ q: {}, limit: 0 }] };
  expect(await refusal(harness.db.command({ ...all, ...numbered }))).toMatchObject({ code: 72 });
});

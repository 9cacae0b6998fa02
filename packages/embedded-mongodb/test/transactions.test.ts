import { ObjectId } from 'bson';
import mongoose from 'mongoose';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const fresh = () => harness.db.collection(new ObjectId().toHexString());

it('shows a transaction its own writes, to others nothing, then everything at once', async () => {
  const [docs, audit] = [fresh(), fresh()];
  await docs.createIndex({ n: 1 });
  await docs.insertMany([
    { _id: 1 as never, n: 1 },
    { _id: 2 as never, n: 2 },
  ]);
  const session = harness.client.startSession();
  session.startTransaction();
  await docs.insertOne({ _id: 3 as never, n: 3 }, { session });
  await docs.updateOne({ _id: 1 as never }, { $set: { n: 10 } }, { session });
  await docs.deleteOne({ _id: 2 as never }, { session });
  await audit.insertOne({ what: 'changed' }, { session });
  const numbers = async (options = {}) =>
    (
      await docs
        .find({ n: { $gt: 0 } }, options)
        .sort({ n: 1 })
        .toArray()
    ).map(({ n }) => n);
  expect(await numbers({ session })).toEqual([3, 10]);
  expect(await docs.aggregate([{ $group: { _id: null, total: { $sum: '$n' } } }], { session }).toArray()).toEqual([
    { _id: null, total: 13 },
  ]);
  expect(await numbers()).toEqual([1, 2]);
  await session.commitTransaction();
  expect(await numbers()).toEqual([3, 10]);
  expect(await audit.countDocuments()).toBe(1);
  await session.endSession();
});

it('leaves nothing of an aborted transaction, nor of one whose session ends', async () => {
  const docs = fresh();
  const session = harness.client.startSession();
  session.startTransaction();
  await docs.insertOne({ a: 1 }, { session });
  await session.abortTransaction();
  session.startTransaction();
  await docs.insertOne({ a: 2 }, { session });
  await session.endSession();
  expect(await docs.countDocuments()).toBe(0);
});

it('reads the state from when the transaction began', async () => {
  const docs = fresh();
  await docs.insertOne({ _id: 1 as never, n: 1 });
  const session = harness.client.startSession();
  session.startTransaction();
  expect(await docs.findOne({}, { session })).toMatchObject({ n: 1 });
  await docs.updateOne({}, { $set: { n: 2 } });
  await docs.insertOne({ n: 3 });
  expect(await docs.find({}, { session }).toArray()).toEqual([{ _id: 1, n: 1 }]);
  await session.commitTransaction();
  await session.endSession();
});

describe('when two writers meet', () => {
  it('the second transaction fails with what makes drivers run it again', async () => {
    const docs = fresh();
    await docs.insertOne({ _id: 1 as never, n: 0 });
    const [first, second] = [harness.client.startSession(), harness.client.startSession()];
    first.startTransaction();
    second.startTransaction();
    await docs.updateOne({}, { $inc: { n: 1 } }, { session: first });
    const error = await refusal(docs.updateOne({}, { $inc: { n: 1 } }, { session: second }));
    expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect(
      (error as unknown as { hasErrorLabel: (label: string) => boolean }).hasErrorLabel('TransientTransactionError'),
    ).toBe(true);
    await first.commitTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('a change committed since the snapshot is a conflict too', async () => {
    const docs = fresh();
    await docs.insertOne({ _id: 1 as never, n: 0 });
    const session = harness.client.startSession();
    session.startTransaction();
    await docs.findOne({}, { session });
    await docs.updateOne({}, { $set: { n: 5 } });
    expect(await refusal(docs.updateOne({}, { $inc: { n: 1 } }, { session }))).toMatchObject({ code: 112 });
    await session.endSession();
  });

  it('a plain write waits for the transaction', async () => {
    const docs = fresh();
    await docs.createIndex({ email: 1 }, { unique: true });
    await docs.insertOne({ _id: 1 as never, n: 0 });
    const session = harness.client.startSession();
    session.startTransaction();
    await docs.updateOne({ _id: 1 as never }, { $set: { n: 1, email: 'a' } }, { session });
    const order: string[] = [];
    const plain = docs.updateOne({ _id: 1 as never }, { $inc: { n: 10 } }).then(() => order.push('plain'));
    const duplicate = refusal(docs.insertOne({ email: 'a' }));
    await harness.db.command({ ping: 1 });
    await session.commitTransaction();
    order.push('committed');
    await plain;
    expect(order).toEqual(['committed', 'plain']);
    expect(await docs.findOne({ _id: 1 as never })).toMatchObject({ n: 11 });
    expect(await duplicate).toMatchObject({ code: 11000 });
    await session.endSession();
  });

  it('concurrent transactions with retries lose no increment', async () => {
    const docs = fresh();
    await docs.insertOne({ _id: 1 as never, n: 0 });
    const increment = () =>
      harness.client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await docs.findOne({ _id: 1 as never }, { session });
          await docs.updateOne({ _id: 1 as never }, { $set: { n: (found?.n as number) + 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 8 }, increment));
    expect(await docs.findOne()).toMatchObject({ n: 8 });
  });
});

it('refuses two documents with one unique key inside a transaction, and aborts it', async () => {
  const docs = fresh();
  await docs.createIndex({ k: 1 }, { unique: true });
  const session = harness.client.startSession();
  session.startTransaction();
  await docs.insertOne({ k: 1 }, { session });
  expect(await refusal(docs.insertOne({ k: 1 }, { session }))).toMatchObject({ code: 11000 });
  expect(await refusal(docs.insertOne({ k: 2 }, { session }))).toMatchObject({ code: 251 });
  await session.endSession();
  expect(await docs.countDocuments()).toBe(0);
});

it('lets a committed transaction be committed again, as a driver does that lost the answer', async () => {
  const docs = fresh();
  const session = harness.client.startSession();
  session.startTransaction();
  await docs.insertOne({ a: 1 }, { session });
  await session.commitTransaction();
  await session.commitTransaction();
  expect(await docs.countDocuments()).toBe(1);
  await session.endSession();
});

it('serves mongoose unchanged, transactions included', async () => {
  const connection = await mongoose.createConnection(harness.engine.uri, { dbName: 'mongoose' }).asPromise();
  const schema = new mongoose.Schema(
    { email: { type: String, unique: true }, tags: [String], born: Date, of: mongoose.Schema.Types.ObjectId },
    { timestamps: true, optimisticConcurrency: true },
  );
  const Person = connection.model('Person', schema);
  await Person.init();
  const [ana] = await Person.create([{ email: 'ana@example.org', tags: ['a', 'b'], born: new Date(0) }]);
  await refusal(Person.create({ email: 'ana@example.org' })).then((error) =>
    expect(error).toMatchObject({ code: 11000, keyValue: { email: 'ana@example.org' } }),
  );
  await connection.transaction(async (session) => {
    const found = await Person.findById(ana?._id).session(session).orFail();
    found.tags.push('c');
    await found.save({ session });
    await Person.create([{ email: 'bob@example.org' }], { session });
  });
  expect((await Person.find().sort({ email: 1 }).lean()).map(({ email, tags }) => [email, tags])).toEqual([
    ['ana@example.org', ['a', 'b', 'c']],
    ['bob@example.org', []],
  ]);
  expect(await Person.countDocuments({ tags: 'c', born: { $lte: new Date() } })).toBe(1);
  await connection.close();
});

describe('a collection created in a transaction', () => {
  const names = async () => (await harness.db.listCollections().toArray()).map(({ name }) => name as string);

  it('is seen by others only once it is committed, with its indexes', async () => {
    const name = new ObjectId().toHexString();
    const docs = harness.db.collection(name);
    const session = harness.client.startSession();
    session.startTransaction();
    await harness.db.createCollection(name, { session });
    await docs.createIndex({ a: 1 }, { session });
    await docs.insertOne({ a: 1 }, { session });
    expect(await docs.findOne({ a: 1 }, { session })).toMatchObject({ a: 1 });
    expect(await names()).not.toContain(name);
    await session.commitTransaction();
    await session.endSession();
    expect(await names()).toContain(name);
    expect(await docs.indexes()).toHaveLength(2);
    expect(await docs.countDocuments({ a: 1 })).toBe(1);
  });

  it('leaves nothing when the transaction aborts, or when the engine stops before its end', async () => {
    const [aborted, lost] = [fresh(), fresh()];
    const session = harness.client.startSession();
    session.startTransaction();
    await aborted.insertOne({ a: 1 }, { session });
    await session.abortTransaction();
    session.startTransaction();
    await lost.insertOne({ a: 1 }, { session });
    await harness.restart();
    expect(await names()).not.toContain(aborted.collectionName);
    expect(await names()).not.toContain(lost.collectionName);
    await harness.db.createCollection(lost.collectionName);
    expect(await harness.db.collection(lost.collectionName).countDocuments()).toBe(0);
  });

  it('is refused to a second transaction that creates the same', async () => {
    const docs = fresh();
    const [first, second] = [harness.client.startSession(), harness.client.startSession()];
    first.startTransaction();
    second.startTransaction();
    await docs.insertOne({ a: 1 }, { session: first });
    expect(await refusal(docs.insertOne({ a: 2 }, { session: second }))).toMatchObject({ code: 112 });
    await first.commitTransaction();
    await first.endSession();
    await second.endSession();
    expect(await docs.countDocuments()).toBe(1);
  });

  it('is the only one that the transaction may index', async () => {
    const docs = fresh();
    await docs.insertOne({ a: 1 });
    const session = harness.client.startSession();
    session.startTransaction();
    expect(await refusal(docs.createIndex({ a: 1 }, { session }))).toMatchObject({ code: 263 });
    await session.endSession();
  });
});

it('holds the collections that a transaction reads: one is dropped only after the transaction', async () => {
  const docs = fresh();
  await docs.insertMany([{ n: 1 }, { n: 2 }]);
  const session = harness.client.startSession();
  session.startTransaction();
  expect(await docs.find({}, { session }).toArray()).toHaveLength(2);
  let dropped = false;
  const dropping = docs.drop().then(() => {
    dropped = true;
  });
  await harness.db.command({ ping: 1 });
  expect(await docs.find({}, { session }).toArray()).toHaveLength(2);
  expect(dropped).toBe(false);
  await session.commitTransaction();
  await dropping;
  expect(await docs.countDocuments()).toBe(0);
  await session.endSession();
});

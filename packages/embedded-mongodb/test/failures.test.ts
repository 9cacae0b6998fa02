import { ObjectId } from 'bson';
import type { Document, MongoServerError } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ testCommands: true }, { appName: 'me' });
});
afterEach(async () => {
  for (const name of ['failCommand', 'onPrimaryTransactionalWrite']) await configure(name, 'off');
});
afterAll(() => harness.close());

const configure = (configureFailPoint: string, mode: unknown, data: Document = {}): Promise<Document> =>
  harness.client.db('admin').command({ configureFailPoint, mode, data });
const failNext = (failCommands: string[], data: Document) =>
  configure('failCommand', { times: 1 }, { failCommands, ...data });
const fresh = () => harness.db.collection<{ _id: number }>(new ObjectId().toHexString());

it('fails the commands that a fail point names, as often as it says', async () => {
  const docs = fresh();
  await configure('failCommand', { times: 2 }, { failCommands: ['insert'], errorCode: 8 });
  expect(await refusal(docs.insertOne({ _id: 1 }))).toMatchObject({ code: 8, codeName: 'UnknownError' });
  await docs.findOne();
  expect(await refusal(docs.insertOne({ _id: 1 }))).toMatchObject({ code: 8 });
  await docs.insertOne({ _id: 1 });
  expect(await configure('failCommand', 'off')).toMatchObject({ count: 2 });
});

it('lets a driver retry a write whose connection closes before or after the commit, and applies it once', async () => {
  const docs = fresh();
  await configure('onPrimaryTransactionalWrite', { times: 1 });
  await docs.insertOne({ _id: 1 });
  await configure('onPrimaryTransactionalWrite', { times: 1 }, { failBeforeCommitExceptionCode: 1 });
  await docs.updateOne({ _id: 1 }, { $inc: { n: 1 } });
  await failNext(['findAndModify'], { closeConnection: true });
  await docs.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } });
  expect(await docs.find().toArray()).toEqual([{ _id: 1, n: 2 }]);
});

it('labels the errors after which a write or a transaction may be tried again', async () => {
  const docs = fresh();
  const labels = async (work: Promise<unknown>) => ((await refusal(work)) as unknown as MongoServerError).errorLabels;
  await configure('failCommand', 'alwaysOn', { failCommands: ['insert', 'delete'], errorCode: 91 });
  expect(await labels(docs.insertOne({ _id: 1 }))).toContain('RetryableWriteError');
  expect(await labels(docs.deleteMany({}))).not.toContain('RetryableWriteError');
  const inTransaction = harness.client.withSession(async (session) => {
    session.startTransaction();
    await docs.insertOne({ _id: 1 }, { session });
  });
  expect(await labels(inTransaction)).toContain('TransientTransactionError');
  await configure('failCommand', { times: 1 }, { failCommands: ['commitTransaction'], errorCode: 267 });
  const committed = harness.client.withSession(async (session) => {
    session.startTransaction();
    await docs.findOne({}, { session });
    await session.commitTransaction();
  });
  expect(await labels(committed)).toContain('TransientTransactionError');
  await configure('failCommand', 'alwaysOn', { failCommands: ['insert'], errorCode: 91, errorLabels: [] });
  expect(await labels(docs.insertOne({ _id: 1 }))).not.toContain('RetryableWriteError');
});

it('joins a write concern error to the answer of a write that was made', async () => {
  const docs = fresh();
  await failNext(['insert'], { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } });
  expect(await refusal(docs.insertOne({ _id: 1 }))).toMatchObject({ code: 64 });
  expect(await docs.countDocuments()).toBe(1);
});

it('fails only the application that a fail point names', async () => {
  await failNext(['ping'], { errorCode: 8, appName: 'another' });
  await harness.db.command({ ping: 1 });
  await failNext(['ping'], { errorCode: 8, appName: 'me' });
  expect(await refusal(harness.db.command({ ping: 1 }))).toMatchObject({ code: 8 });
});

it('refuses fail points that it lacks, and all of them unless it was started for tests', async () => {
  expect(await refusal(configure('failGetMore', 'alwaysOn'))).toMatchObject({ code: 238 });
  expect(await refusal(configure('failCommand', 'sometimes'))).toMatchObject({ code: 9 });
  const plain = await startHarness();
  try {
    const command = { configureFailPoint: 'failCommand', mode: 'off' };
    expect(await refusal(plain.client.db('admin').command(command))).toMatchObject({ code: 59 });
  } finally {
    await plain.close();
  }
});

it('makes the write of a concern that a set of one cannot satisfy, and says so', async () => {
  const docs = fresh();
  expect(await refusal(docs.insertOne({ _id: 1 }, { writeConcern: { w: 2 } }))).toMatchObject({ code: 100 });
  expect(await refusal(docs.insertOne({ _id: 2 }, { writeConcern: { w: 'Paris' as never } }))).toMatchObject({
    code: 79,
  });
  expect(await docs.countDocuments()).toBe(2);
  const refused = harness.db.command({ insert: 'x', documents: [{}], writeConcern: { w: 51 } });
  expect(await refusal(refused)).toMatchObject({ code: 9 });
  const onFind = harness.db.command({ find: 'x', writeConcern: { w: 1 } });
  expect(await refusal(onFind)).toMatchObject({ code: 72 });
});

it('ends a query that takes longer than it may', async () => {
  const docs = fresh();
  await docs.insertMany(Array.from({ length: 20_000 }, (_, _id) => ({ _id, text: 'x'.repeat(50) })));
  const late = { code: 50, codeName: 'MaxTimeMSExpired' };
  expect(await refusal(docs.find({ n: 1 }, { maxTimeMS: 1 }).toArray())).toMatchObject(late);
  expect(await refusal(docs.aggregate([{ $match: { n: 1 } }], { maxTimeMS: 1 }).toArray())).toMatchObject(late);
  expect(await refusal(docs.updateMany({ n: 1 }, { $set: { a: 1 } }, { maxTimeMS: 1 }))).toMatchObject(late);
  expect(await refusal(docs.find({}, { maxTimeMS: 5, batchSize: 2 }).toArray())).toMatchObject(late);
  expect(await docs.find({ n: 1 }, { maxTimeMS: 60_000 }).toArray()).toEqual([]);
  expect(await refusal(docs.find({}, { maxTimeMS: -1 }).toArray())).toMatchObject({ code: 2 });
});

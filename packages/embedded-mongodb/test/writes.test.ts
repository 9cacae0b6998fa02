import { Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'bson';
import { type Harness, refusal, startHarness } from './harness.ts';
import { rawCommand } from './raw-wire.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const fresh = () => harness.db.collection(new ObjectId().toHexString());

describe('documents are kept as they were given', () => {
  it('keeps numeric types, and the order of fields even when they look like numbers', async () => {
    const docs = fresh();
    const given = {
      _id: 1,
      b: new Double(1),
      '2': new Int32(1),
      '1': Long.fromNumber(1),
      dec: Decimal128.fromString('1.10'),
    };
    const map = new Map<string, unknown>([
      ['_id', 1],
      ['b', new Double(1)],
      ['2', new Int32(1)],
      ['1', Long.fromNumber(1)],
      ['dec', given.dec],
    ]);
    await docs.insertOne(map as never);
    const [raw] = await docs.find({}, { raw: true }).toArray();
    const bytes = Buffer.from(raw as unknown as Uint8Array).toString('latin1');
    const order = ['_id', 'b\0', '2\0', '1\0', 'dec\0'].map((name) => bytes.indexOf(name));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const [kept] = await docs.find({}, { promoteValues: false }).toArray();
    expect((kept?.b as { _bsontype: string })._bsontype).toBe('Double');
    expect((kept?.['2'] as { _bsontype: string })._bsontype).toBe('Int32');
    expect((kept?.['1'] as { _bsontype: string })._bsontype).toBe('Long');
    expect(String(kept?.dec)).toBe('1.10');
  });

  it('puts _id first, and makes one when there is none', async () => {
    const docs = fresh();
    await docs.insertOne({ a: 1, _id: 5 as never });
    expect(Object.keys((await docs.findOne({ a: 1 })) ?? {})).toEqual(['_id', 'a']);
    await harness.db.command({ insert: docs.collectionName, documents: [{ b: 1 }] });
    expect((await docs.findOne({ b: 1 }))?._id).toMatchObject({ _bsontype: 'ObjectId' });
  });

  it('replaces a zero timestamp by the time of insertion', async () => {
    const docs = fresh();
    await docs.insertOne({ at: new Timestamp({ t: 0, i: 0 }) });
    expect((await docs.findOne())?.at.t).toBeGreaterThan(1_600_000_000);
  });

  it('refuses a document over 16 MB and keeps nothing of it', async () => {
    const docs = fresh();
    const big = 'x'.repeat(8 * 1024 * 1024);
    await docs.insertOne({ _id: 1 as never, a: big });
    expect(await refusal(docs.updateOne({ _id: 1 as never }, { $set: { b: big + big } }))).toMatchObject({
      code: 10334,
    });
    expect(Object.keys((await docs.findOne({})) ?? {})).toEqual(['_id', 'a']);
  });

  it.each([[['array']], [/regex/]])('refuses %p as an _id', async (id) => {
    expect(await refusal(fresh().insertOne({ _id: id as never }))).toMatchObject({ code: 53 });
  });
});

describe('bulk inserts', () => {
  it('stops an ordered one at the first error, and finishes an unordered one', async () => {
    const docs = fresh();
    const list = () => [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    expect(await refusal(docs.insertMany(list()))).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await refusal(docs.insertMany(list(), { ordered: false }))).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await docs.countDocuments()).toBe(2);
  });

  it('says which key was duplicated, in the shape that mongoose reads', async () => {
    const docs = fresh();
    await docs.createIndex({ email: 1, body: -1 }, { unique: true });
    await docs.insertOne({ email: 'a', body: 1 });
    const error = await refusal(docs.insertOne({ email: 'a', body: 1 }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { email: 1, body: -1 }, keyValue: { email: 'a', body: 1 } });
    expect(error.message).toBe(
      `E11000 duplicate key error collection: test.${docs.collectionName} index: email_1_body_-1 dup key: { email: "a", body: 1 }`,
    );
  });
});

describe('updates', () => {
  it('keeps the type of a number it increments, and widens it on overflow', async () => {
    const docs = fresh();
    await docs.insertOne({
      i: new Int32(2147483647),
      l: Long.MAX_VALUE,
      d: new Double(1),
      m: Decimal128.fromString('0.1'),
    });
    await docs.updateOne({}, { $inc: { i: 1, d: 1, m: 1 } });
    const kept = await docs.findOne({}, { promoteValues: false });
    expect(kept).toMatchObject({ i: Long.fromString('2147483648'), d: new Double(2) });
    expect(String(kept?.m)).toBe('1.1');
    expect(await refusal(docs.updateOne({}, { $inc: { l: 1 } }))).toMatchObject({ code: 2 });
  });

  it('adds new fields in the order of their names', async () => {
    const docs = fresh();
    await docs.updateOne({ _id: 1 as never }, { $set: { b: 1, a: 1 }, $push: { Z: 1 } as never }, { upsert: true });
    expect(Object.keys((await docs.findOne()) ?? {})).toEqual(['_id', 'Z', 'a', 'b']);
  });

  it('updates array elements by position, filter and all at once', async () => {
    const docs = fresh();
    await docs.insertOne({ l: [{ n: 1 }, { n: 5 }, { n: 9 }] });
    await docs.updateOne({ 'l.n': 5 }, { $set: { 'l.$.found': true } });
    await docs.updateOne({}, { $set: { 'l.$[big].big': true } }, { arrayFilters: [{ 'big.n': { $gte: 5 } }] });
    await docs.updateOne({}, { $inc: { 'l.$[].n': 1 } });
    expect((await docs.findOne())?.l).toEqual([{ n: 2 }, { n: 6, found: true, big: true }, { n: 10, big: true }]);
  });

  it('pushes with position, sort and slice', async () => {
    const docs = fresh();
    await docs.insertOne({ l: [5, 1] });
    await docs.updateOne({}, { $push: { l: { $each: [3, 9], $sort: -1, $slice: 3 } } as never });
    expect((await docs.findOne())?.l).toEqual([9, 5, 3]);
  });

  it('builds an upsert from the equalities of its filter', async () => {
    const docs = fresh();
    await docs.updateOne(
      { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 3 } },
      { $set: { e: 4 }, $setOnInsert: { f: 5 } },
      { upsert: true },
    );
    expect(await docs.findOne({}, { projection: { _id: 0 } })).toEqual({ a: 1, b: { c: 2 }, e: 4, f: 5 });
  });

  it('counts as modified only what changed', async () => {
    const docs = fresh();
    await docs.insertMany([{ a: 1 }, { a: 2 }]);
    expect(await docs.updateMany({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
  });

  it.each<[Record<string, unknown>, number]>([
    [{ $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    [{ $set: { 'l.$[]': 7 }, $mul: { 'l.1.x': 0 } }, 40],
    [{ $set: { _id: 2 } }, 66],
    [{ $frobnicate: { a: 1 } }, 9],
    [{ $inc: { s: 1 } }, 14],
    [{ $set: { 's.deep': 1 } }, 28],
    [{ $push: { s: 1 } }, 2],
    [{ $rename: { s: 's' } }, 2],
  ])('refuses %j with code %d and changes nothing', async (update, code) => {
    const docs = fresh();
    await docs.insertOne({ _id: 1 as never, s: 'text' });
    expect(await refusal(docs.updateOne({}, update))).toMatchObject({ code });
    expect(await docs.findOne()).toEqual({ _id: 1, s: 'text' });
  });

  it('updates by pipeline', async () => {
    const docs = fresh();
    await docs.insertOne({ _id: 1 as never, n: 2 });
    await docs.updateOne({}, [{ $set: { twice: { $multiply: ['$n', 2] } } }, { $unset: 'n' }]);
    expect(await docs.findOne()).toEqual({ _id: 1, twice: 4 });
  });

  it('gives the document before or after findOneAndUpdate, and counts under concurrency', async () => {
    const docs = fresh();
    const next = () =>
      docs.findOneAndUpdate({ _id: 'counter' as never }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' });
    const numbers = (await Promise.all(Array.from({ length: 40 }, next))).map((found) => found?.n as number);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(await docs.findOneAndDelete({ _id: 'counter' as never })).toMatchObject({ n: 40 });
  });
});

it('enforces a validator, on insertion and on update', async () => {
  await harness.db.createCollection('validated', { validator: { age: { $gte: 18 } } });
  const docs = harness.db.collection('validated');
  expect(await refusal(docs.insertOne({ age: 12 }))).toMatchObject({ code: 121 });
  await docs.insertOne({ age: 20 });
  expect(await refusal(docs.updateOne({}, { $set: { age: 1 } }))).toMatchObject({ code: 121 });
});

it('answers a retried write as it answered the first time, and runs it once, even after a restart', async () => {
  const docs = fresh();
  const { collectionName } = docs;
  const lsid = { id: new UUID() };
  const send = async (txnNumber: number) => {
    const { operationTime: _, ...answer } = await rawCommand(harness.engine.uri, {
      update: collectionName,
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      $db: 'test',
      lsid,
      txnNumber: Long.fromNumber(txnNumber),
    });
    return answer;
  };
  const first = await send(7);
  expect(first).toMatchObject({ n: 1, upserted: [{ _id: 1 }] });
  expect(await send(7)).toEqual(first);
  await harness.restart();
  expect(await send(7)).toEqual(first);
  expect(await harness.db.collection(collectionName).findOne()).toMatchObject({ n: 1 });
  expect(await send(6)).toMatchObject({ ok: 0, code: 225 });
});

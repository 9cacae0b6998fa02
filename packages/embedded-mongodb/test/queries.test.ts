import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId } from 'bson';
import { type Harness, refusal, startHarness } from './harness.ts';
import { connectRaw, nextAnswer, opMsg } from './raw-wire.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function given(...documents: Record<string, unknown>[]) {
  const docs = harness.db.collection(new ObjectId().toHexString());
  await docs.insertMany(documents.map((document, i) => ({ _id: i as never, ...document })));
  const ids = async (filter: Record<string, unknown>) =>
    (await docs.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id as unknown as number);
  return { docs, ids };
}

it('sorts values of all types in MongoDB’s order', async () => {
  const ordered = [
    new MinKey(),
    null,
    new Double(Number.NaN),
    -1,
    0.5,
    new Int32(1),
    Long.fromString('9007199254740993'),
    'B',
    'a',
    'é',
    { a: 1 },
    Buffer.from('x'),
    new ObjectId(),
    false,
    true,
    new Date(),
    /a/,
    new MaxKey(),
  ];
  const { docs } = await given(...ordered.map((v) => ({ v })).reverse());
  const sorted = await docs.find().sort({ v: 1 }).toArray();
  expect(sorted.map(({ _id }) => _id)).toEqual(ordered.map((_, i) => ordered.length - 1 - i));
  await docs.createIndex({ v: 1 });
  expect(await docs.find().sort({ v: 1 }).toArray()).toEqual(sorted);
  expect(await docs.find().sort({ v: -1 }).toArray()).toEqual([...sorted].reverse());
});

it('compares numbers by their exact value whatever their type, with and without an index', async () => {
  const { docs, ids } = await given(
    { v: Long.fromString('9007199254740993') },
    { v: new Double(9007199254740992) },
    { v: Decimal128.fromString('9007199254740992.5') },
    { v: 1 },
    { v: Decimal128.fromString('1.0') },
  );
  const check = async () => {
    expect(await ids({ v: { $gt: new Double(9007199254740992) } })).toEqual([0, 2]);
    expect(await ids({ v: new Double(1) })).toEqual([3, 4]);
    expect(await ids({ $or: [{ v: { $in: [new Double(1)] } }] })).toEqual([3, 4]);
  };
  await check();
  await docs.createIndex({ v: -1 });
  await check();
});

it('matches null with missing, and inequalities only within a type', async () => {
  const { ids } = await given({ a: null }, {}, { a: 1 }, { a: 'x' }, { a: [] });
  expect(await ids({ a: null })).toEqual([0, 1]);
  expect(await ids({ a: { $exists: false } })).toEqual([1]);
  expect(await ids({ a: { $lt: 5 } })).toEqual([2]);
  expect(await ids({ a: { $ne: null } })).toEqual([2, 3, 4]);
});

it('looks through arrays and into their documents', async () => {
  const { ids } = await given(
    { a: [1, [2]] },
    { a: [{ b: 1, c: 2 }, { b: 3 }] },
    { a: [1, 2, 3] },
    { a: { b: [1, 2] } },
  );
  expect(await ids({ a: [2] })).toEqual([0]);
  expect(await ids({ 'a.b': 1 })).toEqual([1, 3]);
  expect(await ids({ 'a.0.b': 1 })).toEqual([1]);
  expect(await ids({ a: { $elemMatch: { b: 1, c: 2 } } })).toEqual([1]);
  expect(await ids({ a: { $elemMatch: { $gt: 1, $lt: 3 } } })).toEqual([2]);
  expect(await ids({ a: { $all: [1, 3] } })).toEqual([2]);
  expect(await ids({ a: { $size: 3 } })).toEqual([2]);
});

it('matches regular expressions, with accents and PCRE’s anchors', async () => {
  const { ids } = await given({ s: 'Été' }, { s: 'été\n' }, { s: 'hiver' });
  expect(await ids({ s: /^ét/i })).toEqual([0, 1]);
  expect(await ids({ s: { $regex: 'té$' } })).toEqual([0, 1]);
  expect(await ids({ s: { $in: [/^hi/] } })).toEqual([2]);
  expect(await refusal(ids({ s: { $regex: '[[:alpha:]]' } }))).toMatchObject({ codeName: 'NotImplemented' });
});

it('projects by inclusion, exclusion, slice, element and expression', async () => {
  const { docs } = await given({ a: 1, b: { c: 2, d: 3 }, l: [1, 2, 3] });
  const one = async (projection: Record<string, unknown>) => docs.findOne({}, { projection });
  expect(await one({ 'b.c': 1 })).toEqual({ _id: 0, b: { c: 2 } });
  expect(await one({ _id: 0, b: 0, l: 0 })).toEqual({ a: 1 });
  expect(await one({ l: { $slice: -1 } })).toEqual({ _id: 0, a: 1, b: { c: 2, d: 3 }, l: [3] });
  expect(await one({ l: { $elemMatch: { $gt: 1 } } })).toEqual({ _id: 0, l: [2] });
  expect(await one({ total: { $sum: '$l' } })).toEqual({ _id: 0, total: 6 });
  expect(await docs.findOne({ l: 2 }, { projection: { 'l.$': 1 } })).toEqual({ _id: 0, l: [2] });
  expect(await refusal(one({ a: 1, b: 0 }))).toMatchObject({ code: 31254 });
});

it('hands a large result over batch by batch, keeping a position and not the result', async () => {
  const { docs } = await given(...Array.from({ length: 1000 }, (_, n) => ({ n })));
  const cursor = docs.find({}, { batchSize: 10 }).sort({ _id: 1 });
  const first = await cursor.next();
  await docs.deleteMany({ n: { $gte: 500 } });
  const rest = await cursor.toArray();
  expect([first, ...rest]).toHaveLength(500);
});

it('refuses by name what it does not know', async () => {
  const { docs } = await given({ a: 1 });
  expect(await refusal(docs.findOne({ a: { $frobnicate: 1 } }))).toMatchObject({
    code: 2,
    message: 'unknown operator: $frobnicate',
  });
  expect(await refusal(docs.findOne({ $where: 'true' }))).toMatchObject({ codeName: 'NotImplemented' });
  expect(await refusal(harness.db.command({ frobnicate: 1 }))).toMatchObject({ code: 59, codeName: 'CommandNotFound' });
  expect(await refusal(harness.db.command({ find: 'c', frobnicate: 1 }))).toMatchObject({ code: 40415 });
  expect(await refusal(docs.aggregate([{ $frobnicate: 1 }]).toArray())).toMatchObject({ code: 40324 });
  expect(await refusal(docs.aggregate([{ $project: { a: { $frobnicate: 1 } } }]).toArray())).toMatchObject({
    code: 168,
  });
  expect(await refusal(docs.aggregate([{ $densify: {} }]).toArray())).toMatchObject({
    codeName: 'NotImplemented',
  });
});

it('gives the distinct values in order, and counts', async () => {
  const { docs } = await given({ a: [2, 1] }, { a: 1 }, { a: new Double(2) }, {});
  expect(await docs.distinct('a')).toEqual([1, 2]);
  expect(await docs.countDocuments({ a: 1 })).toBe(2);
  expect(await docs.estimatedDocumentCount()).toBe(4);
});

it('takes what MongoDB 8.0 takes: a sort in an update of one document, a hint in distinct', async () => {
  const { docs } = await given({ a: 1 }, { a: 3 }, { a: 2 });
  await docs.updateOne({}, { $set: { most: true } }, { sort: { a: -1 } });
  await docs.replaceOne({}, { least: true }, { sort: { a: 1 } });
  expect(await docs.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 0, least: true },
    { _id: 1, a: 3, most: true },
    { _id: 2, a: 2 },
  ]);
  const many = {
    update: docs.collectionName,
    updates: [{ q: {}, u: { $set: { a: 2 } }, multi: true, sort: { a: 1 } }],
  };
  expect(await harness.db.command(many)).toMatchObject({ n: 0, writeErrors: [{ code: 9 }] });
  const hinted = { distinct: docs.collectionName, key: 'a', hint: '_id_' };
  expect(await harness.db.command(hinted)).toMatchObject({ values: [2, 3] });
  expect(await refusal(harness.db.command({ ...hinted, hint: 'none' }))).toMatchObject({ code: 2 });
});

it('does not take the old type undefined for null, as MongoDB 8.0 does not', async () => {
  const { docs, ids } = await given({ a: null }, {}, { a: 1 });
  // The driver writes no such value: the type byte of a null (10) is made that of undefined (6).
  const message = opMsg({ insert: docs.collectionName, documents: [{ _id: 3, a: null }], $db: 'test' });
  message[message.lastIndexOf('\na\0', undefined, 'latin1')] = 6;
  const socket = await connectRaw(harness.engine.uri);
  socket.write(message);
  expect(await nextAnswer(socket)).toMatchObject({ n: 1 });
  socket.destroy();
  expect(await ids({ a: { $type: 'undefined' } })).toEqual([3]);
  expect(await ids({ a: null })).toEqual([0, 1]);
  expect(await ids({ a: { $in: [null] } })).toEqual([0, 1]);
  expect(await ids({ a: { $ne: null } })).toEqual([2, 3]);
});

it('ends a cursor with an error, not early, when what it reads is dropped or renamed', async () => {
  const open = async (filter = {}) => {
    const { docs } = await given(...Array.from({ length: 200 }, (_, n) => ({ n })));
    await docs.createIndex({ n: 1 });
    const cursor = docs.find(filter, { batchSize: 10 });
    await cursor.next();
    return { docs, rest: () => cursor.toArray() };
  };
  const killed = { codeName: 'QueryPlanKilled' };
  const dropped = await open();
  await dropped.docs.drop();
  await dropped.docs.insertOne({});
  expect(await refusal(dropped.rest())).toMatchObject(killed);
  const renamed = await open();
  await renamed.docs.rename(`${renamed.docs.collectionName}-renamed`);
  expect(await refusal(renamed.rest())).toMatchObject(killed);
  const unindexed = await open({ n: { $gte: 0 } });
  await unindexed.docs.dropIndex('n_1');
  expect(await refusal(unindexed.rest())).toMatchObject(killed);
  const changed = await open();
  await changed.docs.createIndex({ m: 1 });
  expect(await changed.rest()).toHaveLength(199);
});

it('takes what stands at an index of an array as it is: an array there is not opened', async () => {
  const { ids } = await given({ a: [5, [2, 4]] }, { a: [5, 2] }, { a: [0, { 1: [2] }] }, { a: [[[7]]] });
  expect(await ids({ 'a.1': 2 })).toEqual([1, 2]);
  expect(await ids({ 'a.1': [2, 4] })).toEqual([0]);
  expect(await ids({ 'a.1': { $in: [2] } })).toEqual([1, 2]);
  expect(await ids({ 'a.0.0': 7 })).toEqual([]);
  expect(await ids({ 'a.0.0': [7] })).toEqual([3]);
});

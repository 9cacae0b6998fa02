import { ObjectId, UUID } from 'bson';
import type { AnyClientBulkWriteModel, ClientBulkWriteOptions, Document } from 'mongodb';
import { type Harness, refusal, startHarness } from './harness.ts';

type Row = Document & { _id: number | string };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const bulk = (models: AnyClientBulkWriteModel<Row>[], options: ClientBulkWriteOptions = {}) =>
  harness.client.bulkWrite<Record<string, Row>>(models as never, options);
const raw = (command: Document) => harness.client.db('admin').command({ bulkWrite: 1, ...command });
const fresh = () => {
  const docs = harness.db.collection<Row>(new ObjectId().toHexString());
  return { docs, namespace: docs.namespace, all: () => docs.find().sort({ _id: 1 }).toArray() };
};

it('writes to several collections in one command, and says what each operation did', async () => {
  const [a, b] = [fresh(), fresh()];
  const result = await bulk(
    [
      { namespace: a.namespace, name: 'insertOne', document: { _id: 1, n: 1 } },
      { namespace: a.namespace, name: 'insertOne', document: { _id: 2, n: 2 } },
      { namespace: b.namespace, name: 'updateOne', filter: { _id: 9 }, update: { $set: { n: 1 } }, upsert: true },
      { namespace: a.namespace, name: 'updateOne', filter: {}, update: { $set: { last: true } }, sort: { n: -1 } },
      { namespace: a.namespace, name: 'updateMany', filter: {}, update: { $inc: { n: 1 } } },
      { namespace: b.namespace, name: 'replaceOne', filter: { _id: 9 }, replacement: { n: 5 } },
      { namespace: a.namespace, name: 'deleteOne', filter: { _id: 1 } },
    ],
    { verboseResults: true },
  );
  expect(result).toMatchObject({
    insertedCount: 2,
    upsertedCount: 1,
    matchedCount: 4,
    modifiedCount: 4,
    deletedCount: 1,
  });
  expect(result.updateResults?.get(2)).toMatchObject({ didUpsert: true, upsertedId: 9 });
  expect(result.deleteResults?.get(6)).toEqual({ deletedCount: 1 });
  expect(await a.all()).toEqual([{ _id: 2, n: 3, last: true }]);
  expect(await b.all()).toEqual([{ _id: 9, n: 5 }]);
});

it('stops at the first error when ordered, and goes on otherwise', async () => {
  const { docs, namespace, all } = fresh();
  await docs.insertOne({ _id: 1 });
  const ops = [1, 2].map((_id) => ({ insert: 0, document: { _id } }));
  const nsInfo = [{ ns: namespace }];
  const ordered = await raw({ ops, nsInfo });
  expect(ordered).toMatchObject({ nErrors: 1, nInserted: 0 });
  expect(ordered.cursor).toMatchObject({
    ns: 'admin.$cmd.bulkWrite',
    firstBatch: [{ ok: 0, idx: 0, n: 0, code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } }],
  });
  expect(await raw({ ops, nsInfo, ordered: false, errorsOnly: true })).toMatchObject({
    nErrors: 1,
    nInserted: 1,
    cursor: { firstBatch: [{ ok: 0, idx: 0 }] },
  });
  expect(await all()).toEqual([{ _id: 1 }, { _id: 2 }]);
});

it('writes nothing when an operation is malformed, and only from the admin database', async () => {
  const { namespace, all } = fresh();
  const good = { insert: 0, document: { _id: 1 } };
  const nsInfo = [{ ns: namespace }];
  const refused = (...ops: Document[]) => refusal(raw({ ops: [good, ...ops], nsInfo }));
  expect(await refused({ insert: 1, document: {} })).toMatchObject({ code: 2 });
  expect(await refused({ insert: 0 })).toMatchObject({ code: 40414 });
  expect(await refused({ delete: 0, filter: {}, bogus: 1 })).toMatchObject({ code: 40415 });
  expect(await refused({ rename: 0 })).toMatchObject({ code: 40415 });
  expect(await refusal(raw({ ops: [good], nsInfo: [{ ns: 'none' }] }))).toMatchObject({ code: 73 });
  expect(await refusal(harness.db.command({ bulkWrite: 1, ops: [good], nsInfo }))).toMatchObject({ code: 13 });
  expect(await all()).toEqual([]);
});

it('is part of a transaction, which an operation that fails aborts', async () => {
  const [a, b] = [fresh(), fresh()];
  const insertInto = (namespace: string) => ({ namespace, name: 'insertOne' as const, document: { _id: 1 } });
  await harness.client.withSession((session) =>
    session.withTransaction(() => bulk([insertInto(a.namespace), insertInto(b.namespace)], { session })),
  );
  expect([await a.all(), await b.all()]).toEqual([[{ _id: 1 }], [{ _id: 1 }]]);
  const c = fresh();
  await harness.client.withSession(async (session) => {
    session.startTransaction();
    await refusal(bulk([insertInto(c.namespace), insertInto(a.namespace)], { session }));
    expect(await refusal(session.commitTransaction())).toMatchObject({ code: 251 });
  });
  expect(await c.all()).toEqual([]);
});

it('gives results that do not fit in one answer by a cursor', async () => {
  const { namespace } = fresh();
  const models = [1, 2].map((n) => ({
    namespace,
    name: 'updateOne' as const,
    filter: { _id: 'x'.repeat(9_000_000) + n },
    update: { $set: { n } },
    upsert: true,
  }));
  const result = await bulk(models, { verboseResults: true });
  expect([...(result.updateResults?.values() ?? [])].map(({ didUpsert }) => didUpsert)).toEqual([true, true]);
});

it('runs once when it is retried', async () => {
  const { docs, namespace } = fresh();
  await docs.insertOne({ _id: 1, n: 0 });
  const command = {
    ops: [{ update: 0, filter: { _id: 1 }, updateMods: { $inc: { n: 1 } }, multi: false }],
    nsInfo: [{ ns: namespace }],
    lsid: { id: new UUID() },
    txnNumber: 7n,
  };
  const first = await raw(command);
  expect(await raw(command)).toMatchObject({ nModified: 1, cursor: first.cursor as Document });
  expect(await docs.findOne()).toEqual({ _id: 1, n: 1 });
  const many = { ...command, txnNumber: 8n, ops: [{ delete: 0, filter: {}, multi: true }] };
  expect(await refusal(raw(many))).toMatchObject({ codeName: 'InvalidOptions' });
});

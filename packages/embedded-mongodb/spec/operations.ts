import type { Document } from 'mongodb';
import { ClientSession, Collection, Db, type Entities, FindCursor, MongoClient } from './entities.ts';
import { translateOptions } from './options.ts';
import { RUNNER } from './runner-operations.ts';
import type { Operation } from './format.ts';

/** Something that a test asks for and this runner does not do: the test is skipped, and said to be. */
export class Unsupported extends Error {}

type Run<T> = (target: T, args: Document, entities: Entities, runAll: RunAll) => Promise<unknown>;
/** Runs the operations of a callback; their expectations are checked. */
export type RunAll = (operations: Operation[]) => Promise<void>;

const COLLECTION: Readonly<Record<string, Run<Collection>>> = {
  find: (c, { filter, ...o }) => c.find(filter as Document, o).toArray(),
  findOne: (c, { filter, ...o }) => c.findOne(filter as Document, o),
  createFindCursor: async (c, { filter, ...o }) => c.find(filter as Document, o),
  aggregate: (c, { pipeline, ...o }) => c.aggregate(pipeline as Document[], o).toArray(),
  insertOne: (c, { document, ...o }) => c.insertOne(document as Document, o),
  insertMany: (c, { documents, ...o }) => c.insertMany(documents as Document[], o),
  updateOne: (c, { filter, update, ...o }) => c.updateOne(filter as Document, update as Document, o),
  updateMany: (c, { filter, update, ...o }) => c.updateMany(filter as Document, update as Document, o),
  replaceOne: (c, { filter, replacement, ...o }) => c.replaceOne(filter as Document, replacement as Document, o),
  deleteOne: (c, { filter, ...o }) => c.deleteOne(filter as Document, o),
  deleteMany: (c, { filter, ...o }) => c.deleteMany(filter as Document, o),
  bulkWrite: (c, { requests, ...o }) => c.bulkWrite(requests as never, o),
  countDocuments: (c, { filter, ...o }) => c.countDocuments(filter as Document, o),
  count: (c, { filter, ...o }) => c.count(filter as Document, o),
  estimatedDocumentCount: (c, o) => c.estimatedDocumentCount(o),
  distinct: (c, { fieldName, filter, ...o }) => c.distinct(fieldName as string, filter as Document, o),
  findOneAndUpdate: (c, { filter, update, ...o }) => c.findOneAndUpdate(filter as Document, update as Document, o),
  findOneAndReplace: (c, { filter, replacement, ...o }) =>
    c.findOneAndReplace(filter as Document, replacement as Document, o),
  findOneAndDelete: (c, { filter, ...o }) => c.findOneAndDelete(filter as Document, o),
  createIndex: (c, { keys, ...o }) => c.createIndex(keys as Document, o),
  dropIndex: (c, { name, ...o }) => c.dropIndex(name as string, o),
  listIndexes: (c, o) => c.listIndexes(o).toArray(),
};

const DATABASE: Readonly<Record<string, Run<Db>>> = {
  // Passed on as the driver's runCommand does: the session apart from the command.
  runCommand: (db, { command, commandName: _, ...o }) => db.command(command as Document, o),
  aggregate: (db, { pipeline, ...o }) => db.aggregate(pipeline as Document[], o).toArray(),
  createCollection: (db, { collection, ...o }) => db.createCollection(collection as string, o),
  dropCollection: (db, { collection, ...o }) => db.dropCollection(collection as string, o),
  listCollections: (db, { filter, ...o }) => db.listCollections(filter as Document, o).toArray(),
  modifyCollection: (db, { collection, ...o }) => db.command({ collMod: collection as string, ...o }),
};

const CLIENT: Readonly<Record<string, Run<MongoClient>>> = {
  listDatabases: (client, o) => client.db('admin').admin().listDatabases(o),
};

const SESSION: Readonly<Record<string, Run<ClientSession>>> = {
  startTransaction: async (session, o) => session.startTransaction(o),
  commitTransaction: (session) => session.commitTransaction(),
  abortTransaction: (session) => session.abortTransaction(),
  endSession: (session) => session.endSession(),
  withTransaction: (session, { callback, ...o }, _, runAll) =>
    session.withTransaction(() => runAll(callback as Operation[]), o),
};

const CURSOR: Readonly<Record<string, Run<FindCursor>>> = {
  iterateUntilDocumentOrError: (cursor) => cursor.next(),
  close: (cursor) => cursor.close(),
};

/** Runs one operation and gives what the driver answered. @throws Unsupported; whatever the driver throws. */
export function runOperation(operation: Operation, entities: Entities, runAll: RunAll): Promise<unknown> {
  const args = translateOptions(operation.arguments, (id) => entities.get(id, ClientSession));
  const { name } = operation;
  if (operation.object === 'testRunner') {
    const run = RUNNER[name];
    if (!run) throw new Unsupported(`the runner's operation ${name}`);
    return run(operation.arguments ?? {}, entities);
  }
  const target = entities.any(operation.object);
  const call = <T>(table: Readonly<Record<string, Run<T>>>): Promise<unknown> => {
    const run = table[name];
    if (!run) throw new Unsupported(`the operation ${name}`);
    return run(target as T, args, entities, runAll);
  };
  if (target instanceof Collection) return call(COLLECTION);
  if (target instanceof Db) return call(DATABASE);
  if (target instanceof MongoClient) return call(CLIENT);
  if (target instanceof ClientSession) return call(SESSION);
  if (target instanceof FindCursor) return call(CURSOR);
  throw new Unsupported(`operations on ${operation.object}`);
}

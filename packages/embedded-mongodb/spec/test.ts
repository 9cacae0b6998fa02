import { isDeepStrictEqual } from 'node:util';
import { EJSON } from 'bson';
import { type Document, MongoBulkWriteError, type MongoClient, MongoError, MongoServerError } from 'mongodb';
import { type CommandEvent, Entities } from './entities.ts';
import type { Contents, ExpectedEvents, Operation, SpecFile, Test } from './format.ts';
import { type Lookups, match } from './match.ts';
import { runOperation, Unsupported } from './operations.ts';

/** Runs one test from a clean state. @throws Error with the first thing that is not as expected; Unsupported. */
export async function runTest(file: SpecFile, test: Test, uri: string, own: MongoClient): Promise<void> {
  const admin = own.db('admin');
  await admin.command({ killAllSessions: [] });
  for (const data of file.initialData ?? []) await load(own, data);
  const entities = new Entities(uri, own);
  const lookups: Lookups = { lsid: (id) => entities.lsid(id), entity: (id) => entities.any(id) };
  try {
    await entities.create(file.createEntities ?? []);
    await runAll(test.operations, entities, lookups);
    for (const expected of test.expectEvents ?? []) checkEvents(expected, entities, lookups);
  } finally {
    await entities.close();
    for (const name of ['failCommand', 'onPrimaryTransactionalWrite'])
      await admin.command({ configureFailPoint: name, mode: 'off' });
  }
  for (const expected of test.outcome ?? []) await checkOutcome(own, expected);
}

async function load(client: MongoClient, { databaseName, collectionName, documents, createOptions }: Contents) {
  const db = client.db(databaseName, { writeConcern: { w: 'majority' } });
  await db.dropCollection(collectionName);
  if (documents.length === 0 || createOptions) await db.createCollection(collectionName, createOptions);
  if (documents.length > 0)
    await db.collection(collectionName).insertMany(documents.map((document) => ({ ...document })));
}

async function runAll(operations: Operation[], entities: Entities, lookups: Lookups): Promise<void> {
  for (const operation of operations) await runAndCheck(operation, entities, lookups);
}

/** The callback of a transaction: what fails in it, expected or not, goes on to the driver. */
async function runCallback(operations: Operation[], entities: Entities, lookups: Lookups): Promise<void> {
  for (const operation of operations) {
    const error = await runAndCheck(operation, entities, lookups);
    if (error) throw error;
  }
}

/** @returns the error that the operation gave, as expected. */
async function runAndCheck(operation: Operation, entities: Entities, lookups: Lookups): Promise<Error | undefined> {
  const { expectError } = operation;
  let result: unknown;
  try {
    result = await runOperation(operation, entities, (inner) => runCallback(inner, entities, lookups));
  } catch (error) {
    if (error instanceof Unsupported) throw error;
    if (operation.ignoreResultAndError) return undefined;
    if (!expectError) throw error;
    checkError(expectError, error, lookups);
    return error as Error;
  }
  if (expectError) throw new Error(`${operation.name} should fail with ${EJSON.stringify(expectError)}`);
  if (operation.saveResultAsEntity) entities.save(operation.saveResultAsEntity, result);
  // The driver gives undefined where the tests say null.
  if (operation.expectResult !== undefined) match(operation.expectResult, result ?? null, lookups, operation.name);
  return undefined;
}

function checkError(expected: Document, error: unknown, lookups: Lookups): void {
  const seen = error as Error & Document;
  const server = error instanceof MongoServerError ? error : undefined;
  const fail = (what: string): never => {
    throw new Error(`the error should ${what}, found: ${seen.message}`);
  };
  if (expected.isClientError !== undefined && expected.isClientError === (server !== undefined))
    fail('be of the other side');
  if (expected.errorContains && !seen.message.toLowerCase().includes(String(expected.errorContains).toLowerCase()))
    fail(`contain ${String(expected.errorContains)}`);
  if (expected.errorCode !== undefined && seen.code !== expected.errorCode)
    fail(`have the code ${String(expected.errorCode)}`);
  const codeName = (server?.codeName ??
    server?.errorResponse?.codeName ??
    server?.result?.writeConcernError?.codeName) as unknown;
  if (expected.errorCodeName && codeName !== expected.errorCodeName) fail(`be named ${String(expected.errorCodeName)}`);
  for (const label of (expected.errorLabelsContain ?? []) as string[])
    if (!(error instanceof MongoError && error.hasErrorLabel(label))) fail(`have the label ${label}`);
  for (const label of (expected.errorLabelsOmit ?? []) as string[])
    if (error instanceof MongoError && error.hasErrorLabel(label)) fail(`not have the label ${label}`);
  if (expected.errorResponse) match(expected.errorResponse, server?.errorResponse, lookups, 'errorResponse');
  if (expected.expectResult) {
    const result: unknown = error instanceof MongoBulkWriteError ? error.result : seen.result;
    match(expected.expectResult, result, lookups, 'error.result');
  }
}

function checkEvents(
  { client, events, ignoreExtraEvents, eventType }: ExpectedEvents,
  entities: Entities,
  lookups: Lookups,
) {
  if (eventType !== undefined && eventType !== 'command') return;
  const seen = entities.events.get(client) ?? [];
  const names = (list: CommandEvent[]) => list.map(({ commandName }) => String(commandName)).join(', ');
  if (ignoreExtraEvents ? seen.length < events.length : seen.length !== events.length)
    throw new Error(`${events.length} events were expected of ${client}, found ${seen.length}: ${names(seen)}`);
  events.forEach((expected, i) => {
    const [type, fields] = Object.entries(expected)[0] as [string, Document];
    const event = seen[i] as CommandEvent;
    if (event.type !== type)
      throw new Error(`event ${i} should be a ${type}, found ${event.type} of ${String(event.commandName)}`);
    match(fields.commandName ?? event.commandName, event.commandName, lookups, `event ${i} name`);
    match(fields.databaseName ?? event.databaseName, event.databaseName, lookups, `event ${i} database`);
    if (fields.command) match(fields.command, event.command, lookups, `event ${i}`);
    if (fields.reply) match(fields.reply, event.reply, lookups, `event ${i} reply`);
  });
}

async function checkOutcome(client: MongoClient, { databaseName, collectionName, documents }: Contents): Promise<void> {
  const found = await client.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray();
  if (!isDeepStrictEqual(EJSON.serialize(found), EJSON.serialize(documents)))
    throw new Error(`the collection should hold ${EJSON.stringify(documents)}, found ${EJSON.stringify(found)}`);
}

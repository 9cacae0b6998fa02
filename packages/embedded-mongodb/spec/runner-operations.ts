import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import { ClientSession, type Entities, MongoClient } from './entities.ts';

type Run = (args: Document, entities: Entities) => Promise<void>;

function check(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

const collectionNames = async (entities: Entities, database: string): Promise<string[]> =>
  (await entities.own.db(database).listCollections().toArray()).map(({ name }) => name);

async function indexNames(entities: Entities, { databaseName, collectionName }: Document): Promise<string[]> {
  const indexes = await entities.own
    .db(databaseName as string)
    .collection(collectionName as string)
    .indexes();
  return indexes.map(({ name }) => name as string);
}

function lastLsids(entities: Entities, client: string): unknown[] {
  const started = (entities.events.get(client) ?? []).filter(({ type }) => type === 'commandStartedEvent');
  check(started.length >= 2, 'two commands should have started');
  return started.slice(-2).map(({ command }) => (command as Document).lsid as unknown);
}

const stateOf = (session: ClientSession): string => {
  const { state } = (session as unknown as { transaction: { state: string } }).transaction;
  return (
    { NO_TRANSACTION: 'none', STARTING_TRANSACTION: 'starting', TRANSACTION_IN_PROGRESS: 'in_progress' }[state] ??
    state.replace('TRANSACTION_', '').replace('_EMPTY', '').toLowerCase()
  );
};

/** Operations on the test runner itself. */
export const RUNNER: Readonly<Record<string, Run>> = {
  failPoint: async ({ client, failPoint }, entities) => {
    await entities
      .get(client as string, MongoClient)
      .db('admin')
      .command(failPoint as Document);
  },
  assertSessionTransactionState: async ({ session, state }, entities) => {
    const found = stateOf(entities.get(session as string, ClientSession));
    check(found === state, `the transaction should be ${String(state)}, found ${found}`);
  },
  assertSessionDirty: async ({ session }, entities) =>
    check(entities.get(session as string, ClientSession).serverSession.isDirty, 'the session should be dirty'),
  assertSessionNotDirty: async ({ session }, entities) =>
    check(!entities.get(session as string, ClientSession).serverSession.isDirty, 'the session should not be dirty'),
  assertSessionUnpinned: async ({ session }, entities) =>
    check(!entities.get(session as string, ClientSession).isPinned, 'the session should not be pinned'),
  assertSameLsidOnLastTwoCommands: async ({ client }, entities) => {
    const [a, b] = lastLsids(entities, client as string);
    check(isDeepStrictEqual(a, b), 'the last two commands should share a session');
  },
  assertDifferentLsidOnLastTwoCommands: async ({ client }, entities) => {
    const [a, b] = lastLsids(entities, client as string);
    check(!isDeepStrictEqual(a, b), 'the last two commands should not share a session');
  },
  assertCollectionExists: async ({ databaseName, collectionName }, entities) =>
    check(
      (await collectionNames(entities, databaseName as string)).includes(collectionName as string),
      'the collection should exist',
    ),
  assertCollectionNotExists: async ({ databaseName, collectionName }, entities) =>
    check(
      !(await collectionNames(entities, databaseName as string)).includes(collectionName as string),
      'the collection should not exist',
    ),
  assertIndexExists: async (args, entities) =>
    check((await indexNames(entities, args)).includes(args.indexName as string), 'the index should exist'),
  assertIndexNotExists: async (args, entities) =>
    check(
      !(await indexNames(entities, args).catch((): string[] => [])).includes(args.indexName as string),
      'the index should not exist',
    ),
  createEntities: ({ entities: specifications }, entities) => entities.create(specifications as Document[]),
};

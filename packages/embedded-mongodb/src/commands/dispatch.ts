import type { EncodableDocument } from '../bson/encode.ts';
import { doc, type Document, int, Int32, isNumber } from '../bson/values.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import type { Engine } from '../engine/engine.ts';
import type { Client } from '../engine/fail-points.ts';
import { sessionOf } from '../engine/sessions.ts';
import { MongoError } from '../errors.ts';
import { TimeLimit } from '../query/time-limit.ts';
import { aggregateCommand } from './aggregate.ts';
import { bulkWriteCommand } from './bulk-write.ts';
import {
  collModCommand,
  createCommand,
  dropCommand,
  dropDatabaseCommand,
  listCollectionsCommand,
  listDatabasesCommand,
  renameCollectionCommand,
} from './collections.ts';
import { checkReadConcern, checkWriteConcern } from './concerns.ts';
import type { CommandContext, Handler } from './context.ts';
import { deleteCommand } from './delete.ts';
import { distinctCommand } from './distinct.ts';
import { labelsOf } from './error-labels.ts';
import { explainCommand } from './explain.ts';
import { findAndModifyCommand } from './find-and-modify.ts';
import { countCommand, findCommand, getMoreCommand, killCursorsCommand } from './find.ts';
import { createIndexesCommand, dropIndexesCommand, listIndexesCommand } from './indexes.ts';
import { insertCommand } from './insert.ts';
import {
  abortTransactionCommand,
  buildInfo,
  commitTransactionCommand,
  configureFailPoint,
  connectionStatus,
  endSessionsCommand,
  getParameter,
  killAllSessions,
  ping,
} from './server.ts';
import { checkApi } from './stable-api.ts';
import { updateCommand } from './update.ts';

const HANDLERS: Readonly<Record<string, Handler>> = {
  ping,
  buildInfo,
  buildinfo: buildInfo,
  connectionStatus,
  insert: insertCommand,
  find: findCommand,
  getMore: getMoreCommand,
  killCursors: killCursorsCommand,
  update: updateCommand,
  delete: deleteCommand,
  bulkWrite: bulkWriteCommand,
  findAndModify: findAndModifyCommand,
  findandmodify: findAndModifyCommand,
  aggregate: aggregateCommand,
  count: countCommand,
  distinct: distinctCommand,
  explain: explainCommand,
  create: createCommand,
  drop: dropCommand,
  dropDatabase: dropDatabaseCommand,
  renameCollection: renameCollectionCommand,
  collMod: collModCommand,
  listCollections: listCollectionsCommand,
  listDatabases: listDatabasesCommand,
  createIndexes: createIndexesCommand,
  dropIndexes: dropIndexesCommand,
  deleteIndexes: dropIndexesCommand,
  listIndexes: listIndexesCommand,
  endSessions: endSessionsCommand,
  killSessions: endSessionsCommand,
  killAllSessions,
  getParameter,
  configureFailPoint,
  commitTransaction: commitTransactionCommand,
  abortTransaction: abortTransactionCommand,
};

const IN_TRANSACTION = new Set([
  'insert',
  'find',
  'getMore',
  'killCursors',
  'update',
  'delete',
  'bulkWrite',
  'findAndModify',
  'findandmodify',
  'aggregate',
  'distinct',
  'commitTransaction',
  'abortTransaction',
  'create',
  'createIndexes',
]);
const RETRYABLE = new Set(['insert', 'update', 'delete', 'bulkWrite', 'findAndModify', 'findandmodify']);
const ENDS_TRANSACTION = new Set(['commitTransaction', 'abortTransaction']);
/** Run on the admin database only. */
const ADMIN_ONLY = new Set([
  'bulkWrite',
  'listDatabases',
  'renameCollection',
  'commitTransaction',
  'abortTransaction',
  'configureFailPoint',
  'getParameter',
]);

/**
 * Runs a command and gives its answer. Errors become answers; a failure inside a transaction aborts it, as MongoDB does.
 */
export async function runCommand(engine: Engine, command: Document, client: Client): Promise<EncodableDocument> {
  let context: CommandContext | undefined;
  const name = command.keys().next().value ?? '';
  try {
    engine.refuseWhenClosed();
    const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
    if (!handler) throw new MongoError('CommandNotFound', `no such command: '${name}'`);
    const concern = checkWriteConcern(command, name);
    context = contextOf(engine, command, name, client);
    const reply = await handler(context);
    if (context.transaction && hasFailed(reply)) endFailed(context);
    return timed(engine, command, concern ? withConcernError(reply, command, name, concern) : reply);
  } catch (error) {
    if (context?.transaction) endFailed(context);
    return timed(engine, command, errorReply(asMongoError(error), command));
  }
}

/** Tells a session when its command ran, as a replica set does: causally consistent sessions read after it. */
const timed = (engine: Engine, command: Document, reply: EncodableDocument): EncodableDocument =>
  command.has('lsid') ? new Map(reply).set('operationTime', engine.operationTime()) : reply;

/** An answer with a write concern error: the write was made, and not as widely as asked. */
export function withConcernError(
  reply: EncodableDocument,
  command: Document,
  name: string,
  concern: Document,
): EncodableDocument {
  const out: EncodableDocument = new Map(reply).set('writeConcernError', concern);
  const code = concern.get('code');
  const labels = labelsOf(labelled(command, name), undefined, isNumber(code) ? toDouble(code) : undefined);
  return labels.length > 0 ? out.set('errorLabels', labels) : out;
}

/** Whether some statement of a write command failed. */
const hasFailed = (reply: EncodableDocument): boolean => {
  const errors = reply.get('nErrors');
  return reply.has('writeErrors') || (errors instanceof Int32 && errors.value > 0);
};

const labelled = (command: Document, name: string) => ({
  name,
  numbered: command.has('txnNumber'),
  inTransaction: command.get('autocommit') === false,
});

function endFailed({ engine, transaction }: CommandContext): void {
  if (!transaction) return;
  engine.sessions.abortTransaction(transaction);
  engine.cursors.closeOf(transaction);
}

function asMongoError(error: unknown): MongoError {
  if (error instanceof MongoError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new MongoError('InternalError', message);
}

/** The answer that refuses a command (none when its message could not be read), with the labels that mongod gives. */
export function errorReply(error: MongoError, command: Document = new Map()): EncodableDocument {
  const reply = doc({ ok: 0, errmsg: error.message, code: int(error.code), codeName: error.codeName });
  for (const [key, value] of error.extra ?? []) reply.set(key, value);
  const labels = labelsOf(labelled(command, command.keys().next().value ?? ''), error, undefined);
  if (labels.length > 0) reply.set('errorLabels', labels);
  return reply;
}

function contextOf(engine: Engine, command: Document, name: string, client: Client): CommandContext {
  const db = command.get('$db');
  if (typeof db !== 'string' || db === '' || /[/\\. "$\0]/.test(db) || db.length > 63) {
    throw new MongoError('InvalidNamespace', `Invalid database name: '${String(db)}'`);
  }
  if (ADMIN_ONLY.has(name) && db !== 'admin') {
    throw new MongoError('Unauthorized', `${name} may only be run against the admin database.`);
  }
  checkApi(command, name);
  checkReadConcern(command);
  const session = sessionOf(command.get('lsid'));
  if (session) engine.recentSessions.note(session);
  const number = command.get('txnNumber');
  const txnNumber = isNumber(number) ? toWholeNumber(number) : undefined;
  const inTransaction = command.get('autocommit') === false;
  if (txnNumber !== undefined && !session)
    throw new MongoError('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  if (!inTransaction && txnNumber !== undefined && !RETRYABLE.has(name)) {
    throw ENDS_TRANSACTION.has(name)
      ? new MongoError(50768, `${name} requires autocommit: false`)
      : new MongoError(
          50768,
          `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`,
        );
  }
  const context: CommandContext = {
    engine,
    client,
    name,
    db,
    command,
    session,
    txnNumber,
    transaction: undefined,
    reader: engine.store,
    asOf: Infinity,
    time: TimeLimit.of(command),
  };
  if (!inTransaction) return context;
  if (!session || txnNumber === undefined)
    throw new MongoError('InvalidOptions', "'autocommit' field requires a transaction number to also be specified");
  if (!IN_TRANSACTION.has(name)) {
    throw new MongoError('OperationNotSupportedInTransaction', `Cannot run '${name}' in a multi-document transaction.`);
  }
  if (ENDS_TRANSACTION.has(name)) return context;
  const transaction =
    command.get('startTransaction') === true
      ? engine.sessions.start(session, txnNumber)
      : engine.sessions.continue(session, txnNumber);
  return { ...context, transaction, reader: transaction.overlay, asOf: transaction.startedAt };
}

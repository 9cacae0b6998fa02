import type { EncodableDocument } from '../bson/encode.ts';
import { doc, type Document, int, isDocument, isNumber } from '../bson/values.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import type { Engine } from '../engine/engine.ts';
import { sessionOf } from '../engine/sessions.ts';
import { MongoError } from '../errors.ts';
import { aggregateCommand } from './aggregate.ts';
import {
  collModCommand,
  createCommand,
  dropCommand,
  dropDatabaseCommand,
  listCollectionsCommand,
  listDatabasesCommand,
  renameCollectionCommand,
} from './collections.ts';
import type { CommandContext, Handler } from './context.ts';
import { deleteCommand } from './delete.ts';
import { distinctCommand } from './distinct.ts';
import { explainCommand } from './explain.ts';
import { findAndModifyCommand } from './find-and-modify.ts';
import { countCommand, findCommand, getMoreCommand, killCursorsCommand } from './find.ts';
import { createIndexesCommand, dropIndexesCommand, listIndexesCommand } from './indexes.ts';
import { insertCommand } from './insert.ts';
import {
  abortTransactionCommand,
  buildInfo,
  commitTransactionCommand,
  connectionStatus,
  endSessionsCommand,
  ping,
} from './server.ts';
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
  'findAndModify',
  'findandmodify',
  'aggregate',
  'distinct',
  'commitTransaction',
  'abortTransaction',
  'create',
  'createIndexes',
]);
const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify']);
const ENDS_TRANSACTION = new Set(['commitTransaction', 'abortTransaction']);
/** Run on the admin database only. */
const ADMIN_ONLY = new Set(['listDatabases', 'renameCollection', 'commitTransaction', 'abortTransaction']);

/**
 * Runs a command and gives its answer. Errors become answers; a failure inside a transaction aborts it, as MongoDB does.
 */
export async function runCommand(engine: Engine, command: Document): Promise<EncodableDocument> {
  let context: CommandContext | undefined;
  try {
    engine.refuseWhenClosed();
    const name = command.keys().next().value ?? '';
    const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
    if (!handler) throw new MongoError('CommandNotFound', `no such command: '${name}'`);
    context = contextOf(engine, command, name);
    const reply = await handler(context);
    if (context.transaction && reply.has('writeErrors')) endFailed(context);
    return reply;
  } catch (error) {
    if (context?.transaction) endFailed(context);
    const failure = asMongoError(error);
    if (context?.transaction && failure.codeName === 'WriteConflict') failure.withLabel('TransientTransactionError');
    return errorReply(failure);
  }
}

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

export function errorReply(error: MongoError): EncodableDocument {
  const reply = doc({ ok: 0, errmsg: error.message, code: int(error.code), codeName: error.codeName });
  for (const [key, value] of error.extra ?? []) reply.set(key, value);
  if (error.labels.length > 0) reply.set('errorLabels', [...error.labels]);
  return reply;
}

function contextOf(engine: Engine, command: Document, name: string): CommandContext {
  const db = command.get('$db');
  if (typeof db !== 'string' || db === '' || /[/\\. "$\0]/.test(db) || db.length > 63) {
    throw new MongoError('InvalidNamespace', `Invalid database name: '${String(db)}'`);
  }
  if (ADMIN_ONLY.has(name) && db !== 'admin') {
    throw new MongoError('Unauthorized', `${name} may only be run against the admin database.`);
  }
  checkReadConcern(command);
  const session = sessionOf(command.get('lsid'));
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
    name,
    db,
    command,
    session,
    txnNumber,
    transaction: undefined,
    reader: engine.store,
    asOf: Infinity,
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

function checkReadConcern(command: Document): void {
  const concern = command.get('readConcern');
  if (!isDocument(concern)) return;
  const level = concern.get('level');
  if (level !== undefined && !['local', 'available', 'majority', 'linearizable', 'snapshot'].includes(String(level))) {
    throw new MongoError(
      'FailedToParse',
      `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (level === 'snapshot' && command.get('autocommit') !== false) {
    throw new MongoError(
      'NotImplemented',
      'snapshot reads outside a transaction are not implemented by the embedded database',
    );
  }
}

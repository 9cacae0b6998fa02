import { hostname } from 'node:os';
import { type EncodableDocument, reply } from '../bson/encode.ts';
import { doc, int, type ObjectId, type Value } from '../bson/values.ts';
import { sessionOf } from '../engine/sessions.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_WRITE_BATCH, TRANSACTION_LIFETIME_MILLIS } from '../limits.ts';
import { arrayField, checkFields, type CommandContext } from './context.ts';

/** The MongoDB whose answers this engine follows. */
const VERSION = '8.0.0';
const WIRE_VERSION = 25;
const SET_NAME = 'embedded';

export interface ServerIdentity {
  /** Address that clients reach it by, `host:port`; undefined on a Unix socket. */
  address: string | undefined;
  electionId: ObjectId;
}

/**
 * A replica set of one, which is what makes drivers use sessions, retryable writes and transactions. On a Unix socket it
 * names no host: clients connect directly.
 */
export function hello(identity: ServerIdentity, connectionId: number, legacy: boolean): EncodableDocument {
  const me = identity.address ?? `${hostname().toLowerCase()}:27017`;
  return doc({
    helloOk: true,
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: int(1),
    hosts: [me],
    me,
    primary: me,
    electionId: identity.electionId,
    maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: int(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: int(MAX_WRITE_BATCH),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: int(30),
    connectionId: int(connectionId),
    minWireVersion: int(0),
    maxWireVersion: int(WIRE_VERSION),
    readOnly: false,
    ok: 1,
  });
}

const OK: EncodableDocument = reply();
export const ping = (): EncodableDocument => OK;

export const buildInfo = (): EncodableDocument =>
  doc({
    version: VERSION,
    versionArray: VERSION.split('.')
      .map((part): Value => int(Number(part)))
      .concat(int(0)),
    gitVersion: 'huis-clos-embedded',
    modules: [],
    bits: int(64),
    debug: false,
    maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
    ok: 1,
  });

export const connectionStatus = (): EncodableDocument =>
  doc({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }), ok: 1 });

/** `endSessions`, `killSessions`: what a client leaves open is aborted. */
export function endSessionsCommand(context: CommandContext): EncodableDocument {
  const list = context.command.get(context.name);
  for (const item of Array.isArray(list) ? list : []) {
    const session = sessionOf(item);
    if (!session) continue;
    context.engine.sessions.end(session);
    context.engine.recentSessions.forget(session);
  }
  return OK;
}

export async function commitTransactionCommand(context: CommandContext): Promise<EncodableDocument> {
  const { engine, session, txnNumber } = context;
  await engine.sessions.commit(session as NonNullable<typeof session>, txnNumber as bigint);
  return OK;
}

export function abortTransactionCommand(context: CommandContext): EncodableDocument {
  const { engine, session, txnNumber } = context;
  engine.sessions.abortNumbered(session as NonNullable<typeof session>, txnNumber as bigint);
  return OK;
}

/** `killAllSessions`: every open transaction is aborted. Only `[]`, all sessions, is taken. */
export function killAllSessions(context: CommandContext): EncodableDocument {
  checkFields(context.command, 'killAllSessions', []);
  if (arrayField(context.command, 'killAllSessions', 'killAllSessions').length > 0)
    throw notImplemented('killAllSessions of chosen users');
  context.engine.sessions.abortAll();
  return OK;
}

/** `configureFailPoint`, when this engine was started to let clients test failures. */
export function configureFailPoint({ engine, command }: CommandContext): EncodableDocument {
  // Without enableTestCommands mongod does not have the command.
  if (!engine.failPoints.enabled) throw new MongoError('CommandNotFound', "no such command: 'configureFailPoint'");
  checkFields(command, 'configureFailPoint', ['mode', 'data']);
  return reply({ count: int(engine.failPoints.configure(command)) });
}

/** `getParameter`: the few parameters that drivers and their tests ask for. */
export function getParameter({ engine, command }: CommandContext): EncodableDocument {
  const parameters = doc({
    enableTestCommands: engine.failPoints.enabled,
    authenticationMechanisms: ['SCRAM-SHA-256'],
    requireApiVersion: false,
    transactionLifetimeLimitSeconds: int(TRANSACTION_LIFETIME_MILLIS / 1000),
    featureCompatibilityVersion: doc({ version: VERSION.split('.').slice(0, 2).join('.') }),
  });
  if (command.get('getParameter') === '*') return parameters.set('ok', 1);
  const asked = [...command.keys()].filter((key) => parameters.has(key));
  if (asked.length === 0) throw new MongoError('InvalidOptions', 'no option found to get');
  return reply(Object.fromEntries(asked.map((key) => [key, parameters.get(key)])));
}

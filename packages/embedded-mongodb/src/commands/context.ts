import type { EncodableDocument } from '../bson/encode.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { type Document, isDocument, isNumber, type Maybe, typeName, type Value } from '../bson/values.ts';
import type { Engine } from '../engine/engine.ts';
import type { Client } from '../engine/fail-points.ts';
import type { SessionRef } from '../engine/sessions.ts';
import { MongoError, notImplemented } from '../errors.ts';
import type { Variables } from '../expressions/types.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import { Collation } from '../query/collation.ts';
import type { TimeLimit } from '../query/time-limit.ts';
import type { Reader } from '../storage/store.ts';
import type { Transaction } from '../transactions/transaction.ts';

/** One command as it runs: what it asks, on which view, for which session. */
export interface CommandContext {
  engine: Engine;
  /** The connection it came by. */
  client: Client;
  name: string;
  db: string;
  command: Document;
  session: SessionRef | undefined;
  /** Number of a retryable write, or of the transaction. */
  txnNumber: bigint | undefined;
  transaction: Transaction | undefined;
  reader: Reader;
  /** Commit that the reader sees. */
  asOf: number;
  /** The time it may take (`maxTimeMS`). */
  time: TimeLimit | undefined;
}

export type Handler = (context: CommandContext) => Promise<EncodableDocument> | EncodableDocument;

/** Fields that any command may carry. */
const GENERIC = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'maxTimeMS',
  'comment',
  '$configServerState',
  'mayBypassWriteBlocking',
  'databaseVersion',
  'shardVersion',
  'stmtId',
  'stmtIds',
  '$audit',
  '$client',
  'recoveryToken',
]);

/**
 * Refuses fields that a command does not have, rather than ignoring what they would mean.
 * @throws MongoError 40415, as MongoDB answers; NotImplemented for those MongoDB has and this engine lacks.
 */
export function checkFields(
  command: Document,
  where: string,
  known: readonly string[],
  lacking: readonly string[] = [],
): void {
  let first = true;
  for (const [key, value] of command) {
    const isName = first && where === key;
    first = false;
    if (isName || GENERIC.has(key) || known.includes(key)) continue;
    if (key === 'collation') {
      refuseCollation(value);
      continue;
    }
    if (lacking.includes(key)) {
      if (value === false || value === undefined || value === null) continue;
      throw notImplemented(`the field ${where}.${key}`);
    }
    throw new MongoError(40415, `BSON field '${where}.${key}' is an unknown field.`);
  }
}

/** For what lasts (indexes, collections), text is ordered by its bytes; any other collation is refused. */
export function refuseCollation(value: Value): void {
  if (isDocument(value) && (value.size === 0 || (value.size === 1 && value.get('locale') === 'simple'))) return;
  throw notImplemented('a collation other than simple');
}

const mismatch = (where: string, value: Maybe, expected: string) =>
  new MongoError(
    'TypeMismatch',
    `BSON field '${where}' is the wrong type '${typeName(value)}', expected type '${expected}'`,
  );

/** The collection a command names in its first field. */
export function collectionName(context: CommandContext): string {
  const value = context.command.get(context.name);
  if (typeof value !== 'string')
    throw new MongoError('InvalidNamespace', `collection name has invalid type ${typeName(value)}`);
  checkName(context.db, value);
  return value;
}

/** @throws MongoError InvalidNamespace. */
export function checkName(db: string, name: string): void {
  const namespace = `${db}.${name}`;
  if (
    name === '' ||
    name.startsWith('.') ||
    name.includes('$') ||
    name.includes('\0') ||
    Buffer.byteLength(namespace) > 255
  ) {
    throw new MongoError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  }
}

export function documentField(document: Document, key: string, where: string): Document | undefined {
  const value = document.get(key);
  if (value === undefined) return undefined;
  if (!isDocument(value)) throw mismatch(`${where}.${key}`, value, 'object');
  return value;
}

export function booleanField(document: Document, key: string, where: string, otherwise = false): boolean {
  const value = document.get(key);
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return toDouble(value) !== 0;
  throw mismatch(`${where}.${key}`, value, 'bool');
}

/** A whole number ≥ 0. */
export function countField(document: Document, key: string, where: string): number | undefined {
  const value = document.get(key);
  if (value === undefined || value === null) return undefined;
  if (!isNumber(value)) throw mismatch(`${where}.${key}`, value, 'number');
  const whole = toWholeNumber(value) ?? BigInt(Math.trunc(toDouble(value)));
  if (whole < 0n) throw new MongoError(51024, `BSON field '${key}' value must be >= 0, actual value '${whole}'`);
  return Number(whole);
}

export function arrayField(document: Document, key: string, where: string): Value[] {
  const value = document.get(key);
  if (value === undefined) throw new MongoError(40414, `BSON field '${where}.${key}' is missing but a required field`);
  if (!Array.isArray(value)) throw mismatch(`${where}.${key}`, value, 'array');
  return value;
}

export function stringField(document: Document, key: string, where: string): string {
  const value = document.get(key);
  if (value === undefined) throw new MongoError(40414, `BSON field '${where}.${key}' is missing but a required field`);
  if (typeof value !== 'string') throw mismatch(`${where}.${key}`, value, 'string');
  return value;
}

/** How a command, or a statement of one, compares text; undefined: by bytes. */
export const collationOf = (document: Document, where: string): Collation | undefined =>
  Collation.of(documentField(document, 'collation', where));

/** Variables that a command declares with `let`. */
export function letVariables(command: Document): Variables {
  const variables = new Map<string, Maybe>([['NOW', new Date()]]);
  const declared = documentField(command, 'let', 'command');
  if (!declared) return NO_VARIABLES;
  for (const [key, value] of declared) variables.set(key, compileExpression(value)(new Map(), variables));
  return variables;
}
const NO_VARIABLES: Variables = new Map();

import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { doc, type Document, int, isDocument, isNumber, Timestamp, typeName } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { checkFields } from './context.ts';

const LEVELS = ['local', 'available', 'majority', 'linearizable', 'snapshot'];
/** Commands that take a write concern outside transactions. */
const WRITES = new Set([
  'insert',
  'update',
  'delete',
  'bulkWrite',
  'findAndModify',
  'findandmodify',
  'aggregate',
  'create',
  'drop',
  'dropDatabase',
  'createIndexes',
  'dropIndexes',
  'deleteIndexes',
  'collMod',
  'renameCollection',
  'commitTransaction',
  'abortTransaction',
]);
const ENDS_TRANSACTION = new Set(['commitTransaction', 'abortTransaction']);

const invalid = (message: string) => new MongoError('InvalidOptions', message);

/**
 * Checks `readConcern`: alone on its folder, this engine gives every level but a snapshot outside a transaction.
 * @throws MongoError for a concern that MongoDB refuses.
 */
export function checkReadConcern(command: Document): void {
  const concern = command.get('readConcern');
  if (concern === undefined) return;
  if (!isDocument(concern)) throw mismatch('readConcern', concern);
  checkFields(concern, 'readConcern', ['level', 'afterClusterTime', 'provenance'], ['atClusterTime']);
  const inTransaction = command.get('autocommit') === false;
  if (inTransaction && command.get('startTransaction') !== true && concern.size > 0)
    throw invalid('Only the first command in a transaction may specify a readConcern');
  const after = concern.get('afterClusterTime');
  if (after !== undefined && !(after instanceof Timestamp)) throw mismatch('readConcern.afterClusterTime', after);
  const level = concern.get('level');
  if (level === undefined) return;
  if (typeof level !== 'string' || !LEVELS.includes(level)) {
    throw new MongoError(
      'FailedToParse',
      `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (inTransaction && !['local', 'majority', 'snapshot'].includes(level))
    throw invalid(`The readConcern level must be either 'local' (default), 'majority' or 'snapshot' in a transaction`);
  if (level === 'snapshot' && !inTransaction) throw notImplemented('a snapshot read outside a transaction');
}

/**
 * Checks `writeConcern`. What is acknowledged is on disk, whatever it asks for.
 * @returns the write concern error to join to the answer, for a concern that a replica set of one cannot satisfy.
 * @throws MongoError for a concern that MongoDB refuses.
 */
export function checkWriteConcern(command: Document, name: string): Document | undefined {
  const concern = command.get('writeConcern');
  if (concern === undefined) return undefined;
  if (!isDocument(concern)) throw mismatch('writeConcern', concern);
  if (!WRITES.has(name)) throw invalid('Command does not support writeConcern');
  if (command.get('autocommit') === false && !ENDS_TRANSACTION.has(name))
    throw invalid('writeConcern is not allowed within a multi-statement transaction');
  for (const key of concern.keys()) {
    if (!['w', 'j', 'fsync', 'wtimeout', 'getLastError', 'provenance'].includes(key))
      throw new MongoError('FailedToParse', `unrecognized write concern field: ${key}`);
  }
  const w = concern.get('w');
  if (w === undefined || w === 'majority') return undefined;
  if (typeof w === 'string') {
    return problem('UnknownReplWriteConcern', `No write concern mode named '${w}' found in replica set configuration`);
  }
  if (!isNumber(w)) throw new MongoError('FailedToParse', 'w has to be a number, string, or object');
  const count = toWholeNumber(w);
  if (count === undefined || count < 0n || count > 50n)
    throw new MongoError('FailedToParse', 'w has to be a non-negative number and not greater than 50');
  return toDouble(w) > 1 ? problem('UnsatisfiableWriteConcern', 'Not enough data-bearing nodes') : undefined;
}

function problem(codeName: 'UnknownReplWriteConcern' | 'UnsatisfiableWriteConcern', errmsg: string): Document {
  const { code } = new MongoError(codeName, errmsg);
  return doc({ code: int(code), codeName, errmsg });
}

const mismatch = (field: string, value: Parameters<typeof typeName>[0]) =>
  new MongoError(
    'TypeMismatch',
    `BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`,
  );

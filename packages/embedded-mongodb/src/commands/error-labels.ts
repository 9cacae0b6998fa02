import type { MongoError } from '../errors.ts';

/** Codes after which a driver may send a write again (error_codes.yml: the category RetriableError). */
const RETRIABLE = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
/** Codes after which a transaction may be run again from its start. */
const TRANSIENT = new Set([
  'LockTimeout',
  'WriteConflict',
  'SnapshotTooOld',
  'SnapshotUnavailable',
  'PreparedTransactionInProgress',
]);

/** What decides the labels of an answer. */
export interface Labelled {
  name: string;
  /** Whether the command carried `txnNumber`. */
  numbered: boolean;
  /** Whether it carried `autocommit: false`. */
  inTransaction: boolean;
}

/** Labels of an answer by its error and its write concern error, as mongod gives them to clients. */
export function labelsOf(
  { name, numbered, inTransaction }: Labelled,
  error: MongoError | undefined,
  writeConcernCode: number | undefined,
): string[] {
  const labels = new Set(error?.labels);
  const ends = name === 'commitTransaction' || name === 'abortTransaction';
  if (error && inTransaction && isTransient(error, ends)) labels.add('TransientTransactionError');
  const retriable = [error?.code, writeConcernCode].some((code) => code !== undefined && RETRIABLE.has(code));
  if (retriable && numbered && (!inTransaction || ends)) labels.add('RetryableWriteError');
  return [...labels];
}

const isTransient = (error: MongoError, ends: boolean): boolean =>
  TRANSIENT.has(error.codeName) || error.codeName === 'NoSuchTransaction' || (!ends && RETRIABLE.has(error.code));

import type { Document } from './bson/values.ts';

/** MongoDB's error codes this engine answers with, by name (mongodb/mongo, src/mongo/base/error_codes.yml). */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  HostUnreachable: 6,
  HostNotFound: 7,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  LockTimeout: 24,
  IndexNotFound: 27,
  PathNotViable: 28,
  WriteConcernFailed: 64,
  CannotCreateIndex: 67,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  InvalidDBRef: 55,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  UnknownReplWriteConcern: 79,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  InvalidReplicaSetConfig: 93,
  UnsatisfiableWriteConcern: 100,
  WriteConflict: 112,
  ConversionFailure: 241,
  DocumentValidationFailure: 121,
  NoReplicationEnabled: 76,
  PrimarySteppedDown: 189,
  TransactionTooOld: 225,
  NotImplemented: 238,
  SnapshotTooOld: 239,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  ExceededTimeLimit: 262,
  OperationNotSupportedInTransaction: 263,
  PreparedTransactionInProgress: 267,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  InvalidIndexSpecificationOption: 197,
  SocketException: 9001,
  NotWritablePrimary: 10107,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  InterruptedDueToReplStateChange: 11602,
  DatabaseDifferCase: 13297,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
  OutOfDiskSpace: 14031,
  APIVersionError: 322,
  APIStrictError: 323,
  Location: 0,
} as const;

export type ErrorName = keyof typeof ERROR_CODES;

const NAMES = new Map<number, string>(Object.entries(ERROR_CODES).map(([name, code]) => [code, name]));

/** An answer that refuses: what the client reads as `code`, `codeName`, `errmsg`, with any extra fields and labels. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Document | undefined;
  readonly labels: string[] = [];

  constructor(code: ErrorName | number, message: string, extra?: Document) {
    super(message);
    this.code = typeof code === 'number' ? code : ERROR_CODES[code];
    this.codeName = typeof code === 'number' ? (NAMES.get(code) ?? `Location${code}`) : code;
    this.extra = extra;
  }

  /** The same error, carrying a label that tells drivers whether to retry. */
  withLabel(label: string): this {
    if (!this.labels.includes(label)) this.labels.push(label);
    return this;
  }
}

/** What MongoDB has and this engine does not: refused by name, never approximated. */
export const notImplemented = (what: string): MongoError =>
  new MongoError('NotImplemented', `${what} is not implemented by the embedded database`);

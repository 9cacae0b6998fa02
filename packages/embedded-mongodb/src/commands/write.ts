import { encode, type Encodable, type EncodableDocument } from '../bson/encode.ts';
import {
  BSON_UNDEFINED,
  BSONRegExp,
  doc,
  type Document,
  int,
  isDocument,
  ObjectId,
  Timestamp,
  typeName,
  type Value,
} from '../bson/values.ts';
import { FailPointError } from '../engine/fail-points.ts';
import { MongoError } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import { DocumentWriter } from '../storage/documents.ts';
import type { Writer } from '../storage/store.ts';
import type { CommandContext } from './context.ts';

/** Where a write command works: a view it can change, and the collection once it exists. */
export interface WriteTarget {
  writer: Writer;
  /** The collection as it is now: a statement may have made it, and one that failed may have taken it back. */
  readonly collection: Collection | undefined;
  /** The collection, made if needed, with what writes its documents. */
  open: () => { collection: Collection; documents: DocumentWriter };
  /** Runs one statement; if it throws, nothing of it stays. A transaction needs no undoing: an error aborts it whole. */
  atomically: (statement: () => void) => void;
  /** Called after each statement, where a fail point may stand. */
  applied: () => void;
}

/** Whether the command is a retryable write, which MongoDB takes for single documents only. */
export const isRetryable = ({ txnNumber, transaction }: CommandContext): boolean =>
  txnNumber !== undefined && transaction === undefined;

/** A collection that a write command names. */
export interface WrittenCollection {
  db: string;
  name: string;
  /** Whether the command may create it. */
  creates: boolean;
}

/** Runs a write command on one collection, as `runWrites` does. */
export const runWrite = (
  context: CommandContext,
  name: string,
  creates: boolean,
  work: (target: WriteTarget) => EncodableDocument,
): Promise<EncodableDocument> =>
  runWrites(context, [{ db: context.db, name, creates }], ([target]) => work(target as WriteTarget));

/**
 * Runs a write command: inside the open transaction, or in a commit of its own; once only when it is a retryable write.
 * @param work is given where to work, in the order of `collections`
 */
export async function runWrites(
  context: CommandContext,
  collections: readonly WrittenCollection[],
  work: (targets: readonly WriteTarget[]) => EncodableDocument,
): Promise<EncodableDocument> {
  const { engine, transaction } = context;
  if (transaction) {
    const targets: WriteTarget[] = [];
    for (const { db, name, creates } of collections) {
      const collection = creates
        ? await engine.ensureCollection(transaction, db, name)
        : engine.catalog.get(db, name, transaction);
      targets.push(
        makeTarget(
          transaction.overlay,
          (statement) => statement(),
          () => undefined,
          () => collection,
          () => undefined,
          () => collection as Collection,
        ),
      );
    }
    engine.sessions.continue(context.session as NonNullable<typeof context.session>, transaction.number);
    return work(targets);
  }
  const { session, txnNumber, client } = context;
  return engine.queue.write((writer) => {
    const targets = collections.map(({ db, name }) =>
      makeTarget(
        writer,
        (statement) => writer.atomically(statement),
        txnNumber === undefined ? () => undefined : () => engine.failPoints.onTransactionalWrite(client),
        () => engine.catalog.get(db, name),
        (collection) => engine.catalog.save(writer, collection),
        () => engine.ensure(writer, db, name),
      ),
    );
    const run = () => work(targets);
    return session && txnNumber !== undefined ? engine.sessions.once(writer, session, txnNumber, run) : run();
  });
}

function makeTarget(
  writer: Writer,
  atomically: WriteTarget['atomically'],
  applied: WriteTarget['applied'],
  current: () => Collection | undefined,
  save: (collection: Collection) => void,
  ensure: () => Collection,
): WriteTarget {
  let opened: ReturnType<WriteTarget['open']> | undefined;
  return {
    writer,
    atomically,
    applied,
    get collection() {
      return current();
    },
    open: () => {
      const collection = ensure();
      if (opened?.collection !== collection)
        opened = { collection, documents: new DocumentWriter(writer, collection, () => save(collection)) };
      return opened;
    },
  };
}

/**
 * Runs statements one after the other, each whole or not at all, gathering their errors; an ordered command stops at the
 * first.
 * Conflicts with transactions are not statement errors: they fail or delay the whole command.
 */
export function runStatements<T>(
  statements: readonly T[],
  ordered: boolean,
  target: WriteTarget,
  run: (statement: T, index: number) => void,
): Encodable[] {
  const errors: Encodable[] = [];
  for (let i = 0; i < statements.length; i++) {
    try {
      target.atomically(() => run(statements[i] as T, i));
      target.applied();
    } catch (error) {
      if (!(error instanceof MongoError) || isFatal(error)) throw error;
      errors.push(writeError(error, i));
      if (ordered) break;
    }
  }
  return errors;
}
const FATAL = new Set(['WriteConflict', 'OutOfDiskSpace', 'MaxTimeMSExpired']);
const isFatal = (error: MongoError): boolean => FATAL.has(error.codeName) || error instanceof FailPointError;

function writeError(error: MongoError, index: number): EncodableDocument {
  const out = doc({ index: int(index), code: int(error.code) });
  for (const [key, value] of error.extra ?? []) out.set(key, value);
  return out.set('errmsg', error.message);
}

export const withErrors = (reply: EncodableDocument, errors: Encodable[]): EncodableDocument => {
  if (errors.length > 0) reply.set('writeErrors', errors);
  return reply.set('ok', 1);
};

/**
 * A document ready to be stored: with an `_id`, first, of an allowed type.
 * @throws MongoError InvalidIdField.
 */
export function prepareInsert(document: Document): Document {
  let id = document.get('_id');
  if (id === undefined) id = new ObjectId();
  else checkId(id);
  const needsClock = [...document.values()].some(isZeroTimestamp);
  if (document.keys().next().value === '_id' && !needsClock) return document;
  const out: Document = new Map([['_id', id]]);
  for (const [key, value] of document) {
    if (key !== '_id') out.set(key, isZeroTimestamp(value) ? now() : value);
  }
  return out;
}

// A zero timestamp at the top of an inserted document stands for the time of the insertion (manual: "Timestamps").
const isZeroTimestamp = (value: Value): boolean => value instanceof Timestamp && value.isZero();
let ticks = 0;
const now = () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: ++ticks });

export function checkId(id: Value): void {
  if (Array.isArray(id) || id instanceof BSONRegExp || id === BSON_UNDEFINED) {
    throw new MongoError('InvalidIdField', `The '_id' value cannot be of type ${typeName(id)}`);
  }
  if (!isDocument(id)) return;
  const bad = [...id.keys()].find((key) => key.startsWith('$') && !['$ref', '$id', '$db'].includes(key));
  if (bad !== undefined) {
    throw new MongoError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${bad} is not valid for storage.`,
    );
  }
}

/**
 * Applies the collection's validator.
 * @param before the document that an update changes: at the level `moderate` one that was not valid may stay so
 * @throws MongoError DocumentValidationFailure.
 */
export function validate(collection: Collection, document: Document, bypass: boolean, before?: Document): void {
  const validator = collection.options.get('validator');
  const level = collection.options.get('validationLevel');
  if (bypass || !isDocument(validator) || level === 'off') return;
  if (collection.options.get('validationAction') === 'warn') return;
  const { matches } = compileFilter(validator);
  if (matches(document) || (level === 'moderate' && before && !matches(before))) return;
  throw new MongoError(
    'DocumentValidationFailure',
    'Document failed validation',
    doc({
      errInfo: doc({
        failingDocumentId: document.get('_id') ?? null,
        details: doc({ operatorName: operatorOf(validator), specifiedAs: validator }),
      }),
    }),
  );
}

/** The operator at the root of a validator. */
function operatorOf(filter: Document): string {
  const [entry, ...others] = filter;
  if (!entry || others.length > 0) return '$and';
  const [key, value] = entry;
  if (key.startsWith('$')) return key;
  const operators = isDocument(value) ? [...value.keys()].filter((name) => name.startsWith('$')) : [];
  return operators.length > 1 ? '$and' : (operators[0] ?? '$eq');
}

/** Inserts one document. */
export function insertOne(target: WriteTarget, document: Document, raw: Buffer | undefined, bypass: boolean): void {
  const ready = prepareInsert(document);
  const { collection, documents } = target.open();
  validate(collection, ready, bypass);
  documents.insert(ready, raw && ready === document ? raw : encode(ready));
}

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
import type { Collection } from '../storage/catalog.ts';
import { DocumentWriter } from '../storage/documents.ts';
import type { Writer } from '../storage/store.ts';
import type { CommandContext } from './context.ts';

/** Where a write command works: a view it can change, and the collection once it exists. */
export interface WriteTarget {
  writer: Writer;
  collection: Collection | undefined;
  /** The collection, made if needed, with what writes its documents. */
  open: () => { collection: Collection; documents: DocumentWriter };
  /** Runs one statement; if it throws, nothing of it stays. A transaction needs no undoing: an error aborts it whole. */
  atomically: (statement: () => void) => void;
  /** Called after each statement, where a fail point may stand. */
  applied: () => void;
}

/**
 * Runs a write command: inside the open transaction, or in a commit of its own; once only when it is a retryable write.
 * @param creates whether the command may create the collection
 */
export async function runWrite(
  context: CommandContext,
  name: string,
  creates: boolean,
  work: (target: WriteTarget) => EncodableDocument,
): Promise<EncodableDocument> {
  const { engine, db, transaction } = context;
  if (transaction) {
    const collection = creates
      ? await engine.ensureCollection(transaction, db, name)
      : engine.catalog.get(db, name, transaction);
    engine.sessions.continue(context.session as NonNullable<typeof context.session>, transaction.number);
    if (collection) transaction.collections.add(collection);
    return work(
      makeTarget(
        transaction.overlay,
        (statement) => statement(),
        () => undefined,
        collection,
        () => undefined,
        () => collection as Collection,
      ),
    );
  }
  const { session, txnNumber, client } = context;
  return engine.queue.write((writer) => {
    const run = () =>
      work(
        makeTarget(
          writer,
          (statement) => writer.atomically(statement),
          txnNumber === undefined ? () => undefined : () => engine.failPoints.onTransactionalWrite(client),
          engine.catalog.get(db, name),
          (collection) => engine.catalog.save(writer, collection),
          () => engine.ensure(writer, db, name),
        ),
      );
    return session && txnNumber !== undefined ? engine.sessions.once(writer, session, txnNumber, run) : run();
  });
}

function makeTarget(
  writer: Writer,
  atomically: WriteTarget['atomically'],
  applied: WriteTarget['applied'],
  existing: Collection | undefined,
  save: (collection: Collection) => void,
  ensure: () => Collection,
): WriteTarget {
  let opened: { collection: Collection; documents: DocumentWriter } | undefined;
  return {
    writer,
    atomically,
    applied,
    collection: existing,
    open: () => {
      if (!opened) {
        const collection = ensure();
        opened = { collection, documents: new DocumentWriter(writer, collection, () => save(collection)) };
      }
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

/** @throws MongoError DocumentValidationFailure when the collection's validator refuses the document. */
export function validate(collection: Collection, document: Document, bypass: boolean): void {
  const validator = collection.options.get('validator');
  if (bypass || !isDocument(validator) || collection.options.get('validationLevel') === 'off') return;
  if (collection.options.get('validationAction') === 'warn') return;
  if (!compileFilter(validator).matches(document)) {
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

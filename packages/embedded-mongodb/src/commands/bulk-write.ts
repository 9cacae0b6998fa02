import type { EncodableDocument } from '../bson/encode.ts';
import { formatValue } from '../bson/format.ts';
import { toDouble } from '../bson/numbers.ts';
import { doc, type Document, int, isDocument, isNumber, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { openList, splitNamespace } from './collections.ts';
import { arrayField, booleanField, checkFields, checkName, type CommandContext, letVariables } from './context.ts';
import { runDelete } from './delete.ts';
import { checkBatch } from './insert.ts';
import { parseUpdate, runUpdate } from './update.ts';
import { insertOne, isRetryable, runStatements, runWrites, type WriteTarget, type WrittenCollection } from './write.ts';

type Kind = 'insert' | 'update' | 'delete';

interface Operation {
  kind: Kind;
  /** Position of its collection in `nsInfo`. */
  target: number;
  item: Document;
  multi: boolean;
  creates: boolean;
}

const FIELDS: Readonly<Record<Kind, readonly string[]>> = {
  insert: ['document'],
  update: ['filter', 'updateMods', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort'],
  delete: ['filter', 'multi', 'hint', 'collation'],
};
const LACKS: Readonly<Record<Kind, readonly string[]>> = { insert: [], update: ['constants'], delete: [] };
const REQUIRED: Readonly<Record<Kind, readonly string[]>> = {
  insert: ['document'],
  update: ['filter', 'updateMods'],
  delete: ['filter'],
};

/** What the operations did: the fields of the answer, less the `n` they begin with. */
const COUNTS = ['Errors', 'Inserted', 'Matched', 'Modified', 'Upserted', 'Deleted'] as const;
type Counts = Record<(typeof COUNTS)[number], number>;

/** `bulkWrite` (MongoDB 8.0): writes of every kind to several collections, whole or not at all each. */
export async function bulkWriteCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'bulkWrite', [
    'ops',
    'nsInfo',
    'ordered',
    'errorsOnly',
    'bypassDocumentValidation',
    'let',
    'cursor',
  ]);
  const namespaces = arrayField(command, 'nsInfo', 'bulkWrite').map(parseNamespace);
  const operations = arrayField(command, 'ops', 'bulkWrite').map((item) => parseOperation(item, namespaces.length));
  checkBatch(operations.length);
  if (isRetryable(context) && operations.some(({ multi }) => multi))
    throw new MongoError('InvalidOptions', 'Cannot use retryable writes with multi=true');
  const collections = namespaces.map(([db, name], i): WrittenCollection => ({
    db,
    name,
    creates: operations.some(({ target, creates }) => creates && target === i),
  }));
  const done = await runWrites(context, collections, (targets) => run(context, operations, targets));
  const all = done.get('items') as Document[];
  const shown = booleanField(command, 'errorsOnly', 'bulkWrite') ? all.filter((item) => item.get('ok') === 0) : all;
  const reply = await openList(context, '$cmd.bulkWrite', shown, Infinity);
  for (const [name, count] of done) if (name !== 'items') reply.set(name, count);
  return reply;
}

function parseNamespace(item: Value): [db: string, name: string] {
  if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'bulkWrite.nsInfo' must hold objects");
  checkFields(item, 'bulkWrite.nsInfo', ['ns'], ['collectionUUID', 'encryptionInformation']);
  const [db, name] = splitNamespace(item.get('ns'));
  checkName(db, name);
  return [db, name];
}

/** @throws MongoError for the whole command: none of its operations runs. */
function parseOperation(item: Value, namespaces: number): Operation {
  if (!isDocument(item)) throw new MongoError('TypeMismatch', "BSON field 'bulkWrite.ops' must hold objects");
  const kind = item.keys().next().value as Kind;
  if (!Object.hasOwn(FIELDS, kind)) throw new MongoError(40415, `BSON field 'bulkWrite.${kind}' is an unknown field.`);
  checkFields(item, 'bulkWrite.ops', [kind, ...FIELDS[kind]], LACKS[kind]);
  for (const field of REQUIRED[kind]) {
    if (!item.has(field))
      throw new MongoError(40414, `BSON field 'bulkWrite.ops.${field}' is missing but a required field`);
  }
  const given = item.get(kind) as Value;
  const target = isNumber(given) ? toDouble(given) : NaN;
  if (!Number.isInteger(target) || target < 0 || target >= namespaces)
    throw new MongoError('BadValue', `BulkWrite ops entry ${formatValue(item)} has an invalid nsInfo index.`);
  if (kind === 'insert' && !isDocument(item.get('document') as Value))
    throw new MongoError('TypeMismatch', "BSON field 'bulkWrite.ops.document' must be an object");
  return {
    kind,
    target,
    item,
    multi: booleanField(item, 'multi', 'bulkWrite.ops'),
    creates: kind === 'insert' || booleanField(item, 'upsert', 'bulkWrite.ops'),
  };
}

/** Runs the operations. @returns the counts, and in `items` what became of each operation that ran. */
function run(
  context: CommandContext,
  operations: readonly Operation[],
  targets: readonly WriteTarget[],
): EncodableDocument {
  const { command } = context;
  const variables = letVariables(command);
  const bypass = booleanField(command, 'bypassDocumentValidation', 'bulkWrite');
  const ordered = booleanField(command, 'ordered', 'bulkWrite', true);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts;
  const items: Document[] = [];
  const errors = runStatements(operations, ordered, targets[0] as WriteTarget, (operation, index) => {
    const { kind, item, multi } = operation;
    const target = targets[operation.target] as WriteTarget;
    const note = (n: number, others: Parameters<typeof doc>[0] = {}) =>
      items.push(doc({ ok: 1, idx: int(index), n: int(n), ...others }));
    if (kind === 'insert') {
      insertOne(target, item.get('document') as Document, undefined, bypass);
      counts.Inserted++;
      note(1);
    } else if (kind === 'update') {
      const { matched, modified, upserted } = runUpdate(
        target,
        parseUpdate(asUpdate(item), variables, bypass),
        context,
      );
      if (upserted === undefined) counts.Matched += matched;
      else counts.Upserted++;
      counts.Modified += modified;
      note(matched, {
        nModified: int(modified),
        upserted: upserted === undefined ? undefined : doc({ _id: upserted }),
      });
    } else {
      const removed = runDelete(target, { item: asDelete(item), one: !multi }, variables, context);
      counts.Deleted += removed;
      note(removed);
    }
  });
  counts.Errors = errors.length;
  for (const error of errors) items.push(failure(error as Document));
  items.sort((a, b) => toDouble(a.get('idx') as never) - toDouble(b.get('idx') as never));
  const out: EncodableDocument = new Map([['items', items]]);
  for (const name of COUNTS) out.set(`n${name}`, int(counts[name]));
  return out;
}

/** The operation as the `update` and `delete` commands put it. */
const asUpdate = (item: Document): Document => {
  const statement: Document = new Map([...item].filter(([key]) => !['update', 'filter', 'updateMods'].includes(key)));
  return statement.set('q', item.get('filter') as Value).set('u', item.get('updateMods') as Value);
};
const asDelete = (item: Document): Document => new Map(item).set('q', item.get('filter') as Value);

function failure(error: Document): Document {
  const out = doc({ ok: 0, idx: error.get('index') as Value });
  for (const [key, value] of error) if (key !== 'index') out.set(key, value);
  return out.set('n', int(0));
}

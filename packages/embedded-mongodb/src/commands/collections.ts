import { equal } from '../bson/compare.ts';
import { type EncodableDocument, reply } from '../bson/encode.ts';
import { doc, type Document, int, isDocument, isNumber, type Value } from '../bson/values.ts';
import { toDouble } from '../bson/numbers.ts';
import type { LiveWriter } from '../storage/live-writer.ts';
import { FIRST_BATCH, type Result } from '../engine/cursors.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import {
  booleanField,
  checkFields,
  checkName,
  collectionName,
  type CommandContext,
  countField,
  documentField,
} from './context.ts';

const OK: EncodableDocument = reply();

const CREATE_OPTIONS = ['validator', 'validationLevel', 'validationAction'];
/** Values of the options that name a mode. */
const MODES: Readonly<Record<string, readonly string[]>> = {
  validationLevel: ['off', 'strict', 'moderate'],
  validationAction: ['error', 'warn'],
};
const CREATE_LACKS = [
  'capped',
  'size',
  'max',
  'viewOn',
  'pipeline',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'storageEngine',
  'autoIndexId',
  'indexOptionDefaults',
  'temp',
];

export async function createCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, 'create', [...CREATE_OPTIONS, 'idIndex'], CREATE_LACKS);
  const name = collectionName(context);
  const options = validationOptions(command, 'create');
  const { transaction } = context;
  return engine.queue.write((writer) => {
    const existing = engine.catalog.get(db, name, transaction);
    if (existing) {
      if (equal(existing.options, options)) return OK;
      throw new MongoError('NamespaceExists', `namespace ${db}.${name} already exists, but with different options`);
    }
    if (transaction) engine.createIn(transaction, writer, db, name, options);
    else engine.catalog.create(writer, db, name, options);
    return OK;
  });
}

/** The options about validation that a command gives, checked. */
function validationOptions(command: Document, where: string): Document {
  const options: Document = new Map();
  for (const key of CREATE_OPTIONS) {
    const value = command.get(key);
    if (value === undefined) continue;
    if (MODES[key] && !MODES[key].includes(String(value)))
      throw new MongoError(
        'BadValue',
        `Enumeration value '${String(value)}' for field '${where}.${key}' is not a valid value.`,
      );
    options.set(key, value);
  }
  const validator = documentField(command, 'validator', where);
  if (validator) compileFilter(validator);
  return options;
}

export async function dropCommand(context: CommandContext): Promise<EncodableDocument> {
  const { engine, db } = context;
  checkFields(context.command, 'drop', []);
  const name = collectionName(context);
  return engine.queue.write((writer) => {
    const collection = engine.catalog.get(db, name);
    // Since MongoDB 7.0 dropping what does not exist succeeds.
    if (!collection) return OK;
    engine.dropCollection(writer, collection);
    return reply({ nIndexesWas: int(collection.indexes.length), ns: `${db}.${name}` });
  });
}

export async function dropDatabaseCommand(context: CommandContext): Promise<EncodableDocument> {
  const { engine, db } = context;
  checkFields(context.command, 'dropDatabase', []);
  return engine.queue.write((writer) => {
    for (const collection of engine.catalog.inDatabase(db)) engine.dropCollection(writer, collection);
    return reply({ dropped: db });
  });
}

export async function renameCollectionCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine } = context;
  checkFields(command, 'renameCollection', ['to', 'dropTarget']);
  const [fromDb, fromName] = splitNamespace(command.get('renameCollection'));
  const [toDb, toName] = splitNamespace(command.get('to'));
  if (fromDb !== toDb) throw notImplemented('renaming a collection to another database');
  checkName(toDb, toName);
  const dropTarget = booleanField(command, 'dropTarget', 'renameCollection');
  return engine.queue.write((writer) => {
    const source = engine.catalog.get(fromDb, fromName);
    if (!source) throw new MongoError('NamespaceNotFound', `Source collection ${fromDb}.${fromName} does not exist`);
    engine.conflicts.beforeCollectionChange(source);
    const target = engine.catalog.get(toDb, toName);
    if (target && !dropTarget) throw new MongoError('NamespaceExists', 'target namespace exists');
    if (target) engine.dropCollection(writer, target);
    engine.catalog.rename(writer, source, toDb, toName);
    return OK;
  });
}

/** The database and the collection that `database.collection` names. @throws MongoError InvalidNamespace. */
export function splitNamespace(value: Value | undefined): [string, string] {
  if (typeof value !== 'string' || !value.includes('.'))
    throw new MongoError('InvalidNamespace', `Invalid namespace specified '${String(value)}'`);
  const dot = value.indexOf('.');
  return [value.slice(0, dot), value.slice(dot + 1)];
}

export async function listCollectionsCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, 'listCollections', ['filter', 'nameOnly', 'cursor', 'authorizedCollections']);
  const filter = compileFilter(documentField(command, 'filter', 'listCollections') ?? new Map());
  const nameOnly = booleanField(command, 'nameOnly', 'listCollections');
  const found = engine.catalog
    .inDatabase(db)
    .map(describe)
    .filter((item) => filter.matches(item));
  const shown = nameOnly ? found.map((item) => doc({ name: item.get('name') as Value, type: 'collection' })) : found;
  return openList(context, '$cmd.listCollections', shown);
}

const describe = (collection: Collection): Document =>
  doc({
    name: collection.name,
    type: 'collection',
    options: collection.options,
    info: doc({ readOnly: false, uuid: collection.uuid }),
    idIndex: collection.indexes[0]?.spec,
  });

/** A cursor over documents made on the spot. */
export function openList(
  context: CommandContext,
  name: string,
  documents: Result[],
  firstBatch = FIRST_BATCH,
): Promise<EncodableDocument> {
  const cursor = documentField(context.command, 'cursor', context.name);
  return context.engine.cursors.open({
    namespace: `${context.db}.${name}`,
    stream: documents,
    batchSize: (cursor && countField(cursor, 'batchSize', 'cursor')) ?? firstBatch,
    limit: documents.length === 0 ? Infinity : documents.length,
    single: false,
    transaction: context.transaction,
    session: context.session?.text,
    time: context.time,
  });
}

export function listDatabasesCommand(context: CommandContext): EncodableDocument {
  const { command, engine } = context;
  checkFields(command, 'listDatabases', ['filter', 'nameOnly', 'authorizedDatabases']);
  const filter = compileFilter(documentField(command, 'filter', 'listDatabases') ?? new Map());
  const nameOnly = booleanField(command, 'nameOnly', 'listDatabases');
  const sizes = new Map<string, number>();
  for (const collection of engine.catalog.all()) {
    sizes.set(collection.db, (sizes.get(collection.db) ?? 0) + engine.countRecords(collection));
  }
  const databases = [...sizes.keys()]
    .sort()
    .map((name) => doc({ name, sizeOnDisk: BigInt((sizes.get(name) ?? 0) * 4096), empty: false }))
    .filter((item) => filter.matches(item))
    .map((item) => (nameOnly ? doc({ name: item.get('name') as Value }) : item));
  const reply = doc({ databases });
  if (!nameOnly)
    reply.set(
      'totalSize',
      databases.reduce((total, item) => total + (item.get('sizeOnDisk') as bigint), 0n),
    );
  return reply.set('ok', 1);
}

const COLLMOD_LACKS = [
  'viewOn',
  'pipeline',
  'expireAfterSeconds',
  'timeseries',
  'cappedSize',
  'cappedMax',
  'changeStreamPreAndPostImages',
  'dryRun',
];

/** `collMod`: the validator, and the delay of a TTL index. */
export async function collModCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, 'collMod', ['index', ...CREATE_OPTIONS], COLLMOD_LACKS);
  const name = collectionName(context);
  const change = documentField(command, 'index', 'collMod');
  const changes = validationOptions(command, 'collMod');
  return engine.queue.write((writer) => {
    const collection = engine.catalog.get(db, name);
    if (!collection) throw new MongoError('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
    engine.conflicts.beforeCollectionChange(collection);
    const options: Document = new Map(collection.options);
    for (const [key, value] of changes) {
      if (isDocument(value) && value.size === 0) options.delete(key);
      else options.set(key, value);
    }
    engine.catalog.setOptions(writer, collection, options);
    return change ? changeExpiry(context, writer, collection, change) : OK;
  });
}

function changeExpiry(
  context: CommandContext,
  writer: LiveWriter,
  collection: Collection,
  change: Document,
): EncodableDocument {
  checkFields(
    change,
    'collMod.index',
    ['keyPattern', 'name', 'expireAfterSeconds'],
    ['hidden', 'unique', 'prepareUnique'],
  );
  const after = change.get('expireAfterSeconds');
  if (!isNumber(after)) throw new MongoError('InvalidOptions', 'no expireAfterSeconds field');
  const index = collection.indexes.find(
    (candidate) => candidate.name === change.get('name') || equal(candidate.spec.get('key'), change.get('keyPattern')),
  );
  if (!index) throw new MongoError('IndexNotFound', `cannot find index for ns ${collection.db}.${collection.name}`);
  const before = index.spec.get('expireAfterSeconds');
  const spec = new Map(index.spec).set('expireAfterSeconds', after);
  const changed = { ...index, spec, expireAfterSeconds: toDouble(after) };
  context.engine.catalog.setIndexes(
    writer,
    collection,
    collection.indexes.map((item) => (item === index ? changed : item)),
  );
  return doc({ expireAfterSeconds_old: before, expireAfterSeconds_new: after, ok: 1 });
}

import { equal } from '../bson/compare.ts';
import { decode } from '../bson/decode.ts';
import { type EncodableDocument, reply } from '../bson/encode.ts';
import { formatValue } from '../bson/format.ts';
import { type Document, int, isDocument, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { scan } from '../query/scan.ts';
import { type Collection, type Index, prefix } from '../storage/collection.ts';
import { DocumentWriter } from '../storage/documents.ts';
import { markGarbage } from '../storage/garbage.ts';
import type { LiveWriter } from '../storage/live-writer.ts';
import { arrayField, checkFields, collectionName, type CommandContext } from './context.ts';
import { openList } from './collections.ts';
import { parseSpec } from './index-spec.ts';

const MAX_INDEXES = 64;

export async function createIndexesCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, 'createIndexes', ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions']);
  const name = collectionName(context);
  const specs = arrayField(command, 'indexes', 'createIndexes').map(parseSpec);
  if (specs.length === 0) throw new MongoError('BadValue', 'Must specify at least one index to create');
  const { transaction } = context;
  return engine.queue.write((writer) => {
    const created = !engine.catalog.get(db, name, transaction);
    const collection = transaction
      ? engine.createIn(transaction, writer, db, name, new Map())
      : engine.ensure(writer, db, name);
    if (!transaction) engine.conflicts.beforeCollectionChange(collection);
    const before = collection.indexes.length;
    for (const spec of specs) {
      if (alreadyThere(collection, spec)) continue;
      if (collection.indexes.length >= MAX_INDEXES) {
        throw new MongoError('CannotCreateIndex', `add index fails, too many indexes for ${db}.${name}`);
      }
      if (transaction && collection.creator !== transaction) {
        throw new MongoError(
          'OperationNotSupportedInTransaction',
          `Cannot create new indexes on existing collection ${db}.${name} in a multi-document transaction.`,
        );
      }
      build(context, writer, collection, spec);
    }
    const after = collection.indexes.length;
    return new Map<string, Value>([
      ['numIndexesBefore', int(created ? 1 : before)],
      ['numIndexesAfter', int(after)],
      ['createdCollectionAutomatically', created],
      ...(before === after ? [['note', 'all indexes already exist'] as const] : []),
      ['ok', 1],
    ]);
  });
}

/** Whether the same index exists. @throws MongoError when another stands in its way. */
function alreadyThere(collection: Collection, spec: Document): boolean {
  const key = spec.get('key') as Document;
  for (const index of collection.indexes) {
    const sameKey = sameKeys(index.spec.get('key') as Document, key);
    const sameName = index.name === spec.get('name');
    if (!sameKey && !sameName) continue;
    if (sameKey && index.name === '_id_') return true;
    const options = ['unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression'];
    const sameOptions = options.every((option) => equal(index.spec.get(option), spec.get(option)));
    if (sameKey && sameName && sameOptions) return true;
    if (sameName && (!sameKey || !sameOptions)) {
      throw new MongoError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${formatValue(spec)}, existing index: ${formatValue(index.spec)}`,
      );
    }
    // The same key may be indexed twice when the partial filters differ.
    if (!equal(index.spec.get('partialFilterExpression'), spec.get('partialFilterExpression'))) continue;
    throw new MongoError(
      'IndexOptionsConflict',
      sameOptions
        ? `Index already exists with a different name: ${index.name}`
        : `An equivalent index already exists with the same name but different options. Requested index: ${formatValue(spec)}, existing index: ${formatValue(index.spec)}`,
    );
  }
  return false;
}

const sameKeys = (a: Document, b: Document): boolean =>
  equal([...a.keys()], [...b.keys()]) && equal([...a.values()], [...b.values()]);

function build(context: CommandContext, writer: LiveWriter, collection: Collection, spec: Document): Index {
  const { engine, transaction } = context;
  // A transaction indexes only what it creates, which is empty outside of it: it sees the index at once.
  const createdAt = transaction ? transaction.startedAt : engine.conflicts.commits + 1;
  if (transaction) refuseUnlessEmpty(context, collection);
  const index = engine.catalog.addIndex(writer, collection, spec, createdAt);
  const documents = new DocumentWriter(writer, collection, () => undefined);
  for (const stored of scan(writer, collection, { kind: 'collection', reverse: false }, { keys: 0, documents: 0 })) {
    documents.addToIndex(index, stored, decode(stored.raw));
  }
  if (index.unsaved) engine.catalog.save(writer, collection);
  return index;
}

/** @throws MongoError OperationNotSupportedInTransaction when the transaction has put documents in what it indexes. */
function refuseUnlessEmpty({ transaction, db }: CommandContext, collection: Collection): void {
  const range = { lower: prefix(collection.id), upper: prefix(collection.id + 1), reverse: false, limit: 1 };
  if (transaction?.overlay.scan('records', range).length === 0) return;
  throw new MongoError(
    'OperationNotSupportedInTransaction',
    `Cannot create new indexes on non-empty collection ${db}.${collection.name} in a multi-document transaction.`,
  );
}

export async function dropIndexesCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, context.name, ['index']);
  const name = collectionName(context);
  const wanted = command.get('index');
  return engine.queue.write((writer) => {
    const collection = engine.catalog.get(db, name);
    if (!collection) throw new MongoError('NamespaceNotFound', `ns not found ${db}.${name}`);
    engine.conflicts.beforeCollectionChange(collection);
    const before = collection.indexes;
    const dropped = selectIndexes(collection, wanted);
    engine.catalog.setIndexes(
      writer,
      collection,
      before.filter((index) => !dropped.includes(index)),
    );
    for (const index of dropped) markGarbage(writer, 'indexes', index.id);
    engine.reclaim();
    return reply({ nIndexesWas: int(before.length) });
  });
}

function selectIndexes(collection: Collection, wanted: Value | undefined): Index[] {
  if (wanted === '*') return collection.indexes.slice(1);
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((item) => {
    const index = collection.indexes.find((candidate) =>
      typeof item === 'string'
        ? candidate.name === item
        : isDocument(item) && sameKeys(candidate.spec.get('key') as Document, item),
    );
    if (!index) {
      throw new MongoError(
        'IndexNotFound',
        isDocument(item)
          ? `can't find index with key: ${formatValue(item)}`
          : `index not found with name [${String(item)}]`,
      );
    }
    if (index.name === '_id_') throw new MongoError('InvalidOptions', 'cannot drop _id index');
    return index;
  });
}

export async function listIndexesCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine, db } = context;
  checkFields(command, 'listIndexes', ['cursor']);
  const name = collectionName(context);
  const collection = engine.catalog.get(db, name);
  if (!collection) throw new MongoError('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
  return openList(
    context,
    name,
    collection.indexes.map((index) => index.spec),
  );
}

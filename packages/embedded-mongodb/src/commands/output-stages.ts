import { encode } from '../bson/encode.ts';
import { decode } from '../bson/decode.ts';
import { doc, type Document, int, isDocument, type Maybe, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { namedFields } from '../expressions/shapes.ts';
import { mergeDocuments } from '../expressions/objects.ts';
import type { Stream } from '../query/stream.ts';
import { DocumentWriter, findById } from '../storage/documents.ts';
import { booleanField, checkName, type CommandContext } from './context.ts';
import { prepareInsert, validate } from './write.ts';

/** Writes what a pipeline gives; resolves once it is on disk. */
export type Output = (documents: Stream<Document>) => Promise<void>;

/** `$out` and `$merge` (by `_id`, into the same database). */
export function compileOutput(context: CommandContext, name: string, operand: Value): Output {
  return name === '$out' ? compileOut(context, operand) : compileMerge(context, operand);
}

function compileOut(context: CommandContext, operand: Value): Output {
  const target = nameOf(context, operand, 'coll');
  const bypass = bypassOf(context);
  const { engine, db } = context;
  return async (documents) => {
    const all: Document[] = [];
    await engine.visit(documents, (document) => all.push(document));
    await engine.queue.write((writer) => {
      const old = engine.catalog.get(db, target);
      if (old) engine.dropCollection(writer, old);
      const collection = engine.catalog.create(writer, db, target, old?.options ?? new Map());
      const kept = old?.indexes.slice(1) ?? [];
      for (const index of kept) engine.catalog.addIndex(writer, collection, index.spec, engine.conflicts.commits + 1);
      const into = new DocumentWriter(writer, collection, () => engine.catalog.save(writer, collection));
      for (const document of all) {
        const ready = prepareInsert(document);
        validate(collection, ready, bypass);
        into.insert(ready, encode(ready));
      }
    });
  };
}

const bypassOf = ({ command }: CommandContext): boolean =>
  booleanField(command, 'bypassDocumentValidation', 'aggregate');

function nameOf(context: CommandContext, operand: Maybe, key: string): string {
  if (isDocument(operand)) {
    const fields = namedFields(operand, ['db', key], [], 'target');
    if (fields.get('db') !== context.db) throw notImplemented('writing the result of a pipeline to another database');
    return nameOf(context, fields.get(key), key);
  }
  if (typeof operand !== 'string') throw new MongoError(16990, 'the target collection must be named');
  checkName(context.db, operand);
  return operand;
}

function compileMerge(context: CommandContext, operand: Value): Output {
  const fields =
    typeof operand === 'string'
      ? new Map<string, Value>([['into', operand]])
      : namedFields(operand, ['into'], ['on', 'let', 'whenMatched', 'whenNotMatched'], '$merge');
  const target = nameOf(context, fields.get('into'), 'coll');
  const on = fields.get('on') ?? '_id';
  if (on !== '_id' && !(Array.isArray(on) && on.length === 1 && on[0] === '_id'))
    throw notImplemented('$merge on other fields than _id');
  const whenMatched = fields.get('whenMatched') ?? 'merge';
  const whenNotMatched = fields.get('whenNotMatched') ?? 'insert';
  if (typeof whenMatched !== 'string') throw notImplemented('$merge with a pipeline in whenMatched');
  if (
    !['replace', 'keepExisting', 'merge', 'fail'].includes(whenMatched) ||
    !['insert', 'discard', 'fail'].includes(String(whenNotMatched))
  ) {
    throw new MongoError('BadValue', 'unknown whenMatched or whenNotMatched mode of $merge');
  }
  const bypass = bypassOf(context);
  const { engine, db } = context;
  return async (documents) => {
    const all: Document[] = [];
    await engine.visit(documents, (document) => all.push(document));
    await engine.queue.write((writer) => {
      const collection = engine.ensure(writer, db, target);
      const into = new DocumentWriter(writer, collection, () => engine.catalog.save(writer, collection));
      for (const document of all) {
        const ready = prepareInsert(document);
        const stored = findById(writer, collection, ready.get('_id') as Value);
        if (!stored) {
          if (whenNotMatched === 'fail')
            throw new MongoError(
              13113,
              '$merge could not find a matching document in the target collection for at least one document in the source collection',
            );
          if (whenNotMatched === 'discard') continue;
          validate(collection, ready, bypass);
          into.insert(ready, encode(ready));
        } else if (whenMatched === 'fail') {
          throw new MongoError(
            'DuplicateKey',
            'E11000 duplicate key error: $merge found a matching document and whenMatched is fail',
            doc({ keyPattern: doc({ _id: int(1) }), keyValue: doc({ _id: ready.get('_id') }) }),
          );
        } else if (whenMatched !== 'keepExisting') {
          const before = decode(stored.raw);
          const after = whenMatched === 'replace' ? ready : mergeDocuments([before, ready], '$merge');
          validate(collection, after, bypass, before);
          into.replace(stored, before, after, encode(after));
        }
      }
    });
  };
}

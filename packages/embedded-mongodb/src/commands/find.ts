import { RawDocument, type EncodableDocument, reply } from '../bson/encode.ts';
import { isDocument, type Document, int } from '../bson/values.ts';
import { FIRST_BATCH, type Result } from '../engine/cursors.ts';
import { MongoError } from '../errors.ts';
import { refuseComparing } from '../query/collation.ts';
import { compileFilter } from '../query/filter.ts';
import { find, type Query } from '../query/find.ts';
import { compileProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { mapped, type Stream } from '../query/stream.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import { isNumber } from '../bson/values.ts';
import {
  booleanField,
  checkFields,
  collationOf,
  collectionName,
  type CommandContext,
  countField,
  documentField,
  letVariables,
  stringField,
} from './context.ts';

const FIND_FIELDS = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'noCursorTimeout',
  'allowDiskUse',
  'allowPartialResults',
  'oplogReplay',
  'let',
  'collation',
];
const FIND_LACKS = ['tailable', 'awaitData', 'min', 'max', 'returnKey', 'showRecordId', 'exhaust', 'readOnce'];

/** What a find command asks, ready to run. */
export function findQuery(context: CommandContext): { query: Query; stream: () => Stream<Result> } {
  const { command } = context;
  checkFields(command, 'find', FIND_FIELDS, FIND_LACKS);
  const variables = letVariables(command);
  const projection = documentField(command, 'projection', 'find');
  const collation = collationOf(command, 'find');
  refuseComparing(collation, projection);
  const name = collectionName(context);
  const limit = countField(command, 'limit', 'find') ?? 0;
  const query: Query = {
    reader: context.reader,
    collection: context.engine.catalog.get(context.db, name, context.transaction),
    filter: compileFilter(documentField(command, 'filter', 'find') ?? new Map(), variables, collation),
    sort: parseSort(documentField(command, 'sort', 'find') ?? new Map()),
    skip: countField(command, 'skip', 'find') ?? 0,
    limit: limit === 0 ? Infinity : limit,
    hint: hintOf(command),
    asOf: context.asOf,
    time: context.time,
    needsMatch: projection !== undefined && [...projection.keys()].some((key) => key.endsWith('.$')),
  };
  const project = projection && projection.size > 0 ? compileProjection(projection, { variables }) : undefined;
  return {
    query,
    stream: () =>
      mapped(find(query), (row): Result => (project ? project(row.document, row.matched) : new RawDocument(row.raw))),
  };
}

export const hintOf = (command: Document) => {
  const hint = command.get('hint');
  return hint === undefined || (isDocument(hint) && hint.size === 0) ? undefined : hint;
};

export async function findCommand(context: CommandContext): Promise<EncodableDocument> {
  const { query, stream } = findQuery(context);
  const { command } = context;
  return context.engine.cursors.open({
    namespace: `${context.db}.${collectionName(context)}`,
    stream: stream(),
    batchSize: countField(command, 'batchSize', 'find') ?? FIRST_BATCH,
    limit: query.limit,
    single: booleanField(command, 'singleBatch', 'find'),
    transaction: context.transaction,
    session: context.session?.text,
    time: context.time,
  });
}

export async function getMoreCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'getMore', ['collection', 'batchSize'], ['term', 'lastKnownCommittedOpTime']);
  const id = command.get('getMore');
  if (typeof id !== 'bigint')
    throw new MongoError('TypeMismatch', "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  const namespace = `${context.db}.${stringField(command, 'collection', 'getMore')}`;
  if (context.time)
    throw new MongoError('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor');
  const size = countField(command, 'batchSize', 'getMore') ?? 0;
  return context.engine.cursors.more(id, namespace, size === 0 ? Infinity : size, context.session?.text);
}

export function killCursorsCommand(context: CommandContext): EncodableDocument {
  checkFields(context.command, 'killCursors', ['cursors']);
  const ids = context.command.get('cursors');
  if (!Array.isArray(ids)) throw new MongoError('TypeMismatch', "BSON field 'killCursors.cursors' must be an array");
  const killed: bigint[] = [];
  const missing: bigint[] = [];
  for (const id of ids) {
    const whole = isNumber(id) ? toWholeNumber(id) : undefined;
    if (whole !== undefined) (context.engine.cursors.kill(whole) ? killed : missing).push(whole);
  }
  return reply({ cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] });
}

/** `count`, with or without a query. */
export async function countCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command, engine } = context;
  checkFields(command, 'count', ['query', 'limit', 'skip', 'hint', 'fields', 'collation']);
  const collection = engine.catalog.get(context.db, collectionName(context), context.transaction);
  const filter = documentField(command, 'query', 'count') ?? new Map();
  const limitValue = command.get('limit');
  const limit = isNumber(limitValue) ? Math.abs(Number(toWholeNumber(limitValue) ?? 0n)) : 0;
  const skip = countField(command, 'skip', 'count') ?? 0;
  let total = 0;
  if (collection && filter.size === 0 && !context.transaction) {
    total = Math.max(0, engine.countRecords(collection) - skip);
    if (limit > 0) total = Math.min(total, limit);
  } else {
    const rows = find({
      reader: context.reader,
      collection,
      filter: compileFilter(filter, undefined, collationOf(command, 'count')),
      sort: [],
      skip,
      limit: limit === 0 ? Infinity : limit,
      hint: hintOf(command),
      asOf: context.asOf,
      time: context.time,
    });
    await engine.visit(rows, () => {
      total++;
    });
  }
  return reply({ n: int(total) });
}

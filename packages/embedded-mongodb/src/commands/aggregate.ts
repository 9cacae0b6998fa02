import { compilePipeline, stagesOf } from '../aggregation/pipeline.ts';
import type { Surroundings } from '../aggregation/types.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { type Document, isDocument, isNumber, type Value } from '../bson/values.ts';
import { FIRST_BATCH } from '../engine/cursors.ts';
import { MongoError } from '../errors.ts';
import type { CompiledFilter } from '../query/compiled-filter.ts';
import { find } from '../query/find.ts';
import type { Planned } from '../query/planner.ts';
import type { ScanCounts } from '../query/scan.ts';
import type { Sort } from '../query/sort.ts';
import { mapped, type Stream } from '../query/stream.ts';
import {
  arrayField,
  checkFields,
  collationOf,
  checkName,
  type CommandContext,
  countField,
  documentField,
  letVariables,
} from './context.ts';
import { databaseDocuments } from './database-documents.ts';
import { hintOf } from './find.ts';
import { compileOutput } from './output-stages.ts';

const FIELDS = ['pipeline', 'cursor', 'allowDiskUse', 'let', 'hint', 'bypassDocumentValidation', 'collation'];

/** What explain wants to be told of the reading of the main collection. */
export interface Watch {
  counts: ScanCounts;
  onPlan: (planned: Planned) => void;
}

export async function aggregateCommand(context: CommandContext): Promise<EncodableDocument> {
  const { command } = context;
  checkFields(command, 'aggregate', FIELDS, [
    'explain',
    'exchange',
    'fromMongos',
    'needsMerge',
    'isMapReduceCommand',
    'collectionUUID',
  ]);
  const cursor = documentField(command, 'cursor', 'aggregate');
  if (!cursor)
    throw new MongoError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  const stages = arrayField(command, 'pipeline', 'aggregate');
  const last = stagesOf(stages).at(-1);
  const name = targetName(context);
  if (last && (last[0] === '$out' || last[0] === '$merge')) {
    if (context.transaction)
      throw new MongoError('OperationNotSupportedInTransaction', `${last[0]} cannot be used in a transaction`);
    const concern = context.command.get('readConcern');
    if (isDocument(concern) && concern.get('level') === 'linearizable')
      throw new MongoError('InvalidOptions', `${last[0]} cannot be used with a 'linearizable' read concern level`);
    await compileOutput(context, last[0], last[1])(aggregateStream(context, name, stages.slice(0, -1)));
    return context.engine.cursors.open({ ...cursorOptions(context, name), stream: [], batchSize: FIRST_BATCH });
  }
  return context.engine.cursors.open({
    ...cursorOptions(context, name),
    stream: aggregateStream(context, name, stages),
    batchSize: countField(cursor, 'batchSize', 'aggregate.cursor') ?? FIRST_BATCH,
  });
}

const cursorOptions = (context: CommandContext, name: string | undefined) => ({
  namespace: `${context.db}.${name ?? '$cmd.aggregate'}`,
  limit: Infinity,
  single: false,
  transaction: context.transaction,
  session: context.session?.text,
  time: context.time,
});

/** The collection aggregated, or undefined for `aggregate: 1`. */
function targetName(context: CommandContext): string | undefined {
  const target = context.command.get('aggregate');
  if (isNumber(target)) return undefined;
  if (typeof target !== 'string') throw new MongoError('InvalidNamespace', 'aggregate names no collection');
  checkName(context.db, target);
  return target;
}

/** The documents that a pipeline gives. */
export function aggregateStream(
  context: CommandContext,
  name: string | undefined,
  stages: Value[],
  watch?: Watch,
): Stream<Document> {
  const surroundings: Surroundings = {
    variables: letVariables(context.command),
    collation: collationOf(context.command, 'aggregate'),
    read: (collection, filter) => read(context, collection, filter, [], Infinity),
    compile: compilePipeline,
  };
  if (name === undefined) {
    const [first] = stagesOf(stages);
    return compilePipeline(stages.slice(1), surroundings).stage(
      databaseDocuments(context, first ?? [undefined, undefined], surroundings),
    );
  }
  return compilePipeline(stages, surroundings).over((filter, sort, limit) =>
    read(context, name, filter, sort, limit, hintOf(context.command), watch),
  );
}

function read(
  context: CommandContext,
  name: string,
  filter: CompiledFilter,
  sort: Sort,
  limit: number,
  hint?: Value,
  watch?: Watch,
): Stream<Document> {
  const rows = find({
    reader: context.reader,
    collection: context.engine.catalog.get(context.db, name, context.transaction),
    filter,
    sort,
    skip: 0,
    limit,
    hint,
    asOf: context.asOf,
    time: context.time,
    ...watch,
  });
  return mapped(rows, (row) => row.document);
}

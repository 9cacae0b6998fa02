import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { type Document, isDocument, isNumber, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import { type Collation, refuseComparing } from '../query/collation.ts';
import type { CompiledFilter } from '../query/compiled-filter.ts';
import { compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { parseSort, type Sort } from '../query/sort.ts';
import { limited, mapped, PAUSE, skipped, sorted, type Stream } from '../query/stream.ts';
import { compileAddFields, compileReplaceRoot, compileUnset } from './document-stages.ts';
import { fillStage } from './fill.ts';
import { bucketAutoStage, bucketStage, countStage, groupStage, sampleStage, sortByCountStage } from './grouping.ts';
import { facetStage, graphLookupStage, lookupStage, unionWithStage } from './joining.ts';
import { redactStage } from './redact.ts';
import type { Pipeline, Stage, StageCompiler, Surroundings } from './types.ts';
import { unwindStage } from './unwind.ts';
import { setWindowFieldsStage } from './window.ts';

const MATCH_ALL: Document = new Map();

const each =
  (
    make: (operand: Value, surroundings: Surroundings, name: string) => (document: Document) => Document,
  ): StageCompiler =>
  (operand, surroundings, name) => {
    const change = make(operand, surroundings, name);
    return (input) => mapped(input, change);
  };

const matchStage: StageCompiler = (operand, { variables, collation }) => {
  if (!isDocument(operand)) throw new MongoError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(operand, variables, collation);
  return function* (input) {
    for (const document of input) if (document === PAUSE || filter.matches(document)) yield document;
  };
};

const wholeNumber = (operand: Value, name: string, least: number): number => {
  const whole = isNumber(operand) ? toWholeNumber(operand) : undefined;
  if (whole === undefined || whole < BigInt(least)) {
    throw new MongoError(
      name === '$limit' ? (isNumber(operand) && toDouble(operand) === 0 ? 15958 : 5107201) : 5107200,
      `invalid argument to ${name} stage: Expected ${least > 0 ? 'a positive' : 'a non-negative'} number`,
    );
  }
  return Number(whole);
};

const sortStage =
  (limit: number): StageCompiler =>
  (operand, { collation }) => {
    if (!isDocument(operand) || operand.size === 0)
      throw new MongoError(15976, '$sort stage must have at least one sort key');
    const sort = parseSort(operand);
    return (input) =>
      sorted(
        input,
        sort,
        limit,
        (document) => document,
        () => 500,
        collation,
      );
  };

const STAGES: Readonly<Record<string, StageCompiler>> = {
  $match: matchStage,
  $project: each((operand, { variables }) => {
    if (!isDocument(operand)) throw new MongoError(15969, '$project specification must be an object');
    return compileProjection(operand, { variables, stage: true });
  }),
  $addFields: each((operand, { variables }) => compileAddFields(operand, variables)),
  $set: each((operand, { variables }) => compileAddFields(operand, variables)),
  $unset: each((operand) => compileUnset(operand)),
  $replaceRoot: each((operand, { variables }, name) => compileReplaceRoot(name, operand, variables)),
  $replaceWith: each((operand, { variables }, name) => compileReplaceRoot(name, operand, variables)),
  $skip: (operand, _, name) => {
    const count = wholeNumber(operand, name, 0);
    return (input) => skipped(input, count);
  },
  $limit: (operand, _, name) => {
    const count = wholeNumber(operand, name, 1);
    return (input) => limited(input, count);
  },
  $sort: sortStage(Infinity),
  $group: groupStage,
  $sortByCount: sortByCountStage,
  $bucket: bucketStage,
  $bucketAuto: bucketAutoStage,
  $count: countStage,
  $sample: sampleStage,
  $unwind: unwindStage,
  $lookup: lookupStage,
  $graphLookup: graphLookupStage,
  $unionWith: unionWithStage,
  $facet: facetStage,
  $redact: redactStage,
  $setWindowFields: setWindowFieldsStage,
  $fill: fillStage,
};

const LACKING = new Set([
  '$densify',
  '$geoNear',
  '$changeStream',
  '$changeStreamSplitLargeEvent',
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$planCacheStats',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$shardedDataDistribution',
  '$listSampledQueries',
  '$querySettings',
  '$queryStats',
]);
const NOT_NESTED = new Set(['$facet', '$out', '$merge', '$geoNear', '$collStats', '$indexStats']);

/** The name and operand of each stage. @throws MongoError 40323 unless each has exactly one field. */
export function stagesOf(pipeline: readonly Value[]): [string, Value][] {
  return pipeline.map((stage) => {
    if (!isDocument(stage))
      throw new MongoError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
    if (stage.size !== 1)
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    return [...stage][0] as [string, Value];
  });
}

/**
 * Compiles a pipeline.
 * @throws MongoError 40324 for a stage that does not exist, NotImplemented for one that this engine lacks.
 */
export function compilePipeline(
  pipeline: readonly Value[],
  surroundings: Surroundings,
  options: { nested?: boolean } = {},
): Pipeline {
  const stages = stagesOf(pipeline);
  stages.forEach(([name], i) => {
    if (name === '$documents') throw new MongoError(40602, '$documents is only valid as the first stage in a pipeline');
    if (name === '$out' || name === '$merge')
      throw new MongoError(40601, `${name} can only be the final stage in the pipeline`);
    if (options.nested && NOT_NESTED.has(name))
      throw new MongoError(40600, `${name} is not allowed to be used within a $facet stage (${i})`);
  });
  const compiled = stages.map((stage, i) => compileStage(stage, stages[i + 1], surroundings));
  const run = (input: Stream<Document>, from: number) =>
    compiled.slice(from).reduce((stream, stage) => stage(stream), input);
  return { stage: (input) => run(input, 0), over: (read) => runOver(stages, surroundings, read, run) };
}

function compileStage(
  [name, operand]: [string, Value],
  next: [string, Value] | undefined,
  surroundings: Surroundings,
): Stage {
  if (LACKING.has(name)) throw notImplemented(`the pipeline stage ${name}`);
  const compiler = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!compiler) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  if (surroundings.collation) refuseUncollated(name, operand, surroundings.collation);
  // A sort that only feeds a limit keeps no more than the limit.
  if (name === '$sort' && next?.[0] === '$limit')
    return sortStage(wholeNumber(next[1], '$limit', 1))(operand, surroundings, name);
  return compiler(operand, surroundings, name);
}

/** Stages that compare nothing, or compare as a collation says. */
const COLLATED = new Set([
  '$match',
  '$sort',
  '$group',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$skip',
  '$limit',
  '$unwind',
  '$count',
  '$facet',
  '$sample',
  '$redact',
]);

/** @throws MongoError NotImplemented for a stage that would compare text by bytes. */
function refuseUncollated(name: string, operand: Value, collation: Collation): void {
  if (!COLLATED.has(name)) throw notImplemented(`${name} under a collation`);
  if (name !== '$match' && name !== '$facet') refuseComparing(collation, operand);
}

/** Gives leading $match, $sort and $limit stages to the reader, which has indexes for them. */
function runOver(
  stages: [string, Value][],
  { variables, collation }: Surroundings,
  read: (filter: CompiledFilter, sort: Sort, limit: number) => Stream<Document>,
  run: (input: Stream<Document>, from: number) => Stream<Document>,
): Stream<Document> {
  let at = 0;
  const filters: Document[] = [];
  for (; stages[at]?.[0] === '$match'; at++) filters.push(stages[at]?.[1] as Document);
  const filter =
    filters.length === 1
      ? (filters[0] as Document)
      : filters.length > 1
        ? new Map<string, Value>([['$and', filters]])
        : MATCH_ALL;
  let sort: Sort = [];
  if (stages[at]?.[0] === '$sort') sort = parseSort(stages[at++]?.[1] as Document);
  const next = stages[at];
  const limit = next?.[0] === '$limit' ? wholeNumber(next[1], '$limit', 1) : Infinity;
  return run(read(compileFilter(filter, variables, collation), sort, limit), at);
}

/** Documents given in the pipeline itself. */
export function literalDocuments(operand: Value, surroundings: Surroundings): Document[] {
  const value = compileExpression(operand)(new Map(), surroundings.variables);
  if (!Array.isArray(value) || !value.every(isDocument))
    throw new MongoError(
      5858203,
      'error during aggregation :: caused by :: $documents must evaluate to an array of objects',
    );
  return value.filter(isDocument);
}

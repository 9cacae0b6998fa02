import { encodeKey } from '../bson/sort-key.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import {
  BSONRegExp,
  doc,
  type Document,
  isDocument,
  isNullish,
  isNumber,
  type Maybe,
  type Value,
} from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import { namedFields } from '../expressions/shapes.ts';
import { compileFilter } from '../query/filter.ts';
import { somePath } from '../query/paths.ts';
import { collectNow, PAUSE } from '../query/stream.ts';
import { writePath } from '../update/targets.ts';
import { clone } from '../bson/values.ts';
import type { StageCompiler, Surroundings } from './types.ts';

const text = (fields: Document, key: string, name: string): string => {
  const value = fields.get(key);
  if (typeof value !== 'string') throw new MongoError(4570, `${name} argument '${key}' must be a string`);
  return value;
};

/** The documents whose field meets one of the values: null also meets what is missing. */
function meeting(field: string, values: readonly Value[]) {
  const plain = values.filter((value) => !(value instanceof BSONRegExp));
  if (plain.length === values.length) return compileFilter(doc({ [field]: doc({ $in: plain }) }));
  return compileFilter(doc({ $or: values.map((value) => doc({ [field]: doc({ $eq: value }) })) }));
}

/** The values a local field offers for joining: the items of an array, null when there is nothing. */
function offered(document: Document, parts: readonly string[]): Value[] {
  const values: Value[] = [];
  somePath(document, parts, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else if (!isNullish(value)) values.push(value);
    else values.push(null);
    return false;
  });
  return values.length === 0 ? [null] : values;
}

const withField = (document: Document, path: string, value: Value): Document => {
  const out: Document = path.includes('.') ? clone(document) : new Map(document);
  writePath(out, path.split('.'), value);
  return out;
};

export const lookupStage: StageCompiler = (operand, surroundings, name) => {
  const fields = namedFields(operand, ['as'], ['from', 'localField', 'foreignField', 'let', 'pipeline'], name);
  const as = text(fields, 'as', name);
  const pipeline = fields.get('pipeline');
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new MongoError('TypeMismatch', "$lookup 'pipeline' must be an array");
  const joins = fields.has('localField') || fields.has('foreignField');
  if (!joins && !pipeline)
    throw new MongoError(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const from = fields.has('from') ? text(fields, 'from', name) : undefined;
  const local = joins ? text(fields, 'localField', name).split('.') : [];
  const foreign = joins ? text(fields, 'foreignField', name) : '';
  const declared = fields.get('let');
  const definitions = isDocument(declared)
    ? [...declared].map(([key, value]) => [key, compileExpression(value)] as const)
    : [];
  // Compiled once to refuse mistakes even when nothing is joined.
  if (pipeline)
    surroundings.compile(
      pipeline,
      withVariables(
        surroundings,
        definitions.map(([key]) => [key, null] as const),
      ),
    );
  const joined = (document: Document): Document[] => {
    const filter = joins ? meeting(foreign, offered(document, local)) : compileFilter(new Map());
    const found = from === undefined ? [] : surroundings.read(from, filter);
    if (!pipeline) return collectNow(found);
    const values = definitions.map(([key, evaluate]) => [key, evaluate(document, surroundings.variables)] as const);
    const inner = withVariables(surroundings, values);
    const run = surroundings.compile(pipeline, inner);
    return collectNow(
      from !== undefined && !joins ? run.over((rest) => surroundings.read(from, rest)) : run.stage(found),
    );
  };
  return function* (input) {
    for (const document of input) yield document === PAUSE ? PAUSE : withField(document, as, joined(document));
  };
};

function withVariables(surroundings: Surroundings, values: Iterable<readonly [string, Maybe]>): Surroundings {
  const variables = new Map(surroundings.variables);
  for (const [key, value] of values) variables.set(key, value);
  return { ...surroundings, variables };
}

export const graphLookupStage: StageCompiler = (operand, surroundings, name) => {
  const fields = namedFields(
    operand,
    ['from', 'startWith', 'connectFromField', 'connectToField', 'as'],
    ['maxDepth', 'depthField', 'restrictSearchWithMatch'],
    name,
  );
  const [from, fromField, toField, as] = ['from', 'connectFromField', 'connectToField', 'as'].map((key) =>
    text(fields, key, name),
  ) as [string, string, string, string];
  const start = compileExpression(fields.get('startWith') as Value);
  const limit = fields.get('maxDepth');
  const most = isNumber(limit) ? Number(toWholeNumber(limit) ?? toDouble(limit)) : Infinity;
  const depthField = fields.has('depthField') ? text(fields, 'depthField', name) : undefined;
  const restrict = fields.get('restrictSearchWithMatch');
  const restricted = isDocument(restrict) ? compileFilter(restrict) : undefined;
  const reach = (document: Document): Document[] => {
    const first = start(document, surroundings.variables);
    let frontier: Value[] = Array.isArray(first) ? first : [first ?? null];
    const seen = new Map<string, Document>();
    for (let depth = 0; depth <= most && frontier.length > 0; depth++) {
      const next: Value[] = [];
      for (const found of collectNow(surroundings.read(from, meeting(toField, frontier)))) {
        const key = encodeKey([found.get('_id') ?? null]).toString('latin1');
        if (seen.has(key) || (restricted && !restricted.matches(found))) continue;
        seen.set(key, depthField === undefined ? found : withField(found, depthField, BigInt(depth)));
        next.push(...offered(found, fromField.split('.')).filter((value) => value !== null));
      }
      frontier = next;
    }
    return [...seen.values()];
  };
  return function* (input) {
    for (const document of input) yield document === PAUSE ? PAUSE : withField(document, as, reach(document));
  };
};

export const unionWithStage: StageCompiler = (operand, surroundings, name) => {
  const fields =
    typeof operand === 'string' ? doc({ coll: operand }) : namedFields(operand, ['coll'], ['pipeline'], name);
  const collection = text(fields, 'coll', name);
  const pipeline = fields.get('pipeline') ?? [];
  if (!Array.isArray(pipeline)) throw new MongoError('TypeMismatch', "$unionWith 'pipeline' must be an array");
  const run = surroundings.compile(pipeline, surroundings);
  return function* (input) {
    yield* input;
    yield* run.over((filter) => surroundings.read(collection, filter));
  };
};

export const facetStage: StageCompiler = (operand, surroundings) => {
  if (!isDocument(operand) || operand.size === 0)
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  const facets = [...operand].map(([key, stages]) => {
    if (!Array.isArray(stages)) throw new MongoError(40170, `arguments to $facet must be arrays, ${key} is not`);
    return [key, surroundings.compile(stages, surroundings, { nested: true })] as const;
  });
  return function* (input) {
    const documents: Document[] = [];
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else documents.push(document);
    }
    const out: Document = new Map();
    for (const [key, pipeline] of facets) out.set(key, collectNow(pipeline.stage(documents)));
    yield out;
  };
};

import { compare } from '../bson/compare.ts';
import { encodeKey } from '../bson/sort-key.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { doc, type Document, int, isDocument, isNumber, type Maybe, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import type { Evaluate } from '../expressions/types.ts';
import { namedFields } from '../expressions/shapes.ts';
import { PAUSE, type Stream } from '../query/stream.ts';
import { type Accumulator, compileAccumulator } from './accumulators.ts';
import type { StageCompiler, Surroundings } from './types.ts';

interface Group {
  id: Value;
  fields: [string, Accumulator][];
}

type FieldMakers = [string, () => Accumulator][];

function compileFields(specification: Iterable<[string, Value]>): FieldMakers {
  return [...specification].map(([field, value]) => {
    if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`);
    if (field.startsWith('$')) throw new MongoError(40236, `The field name '${field}' cannot be an operator name`);
    return [field, compileAccumulator(field, value)];
  });
}

/** Groups by a computed key; calls `pause` so that the caller can let others run. */
function* gather(
  input: Stream<Document>,
  keyOf: (document: Document) => Maybe,
  makers: FieldMakers,
  { variables, collation }: Surroundings,
): Generator<typeof PAUSE, Group[]> {
  const groups = new Map<string, Group>();
  for (const document of input) {
    if (document === PAUSE) {
      yield PAUSE;
      continue;
    }
    const id = keyOf(document) ?? null;
    const text = encodeKey([collation ? collation.canonical(id) : id]).toString('latin1');
    let group = groups.get(text);
    if (!group) groups.set(text, (group = { id, fields: makers.map(([field, make]) => [field, make()]) }));
    for (const [, accumulator] of group.fields) accumulator.add(document, variables);
  }
  return [...groups.values()];
}

const toDocument = ({ id, fields }: Group): Document =>
  new Map<string, Value>([
    ['_id', id],
    ...fields.map(([field, accumulator]) => [field, accumulator.result()] as const),
  ]);

/** A key of one field holds null where its value is missing; one of several leaves it out, as MongoDB does. */
function compileGroupKey(expression: Value): Evaluate {
  const only = isDocument(expression) && expression.size === 1 ? ([...expression][0] as [string, Value]) : undefined;
  if (!only || only[0].startsWith('$')) return compileExpression(expression);
  const evaluate = compileExpression(only[1]);
  return (document, variables) => doc({ [only[0]]: evaluate(document, variables) ?? null });
}

export const groupStage: StageCompiler = (operand, surroundings) => {
  if (!isDocument(operand)) throw new MongoError(15947, "a group's fields must be specified in an object");
  const idExpression = operand.get('_id');
  if (idExpression === undefined) throw new MongoError(15955, 'a group specification must include an _id');
  const id = compileGroupKey(idExpression);
  const makers = compileFields([...operand].filter(([key]) => key !== '_id'));
  return function* (input) {
    const groups = yield* gather(input, (document) => id(document, surroundings.variables), makers, surroundings);
    for (const group of groups) yield toDocument(group);
  };
};

export const sortByCountStage: StageCompiler = (operand, surroundings) => {
  const key = compileExpression(operand);
  const makers = compileFields([['count', doc({ $sum: int(1) })]]);
  return function* (input) {
    const groups = yield* gather(input, (document) => key(document, surroundings.variables), makers, surroundings);
    yield* groups.map(toDocument).sort((a, b) => compare(b.get('count'), a.get('count')));
  };
};

const COUNT_OUTPUT = new Map<string, Value>([['count', doc({ $sum: int(1) })]]);

function outputOf(fields: Document): FieldMakers {
  const output = fields.get('output');
  if (output !== undefined && !isDocument(output)) throw new MongoError(40196, "The 'output' field must be an object");
  return compileFields(output ?? COUNT_OUTPUT);
}

export const bucketStage: StageCompiler = (operand, surroundings, name) => {
  const fields = namedFields(operand, ['groupBy', 'boundaries'], ['default', 'output'], name);
  const boundaries = fields.get('boundaries');
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new MongoError(40191, "The $bucket 'boundaries' field must be an array of at least 2 values");
  }
  for (let i = 1; i < boundaries.length; i++) {
    if (compare(boundaries[i - 1], boundaries[i]) >= 0) {
      throw new MongoError(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
    }
  }
  const groupBy = compileExpression(fields.get('groupBy') as Value);
  const fallback = fields.get('default');
  const makers = outputOf(fields);
  const bucketOf = (document: Document): Value => {
    const value = groupBy(document, surroundings.variables) ?? null;
    for (let i = boundaries.length - 1; i >= 0; i--) {
      if (compare(value, boundaries[i]) < 0) continue;
      if (i < boundaries.length - 1) return boundaries[i] as Value;
      break;
    }
    if (fallback === undefined) {
      throw new MongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    return fallback;
  };
  return function* (input) {
    const groups = yield* gather(input, bucketOf, makers, surroundings);
    yield* groups.map(toDocument).sort((a, b) => compare(a.get('_id'), b.get('_id')));
  };
};

export const bucketAutoStage: StageCompiler = (operand, surroundings, name) => {
  const fields = namedFields(operand, ['groupBy', 'buckets'], ['output', 'granularity'], name);
  if (fields.has('granularity')) throw notImplemented('$bucketAuto granularity');
  const count = fields.get('buckets');
  const buckets = isNumber(count) ? toWholeNumber(count) : undefined;
  if (buckets === undefined || buckets <= 0n) {
    throw new MongoError(
      40243,
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${isNumber(count) ? toDouble(count) : ''}`,
    );
  }
  const groupBy = compileExpression(fields.get('groupBy') as Value);
  const makers = outputOf(fields);
  return function* (input) {
    const items: { value: Value; document: Document }[] = [];
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else items.push({ value: groupBy(document, surroundings.variables) ?? null, document });
    }
    items.sort((a, b) => compare(a.value, b.value));
    yield* makeBuckets(items, Number(buckets), makers, surroundings);
  };
};

function* makeBuckets(
  items: { value: Value; document: Document }[],
  buckets: number,
  makers: FieldMakers,
  { variables }: Surroundings,
): Iterable<Document> {
  const size = Math.max(1, Math.round(items.length / buckets));
  for (let start = 0, made = 1; start < items.length; made++) {
    let end = made === buckets ? items.length : Math.min(items.length, start + size);
    // Equal values stay in one bucket.
    while (end < items.length && compare(items[end]?.value, items[end - 1]?.value) === 0) end++;
    const accumulators = makers.map(([field, make]) => [field, make()] as [string, Accumulator]);
    for (let i = start; i < end; i++) {
      for (const [, accumulator] of accumulators)
        accumulator.add((items[i] as { document: Document }).document, variables);
    }
    const max = items[Math.min(end, items.length - 1)]?.value as Value;
    yield toDocument({ id: doc({ min: items[start]?.value as Value, max }), fields: accumulators });
    start = end;
  }
}

export const countStage: StageCompiler = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new MongoError(40156, 'the count field must be a non-empty string, not start with $ and not contain a dot');
  }
  return function* (input) {
    let total = 0;
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else total++;
    }
    if (total > 0) yield doc({ [operand]: int(total) });
  };
};

export const sampleStage: StageCompiler = (operand, _, name) => {
  const size = namedFields(operand, ['size'], [], name).get('size');
  const whole = isNumber(size) ? toWholeNumber(size) : undefined;
  if (whole === undefined || whole <= 0n)
    throw new MongoError(28747, 'size argument to $sample must be a positive integer');
  return function* (input) {
    const items: Document[] = [];
    for (const document of input) {
      if (document === PAUSE) yield PAUSE;
      else items.push(document);
    }
    for (let i = 0; i < Math.min(Number(whole), items.length); i++) {
      const other = i + Math.floor(Math.random() * (items.length - i));
      [items[i], items[other]] = [items[other] as Document, items[i] as Document];
      yield items[i] as Document;
    }
  };
};

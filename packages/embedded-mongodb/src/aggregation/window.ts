import { compare } from '../bson/compare.ts';
import { encodeKey } from '../bson/sort-key.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import { clone, type Document, isDocument, isNullish, isNumber, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import { namedFields } from '../expressions/shapes.ts';
import type { Variables } from '../expressions/types.ts';
import { parseSort, type Sort, sortKey } from '../query/sort.ts';
import { PAUSE } from '../query/stream.ts';
import { writePath } from '../update/targets.ts';
import { compileAccumulator } from './accumulators.ts';
import type { StageCompiler } from './types.ts';

/** The documents of a partition, in order, with the keys they were ordered by. */
interface Partition {
  documents: Document[];
  keys: Buffer[];
  variables: Variables;
}

/** A window function: one value for each document of a partition. */
type WindowFunction = (partition: Partition) => Value[];

/** Window functions that MongoDB has and this engine lacks. */
const LACKING = new Set([
  '$derivative',
  '$integral',
  '$covariancePop',
  '$covarianceSamp',
  '$expMovingAvg',
  '$linearFill',
]);
const RANKS = new Set(['$rank', '$denseRank', '$documentNumber']);

/** `$setWindowFields`: fields computed from the documents around each one, by windows counted in documents. */
export const setWindowFieldsStage: StageCompiler = (operand, { variables }, name) => {
  const fields = namedFields(operand, ['output'], ['partitionBy', 'sortBy'], name);
  const by = fields.get('sortBy');
  if (by !== undefined && !isDocument(by)) throw new MongoError('TypeMismatch', `${name} sortBy must be an object`);
  const sort = by ? parseSort(by) : [];
  const partitionOf = compileExpression(fields.get('partitionBy') ?? null);
  const output = fields.get('output');
  if (!isDocument(output)) throw new MongoError('TypeMismatch', `${name} output must be an object`);
  const computed = [...output].map(([path, specification]) => [path.split('.'), compile(specification, sort)] as const);
  return function* (input) {
    const partitions = new Map<string, { key: Value; documents: Document[] }>();
    for (const document of input) {
      if (document === PAUSE) {
        yield PAUSE;
        continue;
      }
      const key = partitionOf(document, variables) ?? null;
      if (Array.isArray(key))
        throw new MongoError('TypeMismatch', 'An expression used to partition cannot evaluate to an array');
      const text = encodeKey([key]).toString('latin1');
      const partition = partitions.get(text);
      if (partition) partition.documents.push(document);
      else partitions.set(text, { key, documents: [document] });
    }
    for (const { documents } of [...partitions.values()].sort((a, b) => compare(a.key, b.key))) {
      const partition = ordered(documents, sort, variables);
      const columns = computed.map(([path, compute]) => ({ path, values: compute(partition) }));
      yield* partition.documents.map((document, i) => {
        const out = clone(document);
        for (const { path, values } of columns) writePath(out, path, values[i] as Value);
        return out;
      });
    }
  };
};

function ordered(documents: Document[], sort: Sort, variables: Variables): Partition {
  if (sort.length === 0) return { documents, keys: [], variables };
  const rows = documents.map((document) => ({ document, key: sortKey(document, sort) }));
  rows.sort((a, b) => Buffer.compare(a.key, b.key));
  return { documents: rows.map(({ document }) => document), keys: rows.map(({ key }) => key), variables };
}

function compile(specification: Value, sort: Sort): WindowFunction {
  if (!isDocument(specification)) throw new MongoError('FailedToParse', 'a window function must be an object');
  const window = specification.get('window');
  const functions = [...specification].filter(([key]) => key !== 'window');
  const [entry] = functions;
  if (!entry || functions.length > 1) throw new MongoError('FailedToParse', 'a window function must have one operator');
  const [name, operand] = entry;
  if (LACKING.has(name)) throw notImplemented(`the window function ${name}`);
  const bare = RANKS.has(name) || name === '$shift' || name === '$locf';
  if (!bare) return compileOver(name, operand, window, sort);
  if (window !== undefined) throw new MongoError(5371601, `${name} does not accept a 'window' field`);
  if (sort.length === 0 || (RANKS.has(name) && sort.length > 1))
    throw new MongoError(
      5371602,
      `${name} must be specified with a top level sortBy expression with exactly one element`,
    );
  if (name === '$shift') return compileShift(operand);
  if (name === '$locf') return compileLastObserved(operand);
  if (!isDocument(operand) || operand.size > 0) throw new MongoError(5371603, `(None) ${name} takes no arguments`);
  return (partition) => ranks(partition, name);
}

function ranks({ keys }: Partition, name: string): Value[] {
  let rank = 0n;
  return keys.map((key, i) => {
    const tied = i > 0 && key.equals(keys[i - 1] as Buffer);
    if (name === '$documentNumber') return BigInt(i + 1);
    if (!tied) rank = name === '$rank' ? BigInt(i + 1) : rank + 1n;
    return rank;
  });
}

function compileShift(operand: Value): WindowFunction {
  const fields = namedFields(operand, ['output', 'by'], ['default'], '$shift');
  const by = offset(fields.get('by') as Value);
  const output = compileExpression(fields.get('output') as Value);
  const otherwise = compileExpression(fields.get('default') ?? null)(new Map(), new Map()) ?? null;
  return ({ documents, variables }) =>
    documents.map((_, i) => {
      const other = documents[i + by];
      return other ? (output(other, variables) ?? null) : otherwise;
    });
}

function compileLastObserved(operand: Value): WindowFunction {
  const evaluate = compileExpression(operand);
  return ({ documents, variables }) => {
    let last: Value = null;
    return documents.map((document) => {
      const value = evaluate(document, variables);
      if (!isNullish(value)) last = value;
      return last;
    });
  };
}

/** An accumulator over the documents of a window. */
function compileOver(name: string, operand: Value, window: Value | undefined, sort: Sort): WindowFunction {
  if (name === '$mergeObjects') throw new MongoError(5397901, `Unrecognized window function, ${name}`);
  const make = compileAccumulator('window', new Map([[name, operand]]));
  const [low, high] = boundsOf(window);
  if (sort.length === 0 && (low !== -Infinity || high !== Infinity))
    throw new MongoError(5339901, 'Document-based bounds require a sortBy');
  return ({ documents, variables }) => {
    const over = (from: number, to: number) => {
      const accumulator = make();
      for (const document of documents.slice(Math.max(0, from), Math.max(0, to))) accumulator.add(document, variables);
      return accumulator.result();
    };
    if (low === -Infinity && high === Infinity) {
      const whole = over(0, documents.length);
      return documents.map(() => whole);
    }
    return documents.map((_, i) => over(i + low, Math.min(documents.length, i + high + 1)));
  };
}

/** How many documents a window goes back and forth. */
function boundsOf(window: Value | undefined): [number, number] {
  if (window === undefined) return [-Infinity, Infinity];
  if (isDocument(window) && window.has('range')) throw notImplemented('a window by range');
  const bounds = namedFields(window, [], ['documents'], 'window').get('documents');
  if (bounds === undefined) return [-Infinity, Infinity];
  if (!Array.isArray(bounds) || bounds.length !== 2)
    throw new MongoError(5339902, 'Window bounds must be a 2-element array');
  const [low, high] = bounds.map((bound, i) =>
    bound === 'unbounded' ? (i === 0 ? -Infinity : Infinity) : bound === 'current' ? 0 : offset(bound),
  ) as [number, number];
  if (low > high) throw new MongoError(5339900, 'Lower bound must not exceed upper bound');
  return [low, high];
}

function offset(value: Value): number {
  const whole = isNumber(value) ? toWholeNumber(value) : undefined;
  if (whole === undefined) throw new MongoError('FailedToParse', 'an offset in documents must be a whole number');
  return Number(whole);
}

import { compare } from '../bson/compare.ts';
import { toWholeNumber } from '../bson/numbers.ts';
import { encodeKey } from '../bson/sort-key.ts';
import { type Document, int, isDocument, isNullish, isNumber, type Maybe, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { average, sum } from '../expressions/arithmetic.ts';
import { standardDeviation } from '../expressions/arrays.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import { mergeDocuments } from '../expressions/objects.ts';
import { compilePercentiles } from '../expressions/percentiles.ts';
import { namedFields } from '../expressions/shapes.ts';
import type { Evaluate, Variables } from '../expressions/types.ts';
import { parseSort, sortKey } from '../query/sort.ts';

/** Gathers one group's values. */
export interface Accumulator {
  add: (document: Document, variables: Variables) => void;
  result: () => Value;
}

type Fold = (evaluate: Evaluate) => Accumulator;

/** Gathers every value, then computes. */
const gathered =
  (compute: (values: Maybe[]) => Value): Fold =>
  (evaluate) => {
    const values: Maybe[] = [];
    return {
      add: (document, variables) => void values.push(evaluate(document, variables)),
      result: () => compute(values),
    };
  };

const running =
  (step: (state: Maybe, value: Maybe, isFirst: boolean) => Maybe): Fold =>
  (evaluate) => {
    let state: Maybe;
    let isFirst = true;
    return {
      add: (document, variables) => {
        state = step(state, evaluate(document, variables), isFirst);
        isFirst = false;
      },
      result: () => state ?? null,
    };
  };

const extreme = (sign: number) =>
  running((best, value) =>
    isNullish(value) || (best !== undefined && compare(value, best) * sign <= 0) ? best : value,
  );

const addToSet: Fold = (evaluate) => {
  const values = new Map<string, Value>();
  return {
    add: (document, variables) => {
      const value = evaluate(document, variables);
      if (value === undefined) return;
      const key = encodeKey([value]).toString('latin1');
      if (!values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
};

const sumFold: Fold = (evaluate) => {
  let total = sum([]);
  return {
    add: (document, variables) => {
      total = sum([total, evaluate(document, variables)]);
    },
    result: () => total,
  };
};

const FOLDS: Readonly<Record<string, Fold>> = {
  $sum: sumFold,
  $avg: gathered(average),
  $min: extreme(-1),
  $max: extreme(1),
  $first: running((state, value, isFirst) => (isFirst ? (value ?? null) : state)),
  $last: running((_, value) => value ?? null),
  $push: gathered((values) => values.filter((value): value is Value => value !== undefined)),
  $addToSet: addToSet,
  $stdDevPop: gathered((values) => standardDeviation(values, false)),
  $stdDevSamp: gathered((values) => standardDeviation(values, true)),
  $mergeObjects: gathered((values) => mergeDocuments(values, '$mergeObjects')),
};

/**
 * Compiles `{$operator: operand}` as a group's field; call the result for each new group.
 * @throws MongoError 40234 for what is not a group operator.
 */
export function compileAccumulator(field: string, specification: Value): () => Accumulator {
  const entry = isDocument(specification) ? [...specification] : [];
  if (entry.length !== 1) {
    throw new MongoError(entry.length === 0 ? 40234 : 40238, `The field '${field}' must be an accumulator object`);
  }
  const [name, operand] = entry[0] as [string, Value];
  const fold = Object.hasOwn(FOLDS, name) ? FOLDS[name] : undefined;
  if (fold) {
    if (Array.isArray(operand) && operand.length !== 1) {
      throw new MongoError(40237, `The ${name} accumulator is a unary operator`);
    }
    const evaluate = compileExpression(Array.isArray(operand) ? (operand[0] as Value) : operand);
    return () => fold(evaluate);
  }
  if (name === '$count') {
    if (!isDocument(operand) || operand.size > 0)
      throw new MongoError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
    return () => fold1();
  }
  if (['$firstN', '$lastN', '$minN', '$maxN'].includes(name)) return compileSeveral(name, operand);
  if (['$top', '$bottom', '$topN', '$bottomN'].includes(name)) return compileTop(name, operand);
  if (name === '$median' || name === '$percentile') {
    const { input, compute } = compilePercentiles(operand, name, compileExpression);
    return () => gathered(compute)(input);
  }
  if (name === '$accumulator') throw notImplemented('the group operator $accumulator');
  throw new MongoError(15952, `unknown group operator '${name}'`);
}

const ONE: Evaluate = () => int(1);
const fold1 = (): Accumulator => sumFold(ONE);

function countOf(evaluate: Evaluate, name: string): number {
  const value = evaluate(new Map(), new Map());
  const whole = isNumber(value) ? toWholeNumber(value) : undefined;
  if (whole === undefined || whole <= 0n) throw new MongoError(5787908, `'n' must be greater than 0 in ${name}`);
  return Number(whole);
}

function compileSeveral(name: string, operand: Value): () => Accumulator {
  const fields = namedFields(operand, ['n', 'input'], [], name);
  const n = countOf(compileExpression(fields.get('n') as Value), name);
  const evaluate = compileExpression(fields.get('input') as Value);
  return () =>
    gathered((values) => {
      if (name === '$firstN') return values.slice(0, n).map((value) => value ?? null);
      if (name === '$lastN') return values.slice(-n).map((value) => value ?? null);
      const sign = name === '$minN' ? 1 : -1;
      return values
        .filter((value): value is Value => !isNullish(value))
        .sort((a, b) => compare(a, b) * sign)
        .slice(0, n);
    })(evaluate);
}

function compileTop(name: string, operand: Value): () => Accumulator {
  const several = name.endsWith('N');
  const fields = namedFields(operand, several ? ['n', 'sortBy', 'output'] : ['sortBy', 'output'], [], name);
  const by = fields.get('sortBy');
  if (!isDocument(by)) throw new MongoError(5788604, `${name} requires 'sortBy' to be an object`);
  const sort = parseSort(by);
  const n = several ? countOf(compileExpression(fields.get('n') as Value), name) : 1;
  const output = compileExpression(fields.get('output') as Value);
  const fromStart = name.startsWith('$top');
  return () => {
    const kept: { key: Buffer; value: Value }[] = [];
    return {
      add: (document, variables) =>
        void kept.push({ key: sortKey(document, sort), value: output(document, variables) ?? null }),
      result: () => {
        kept.sort((a, b) => Buffer.compare(a.key, b.key));
        const chosen = (fromStart ? kept.slice(0, n) : kept.slice(-n)).map(({ value }) => value);
        return several ? chosen : (chosen[0] ?? null);
      },
    };
  };
}

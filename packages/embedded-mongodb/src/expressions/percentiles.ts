import { toDouble } from '../bson/numbers.ts';
import { isNumber, type Maybe, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { namedFields } from './shapes.ts';
import type { Compile, Evaluate, Operator, Operators } from './types.ts';

/** A `$median` or `$percentile`: its input, and what it makes of the values gathered. */
export interface Percentiles {
  input: Evaluate;
  /** Null, or a list of nulls, without a number among the values. */
  compute: (values: readonly Maybe[]) => Value;
}

/**
 * Compiles `$median` or `$percentile`, as an expression or for a group. MongoDB's method is approximate on many values and
 * exact on few; this one is exact on any number.
 * @throws MongoError BadValue for a method or a percentile that does not exist.
 */
export function compilePercentiles(operand: Value, name: string, compile: Compile): Percentiles {
  const isMedian = name === '$median';
  const fields = namedFields(operand, isMedian ? ['input', 'method'] : ['input', 'p', 'method'], [], name);
  if (fields.get('method') !== 'approximate')
    throw new MongoError('BadValue', "Currently only 'approximate' can be used as percentile 'method'.");
  const input = compile(fields.get('input') as Value);
  const wanted = isMedian ? [0.5] : fractions(compile(fields.get('p') as Value)(new Map(), new Map()), name);
  const compute = (values: readonly Maybe[]): Value[] => {
    const sorted = Float64Array.from(
      values
        .filter(isNumber)
        .map(toDouble)
        .filter((value) => !Number.isNaN(value)),
    );
    sorted.sort();
    return wanted.map((fraction) => sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? null);
  };
  return { input, compute: isMedian ? (values) => compute(values)[0] as Value : compute };
}

function fractions(value: Maybe, name: string): number[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new MongoError(7750300, `The ${name} 'p' field must be an array of numbers from 0 to 1`);
  return value.map((item) => {
    const fraction = isNumber(item) ? toDouble(item) : NaN;
    if (!(fraction >= 0 && fraction <= 1))
      throw new MongoError(7750303, `The ${name} 'p' field must be an array of numbers from 0 to 1`);
    return fraction;
  });
}

const overInput: Operator = (operand, compile, name) => {
  const { input, compute } = compilePercentiles(operand, name, compile);
  return (document, variables) => {
    const value = input(document, variables);
    return compute(Array.isArray(value) ? value : [value]);
  };
};

/** `$median` and `$percentile` of the items of an array. */
export const PERCENTILES: Operators = { $median: overInput, $percentile: overInput };

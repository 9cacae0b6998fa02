import { compare, equal } from '../bson/compare.ts';
import { toDouble, toWholeNumber } from '../bson/numbers.ts';
import { int, isDocument, isNullish, isNumber, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { parseSort, sortValues } from '../query/sort.ts';
import { average, sum } from './arithmetic.ts';
import { binary, compileNamed, named, namedFields, unary, variadic } from './shapes.ts';
import { truthy } from './truthy.ts';
import type { Evaluate, Operator, Operators } from './types.ts';

const wholeNumber = (value: Maybe, name: string, code: number): number => {
  const whole = isNumber(value) ? toWholeNumber(value) : undefined;
  if (whole === undefined) throw new MongoError(code, `${name} requires a whole number, found: ${typeName(value)}`);
  return Number(whole);
};

const needArray = (value: Maybe, name: string, code: number): Value[] => {
  if (Array.isArray(value)) return value;
  throw new MongoError(code, `${name}'s argument must be an array, but is ${typeName(value)}`);
};

/** With one argument that is an array its items, otherwise the arguments themselves. */
const overItems =
  (compute: (items: Maybe[]) => Maybe): Operator =>
  (operand, compile, name) =>
    variadic(0, Infinity, (values) => {
      const only = values[0];
      return compute(values.length === 1 && Array.isArray(only) ? only : values);
    })(operand, compile, name);

const extreme = (sign: 1 | -1) =>
  overItems((items) => {
    let best: Maybe = null;
    for (const item of items) {
      if (!isNullish(item) && (best === null || compare(item, best) * sign > 0)) best = item;
    }
    return best;
  });

function arrayElemAt(array: Maybe, index: Maybe): Maybe {
  if (isNullish(array) || isNullish(index)) return null;
  const items = needArray(array, '$arrayElemAt', 28689);
  const at = wholeNumber(index, '$arrayElemAt', 28691);
  return items[at < 0 ? items.length + at : at];
}

const concatArrays = variadic(0, Infinity, (values, name) => {
  if (values.some(isNullish)) return null;
  return values.flatMap((value) => {
    if (!Array.isArray(value)) throw new MongoError(28664, `${name} only supports arrays, not ${typeName(value)}`);
    return value;
  });
});

/** Binds a variable to each item; the operand's `as` names it. */
function perItem(
  required: readonly string[],
  optional: readonly string[],
  body: string,
  combine: (items: Value[], each: (item: Value) => Maybe, limit: number) => Maybe,
): Operator {
  return (operand, compile, name) => {
    const fields = namedFields(operand, required, optional, name);
    const variable = fields.get('as') ?? 'this';
    if (typeof variable !== 'string' || !/^[a-z]\w*$/.test(variable)) {
      throw new MongoError('FailedToParse', `'${String(variable)}' is not a valid variable name`);
    }
    const input = compile(fields.get('input') as Value);
    const each = compile(fields.get(body) as Value);
    const limit = fields.has('limit') ? compile(fields.get('limit') as Value) : undefined;
    return (document, variables) => {
      const items = input(document, variables);
      if (isNullish(items)) return null;
      if (!Array.isArray(items))
        throw new MongoError(28651, `input to ${name} must be an array not ${typeName(items)}`);
      const scope = new Map(variables);
      const most = limit?.(document, variables);
      return combine(
        items,
        (item) => {
          scope.set(variable, item);
          return each(document, scope);
        },
        isNullish(most) ? Infinity : wholeNumber(most, name, 327391),
      );
    };
  };
}

const reduce: Operator = (operand, compile, name) => {
  const fields = new Map(compileNamed(operand, ['input', 'initialValue', 'in'], [], compile, name));
  const [input, initial, body] = ['input', 'initialValue', 'in'].map((key) => fields.get(key)) as [
    Evaluate,
    Evaluate,
    Evaluate,
  ];
  return (document, variables) => {
    const items = input(document, variables);
    if (isNullish(items)) return null;
    if (!Array.isArray(items))
      throw new MongoError(40080, `${name} requires that 'input' be an array, found: ${typeName(items)}`);
    const scope = new Map(variables);
    let value = initial(document, variables);
    for (const item of items) {
      scope.set('this', item).set('value', value);
      value = body(document, scope);
    }
    return value;
  };
};

const slice = variadic(2, 3, ([array, second, third], name) => {
  if (isNullish(array) || isNullish(second)) return null;
  const items = needArray(array, name, 28724);
  const first = wholeNumber(second, name, 28725);
  if (third === undefined) return first < 0 ? items.slice(first) : items.slice(0, first);
  if (third === null) return null;
  const count = wholeNumber(third, name, 28727);
  if (count <= 0) throw new MongoError(28729, `Third argument to ${name} must be positive: ${count}`);
  const start = first < 0 ? Math.max(0, items.length + first) : first;
  return items.slice(start, start + count);
});

const range = variadic(2, 3, ([from, to, by]) => {
  const start = wholeNumber(from, '$range', 34443);
  const end = wholeNumber(to, '$range', 34444);
  const step = by === undefined ? 1 : wholeNumber(by, '$range', 34446);
  if (step === 0) throw new MongoError(34449, '$range requires a non-zero step value');
  const out: Value[] = [];
  for (let i = start; step > 0 ? i < end : i > end; i += step) out.push(int(i));
  return out;
});

const zip = named(['inputs'], ['useLongestLength', 'defaults'], ({ inputs, useLongestLength, defaults }, name) => {
  if (isNullish(inputs)) return null;
  const lists = needArray(inputs, name, 34461);
  if (lists.some(isNullish)) return null;
  const arrays = lists.map((list) => needArray(list, name, 34468));
  const lengths = arrays.map((list) => list.length);
  const size = truthy(useLongestLength) ? Math.max(0, ...lengths) : Math.min(...lengths);
  const fill = Array.isArray(defaults) ? defaults : [];
  return Array.from({ length: size }, (_, i) => arrays.map((list, j) => list[i] ?? fill[j] ?? null));
});

const indexOfArray = variadic(2, 4, ([array, wanted, from, to], name) => {
  if (isNullish(array)) return null;
  const items = needArray(array, name, 40090);
  const start = from === undefined ? 0 : wholeNumber(from, name, 40096);
  const end = to === undefined ? items.length : Math.min(items.length, wholeNumber(to, name, 40096));
  for (let i = start; i < end; i++) if (equal(items[i], wanted)) return int(i);
  return int(-1);
});

const sortArray: Operator = (operand, compile, name) => {
  const fields = namedFields(operand, ['input', 'sortBy'], [], name);
  const input = compile(fields.get('input') as Value);
  const by = fields.get('sortBy') as Value;
  const sort = isDocument(by) ? parseSort(by) : undefined;
  const direction = isNumber(by) ? toDouble(by) : 1;
  return (document, variables) => {
    const items = input(document, variables);
    if (isNullish(items)) return null;
    if (!Array.isArray(items)) throw new MongoError(2942504, `The input argument to ${name} must be an array`);
    return sort ? sortValues(items, sort) : [...items].sort((a, b) => compare(a, b) * direction);
  };
};

/** The n first, last, smallest or largest items. */
const firstItems = (pick: (items: Value[], n: number) => Value[]) =>
  named(['n', 'input'], [], ({ n, input }, name) => {
    const count = wholeNumber(n, name, 5787902);
    if (count <= 0) throw new MongoError(5787908, `'n' must be greater than 0, found ${count}`);
    return isNullish(input) ? null : pick(needArray(input, name, 5788200), count);
  });

const unique = (items: readonly Value[]): Value[] => {
  const sorted = [...items].sort(compare);
  return sorted.filter((item, i) => i === 0 || !equal(item, sorted[i - 1]));
};
const sets = (values: Maybe[], name: string, code: number): Value[][] | null =>
  values.some(isNullish) ? null : values.map((value) => needArray(value, name, code));
const includes = (items: readonly Value[], item: Value): boolean => items.some((other) => equal(other, item));

const SETS: Operators = {
  $setUnion: variadic(0, Infinity, (values, name) => {
    const lists = sets(values, name, 17043);
    return lists && unique(lists.flat());
  }),
  $setIntersection: variadic(0, Infinity, (values, name) => {
    const lists = sets(values, name, 17047);
    return lists && unique((lists[0] ?? []).filter((item) => lists.every((list) => includes(list, item))));
  }),
  $setDifference: binary((a, b, name) => {
    if (isNullish(a) || isNullish(b)) return null;
    const other = needArray(b, name, 17049);
    const out: Value[] = [];
    for (const item of needArray(a, name, 17048)) if (!includes(other, item) && !includes(out, item)) out.push(item);
    return out;
  }),
  $setEquals: variadic(2, Infinity, (values, name) => {
    const [first, ...rest] = values.map((value) => unique(needArray(value, name, 17044)));
    return rest.every((list) => compare(list, first) === 0);
  }),
  $setIsSubset: binary((a, b, name) => {
    const other = needArray(b, name, 17042);
    return needArray(a, name, 17046).every((item) => includes(other, item));
  }),
  $anyElementTrue: unary((value, name) => needArray(value, name, 17041).some(truthy)),
  $allElementsTrue: unary((value, name) => needArray(value, name, 17040).every(truthy)),
};

const deviation = (sample: boolean) => overItems((items) => standardDeviation(items, sample));

/** The standard deviation of the numeric values. */
export function standardDeviation(values: Iterable<Maybe>, sample: boolean): number | null {
  const numbers = [...values].filter(isNumber).map(toDouble);
  const divisor = sample ? numbers.length - 1 : numbers.length;
  if (divisor <= 0) return null;
  const mean = numbers.reduce((total, value) => total + value, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / divisor);
}

/** Arrays, sets, and accumulators over a list. */
export const ARRAYS: Operators = {
  ...SETS,
  $arrayElemAt: binary(arrayElemAt),
  $first: unary((value, name) => (isNullish(value) ? null : needArray(value, name, 28689)[0])),
  $last: unary((value, name) => (isNullish(value) ? null : needArray(value, name, 28689).at(-1))),
  $firstN: firstItems((items, n) => items.slice(0, n)),
  $lastN: firstItems((items, n) => items.slice(-n)),
  $minN: firstItems((items, n) =>
    items
      .filter((item) => !isNullish(item))
      .sort(compare)
      .slice(0, n),
  ),
  $maxN: firstItems((items, n) =>
    items
      .filter((item) => !isNullish(item))
      .sort((a, b) => compare(b, a))
      .slice(0, n),
  ),
  $concatArrays: concatArrays,
  $filter: perItem(['input', 'cond'], ['as', 'limit'], 'cond', (items, each, limit) => {
    const out: Value[] = [];
    for (const item of items) {
      if (out.length >= limit) break;
      if (truthy(each(item))) out.push(item);
    }
    return out;
  }),
  $map: perItem(['input', 'in'], ['as'], 'in', (items, each) => items.map((item) => each(item) ?? null)),
  $reduce: reduce,
  $in: binary((value, array, name) => {
    if (!Array.isArray(array))
      throw new MongoError(40081, `${name} requires an array as a second argument, found: ${typeName(array)}`);
    return array.some((item) => equal(item, value));
  }),
  $indexOfArray: indexOfArray,
  $isArray: unary((value) => Array.isArray(value)),
  $range: range,
  $reverseArray: unary((value, name) => (isNullish(value) ? null : [...needArray(value, name, 34435)].reverse())),
  $size: unary((value, name) => int(needArray(value, name, 17124).length)),
  $slice: slice,
  $sortArray: sortArray,
  $zip: zip,
  $sum: overItems(sum),
  $avg: overItems(average),
  $min: extreme(-1),
  $max: extreme(1),
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
};

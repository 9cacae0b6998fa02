import { compare, equal } from '../bson/compare.ts';
import { formatValue } from '../bson/format.ts';
import { checkedArithmetic, toDouble, toWholeNumber } from '../bson/numbers.ts';
import {
  clone,
  type Document,
  int,
  Int32,
  isDocument,
  isNumber,
  type Maybe,
  Timestamp,
  typeName,
  type Value,
} from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileFilter, elementTest } from '../query/filter.ts';
import { parseSort, sortValues } from '../query/sort.ts';

/** Leaves a field as it is. */
export const UNCHANGED: unique symbol = Symbol('unchanged');
/**
 * What an operator makes of the value at its path (undefined: nothing there): a new value, undefined to remove it, or
 * UNCHANGED.
 */
export type FieldChange = (current: Maybe, document: Document) => Maybe | typeof UNCHANGED;

const badValue = (message: string) => new MongoError('BadValue', message);
const shown = (document: Document): string => `{_id: ${formatValue(document.get('_id') ?? null)}}`;

const arithmetic =
  (name: '$inc' | '$mul') =>
  (path: string, operand: Value): FieldChange => {
    const verb = name === '$inc' ? 'increment' : 'multiply';
    if (!isNumber(operand)) {
      throw new MongoError(
        'TypeMismatch',
        `Cannot ${verb} with non-numeric argument: {${path}: ${formatValue(operand)}}`,
      );
    }
    return (current, document) => {
      if (current === undefined)
        return name === '$inc' ? operand : checkedArithmetic('multiply', operand, int(0), name);
      if (!isNumber(current)) {
        throw new MongoError(
          'TypeMismatch',
          `Cannot apply ${name} to a value of non-numeric type. ${shown(document)} has the field '${path.split('.').at(-1) ?? ''}' of non-numeric type ${typeName(current)}`,
        );
      }
      const result = checkedArithmetic(
        name === '$inc' ? 'add' : 'multiply',
        current,
        operand,
        `Failed to apply ${name} operations to current value (${typeName(current)} ${formatValue(current)}) for document ${shown(document)}`,
      );
      return sameNumber(result, current) ? UNCHANGED : result;
    };
  };

const sameNumber = (a: Value, b: Value): boolean => typeName(a) === typeName(b) && equal(a, b);

const extreme =
  (sign: number) =>
  (_path: string, operand: Value): FieldChange =>
  (current) =>
    current === undefined || compare(operand, current) * sign > 0 ? operand : UNCHANGED;

function currentDate(path: string, operand: Value): FieldChange {
  const type = isDocument(operand) ? operand.get('$type') : undefined;
  if (isDocument(operand) && [...operand.keys()].some((key) => key !== '$type')) {
    throw badValue(`Unrecognized $currentDate option: ${[...operand.keys()].find((key) => key !== '$type') ?? ''}`);
  }
  if (typeof operand !== 'boolean' && type !== 'date' && type !== 'timestamp') {
    throw badValue(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}). (${path})`,
    );
  }
  return () => (type === 'timestamp' ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) : new Date());
}

const needArray = (current: Maybe, name: string, path: string, document: Document): Value[] => {
  if (Array.isArray(current)) return current;
  const field = path.split('.').at(-1) ?? '';
  throw badValue(
    name === '$push'
      ? `The field '${path}' must be an array but is of type ${typeName(current)} in document ${shown(document)}`
      : `Cannot apply ${name} to non-array field. Field named '${field}' has non-array type ${typeName(current)}`,
  );
};

function eachOf(operand: Value, name: string): { items: Value[]; modifiers: Document } | undefined {
  if (!isDocument(operand) || !operand.has('$each')) return undefined;
  const items = operand.get('$each');
  if (!Array.isArray(items)) {
    throw name === '$push'
      ? badValue(`The argument to $each in ${name} must be an array but it was of type: ${typeName(items)}`)
      : new MongoError(
          'TypeMismatch',
          `The argument to $each in ${name} must be an array but it was of type ${typeName(items)}`,
        );
  }
  return { items, modifiers: operand };
}

const whole = (value: Maybe, what: string): number | undefined => {
  if (value === undefined) return undefined;
  const number = isNumber(value) ? toWholeNumber(value) : undefined;
  if (number === undefined)
    throw badValue(`The value for ${what} must be an integer value but was given type: ${typeName(value)}`);
  return Number(number);
};

function push(path: string, operand: Value): FieldChange {
  const each = eachOf(operand, '$push');
  for (const key of each?.modifiers.keys() ?? []) {
    if (!['$each', '$position', '$slice', '$sort'].includes(key)) {
      throw badValue(`Unrecognized clause in $push: ${key}`);
    }
  }
  const items = each ? each.items : [operand];
  const position = whole(each?.modifiers.get('$position'), '$position');
  const slice = whole(each?.modifiers.get('$slice'), '$slice');
  const sort = pushSort(each?.modifiers.get('$sort'));
  return (current, document) => {
    const array = current === undefined ? [] : needArray(current, '$push', path, document);
    const at = position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : position;
    let result = [...array.slice(0, at), ...items.map((item) => clone(item)), ...array.slice(at)];
    if (sort) result = sort(result);
    if (slice !== undefined) result = slice < 0 ? result.slice(slice) : result.slice(0, slice);
    return result;
  };
}

function pushSort(specification: Maybe): ((items: Value[]) => Value[]) | undefined {
  if (specification === undefined) return undefined;
  if (isDocument(specification)) {
    const sort = parseSort(specification);
    return (items) => sortValues(items, sort);
  }
  if (!isNumber(specification) || Math.abs(toDouble(specification)) !== 1) {
    throw badValue('The $sort element value must be either 1 or -1');
  }
  const sign = toDouble(specification);
  return (items) => [...items].sort((a, b) => compare(a, b) * sign);
}

function addToSet(path: string, operand: Value): FieldChange {
  const each = eachOf(operand, '$addToSet');
  const extra = [...(each?.modifiers.keys() ?? [])].find((key) => key !== '$each');
  if (extra) throw badValue(`Found unexpected fields after $each in $addToSet: ${formatValue(operand)}`);
  const items = each ? each.items : [operand];
  return (current, document) => {
    const array = current === undefined ? [] : needArray(current, '$addToSet', path, document);
    const result = [...array];
    for (const item of items) if (!result.some((other) => equal(other, item))) result.push(clone(item));
    return current !== undefined && result.length === array.length ? UNCHANGED : result;
  };
}

function pop(path: string, operand: Value): FieldChange {
  const direction = isNumber(operand) ? toDouble(operand) : NaN;
  if (direction !== 1 && direction !== -1) {
    throw new MongoError('FailedToParse', `$pop expects 1 or -1, found: ${formatValue(operand)}`);
  }
  return (current) => {
    if (current === undefined) return UNCHANGED;
    if (!Array.isArray(current)) {
      throw new MongoError(
        'TypeMismatch',
        `Path '${path}' contains an element of non-array type '${typeName(current)}'`,
      );
    }
    if (current.length === 0) return UNCHANGED;
    return direction === 1 ? current.slice(0, -1) : current.slice(1);
  };
}

const removeWhere =
  (name: string, test: (item: Value) => boolean) =>
  (path: string): FieldChange =>
  (current, document) => {
    if (current === undefined) return UNCHANGED;
    const array = needArray(current, name, path, document);
    const result = array.filter((item) => !test(item));
    return result.length === array.length ? UNCHANGED : result;
  };

function pull(path: string, operand: Value): FieldChange {
  return removeWhere('$pull', pullTest(operand))(path);
}

function pullTest(operand: Value): (item: Value) => boolean {
  if (isDocument(operand)) {
    const first = operand.keys().next().value;
    if (first?.startsWith('$')) return elementTest(operand);
    const filter = compileFilter(operand);
    return (item) => isDocument(item) && filter.matches(item);
  }
  const filter = compileFilter(new Map([['value', operand]]));
  return Array.isArray(operand) ? (item) => equal(item, operand) : (item) => filter.matchesValue(item);
}

function pullAll(path: string, operand: Value): FieldChange {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return removeWhere('$pullAll', (item) => operand.some((other) => equal(other, item)))(path);
}

function bit(path: string, operand: Value): FieldChange {
  if (!isDocument(operand) || operand.size === 0) {
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  const steps = [...operand].map(([name, mask]) => {
    if (!['and', 'or', 'xor'].includes(name)) {
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${formatValue(mask)}}`,
      );
    }
    if (!(mask instanceof Int32) && typeof mask !== 'bigint') {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: {${name}: ${formatValue(mask)}}`,
      );
    }
    return [name, mask] as const;
  });
  return (current, document) => {
    const start = current === undefined ? int(0) : current;
    if (!(start instanceof Int32) && typeof start !== 'bigint') {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type.${shown(document)} has the field ${path} of non-integer type ${typeName(start)}`,
      );
    }
    const result = steps.reduce<Int32 | bigint>((value, [name, mask]) => combineBits(name, value, mask), start);
    return current !== undefined && sameNumber(result, current) ? UNCHANGED : result;
  };
}

function combineBits(name: string, a: Int32 | bigint, b: Int32 | bigint): Int32 | bigint {
  const x = a instanceof Int32 ? BigInt(a.value) : a;
  const y = b instanceof Int32 ? BigInt(b.value) : b;
  const result = name === 'and' ? x & y : name === 'or' ? x | y : x ^ y;
  return a instanceof Int32 && b instanceof Int32 ? int(Number(result)) : result;
}

const set = (_path: string, operand: Value): FieldChange => {
  const typed = typeName(operand);
  return (current) =>
    current !== undefined && typeName(current) === typed && identical(current, operand) ? UNCHANGED : clone(operand);
};

/** Equality that also minds numeric types inside, so that a change of type is a change. */
export function identical(a: Value, b: Value): boolean {
  if (typeName(a) !== typeName(b)) return false;
  if (isDocument(a)) {
    const other = [...(b as Document)];
    return (
      a.size === other.length &&
      [...a].every(([key, value], i) => other[i]?.[0] === key && identical(value, other[i][1]))
    );
  }
  if (Array.isArray(a)) {
    const other = b as Value[];
    return a.length === other.length && a.every((item, i) => identical(item, other[i] as Value));
  }
  if (typeof a === 'number') return Object.is(a, b);
  return equal(a, b);
}

/** The update operators that look at one field, by name. $rename looks at two and stands apart. */
export const FIELD_OPERATORS: Readonly<Record<string, (path: string, operand: Value) => FieldChange>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => (current) => (current === undefined ? UNCHANGED : undefined),
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $bit: bit,
};

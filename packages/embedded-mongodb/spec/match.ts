import { isDeepStrictEqual } from 'node:util';
import { Decimal128, EJSON } from 'bson';
import type { Document } from 'mongodb';

const BSON_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  object: isPlain,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  int: (value) => Number.isInteger(numeric(value)),
  long: (value) => Number.isInteger(numeric(value)),
  double: (value) => typeof numeric(value) === 'number',
  number: (value) => typeof numeric(value) === 'number',
  null: (value) => value === null,
  date: (value) => value instanceof Date,
  binData: (value) => bsonType(value) === 'Binary',
  objectId: (value) => bsonType(value) === 'ObjectId',
  timestamp: (value) => bsonType(value) === 'Timestamp',
};

const bsonType = (value: unknown): unknown => (value as { _bsontype?: unknown } | null)?._bsontype;
function isPlain(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
const numeric = (value: unknown): unknown =>
  ['Int32', 'Double', 'Long'].includes(bsonType(value) as string) ? Number(value) : value;

/** What the special operators of expectations look up. */
export interface Lookups {
  lsid: (session: string) => unknown;
  entity: (id: string) => unknown;
}

/**
 * Checks a value against an expectation. Documents at the root may have more fields than expected; nested ones may not.
 * @throws Error that says where they part.
 */
export function match(expected: unknown, actual: unknown, lookups: Lookups, path = 'result', root = true): void {
  if (isPlain(expected)) {
    const [first] = Object.keys(expected);
    if (first?.startsWith('$$')) return special(first, expected[first], actual, lookups, path, root);
    const found = actual instanceof Map ? Object.fromEntries(actual) : actual;
    if (typeof found !== 'object' || found === null) throw differs(path, expected, actual);
    const document = found as Document;
    for (const [key, value] of Object.entries(expected)) match(value, document[key], lookups, `${path}.${key}`, false);
    const extra = root ? [] : Object.keys(document).filter((key) => !(key in expected) && document[key] !== undefined);
    if (extra.length > 0) throw new Error(`${path} has the unexpected fields ${extra.join(', ')}`);
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) throw differs(path, expected, actual);
    expected.forEach((item, i) => match(item, actual[i], lookups, `${path}[${i}]`, root));
  } else if (!same(expected, actual)) throw differs(path, expected, actual);
}

function same(a: unknown, b: unknown): boolean {
  const [x, y] = [numeric(a), numeric(b)];
  if (typeof x === 'number' && typeof y === 'number') return x === y;
  if (a instanceof Decimal128 && b instanceof Decimal128) return a.toString() === b.toString();
  return isDeepStrictEqual(EJSON.serialize({ a }), EJSON.serialize({ a: b }));
}

function special(name: string, operand: unknown, actual: unknown, lookups: Lookups, path: string, root: boolean): void {
  switch (name) {
    case '$$exists':
      if ((actual !== undefined) !== operand) throw new Error(`${path} should ${operand ? '' : 'not '}exist`);
      return;
    case '$$type': {
      const types = [operand].flat() as string[];
      if (!types.some((type) => BSON_TYPES[type]?.(actual))) throw differs(path, { $$type: operand }, actual);
      return;
    }
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null) match(operand, actual, lookups, path, root);
      return;
    case '$$sessionLsid':
      return match(lookups.lsid(operand as string), actual, lookups, path, false);
    case '$$matchesEntity':
      return match(lookups.entity(operand as string), actual, lookups, path, false);
    case '$$matchAsRoot':
      return match(operand, actual, lookups, path, true);
    case '$$lte':
      if (!((numeric(actual) as number) <= (operand as number))) throw differs(path, { $$lte: operand }, actual);
      return;
    default:
      throw new Error(`the runner does not know ${name}`);
  }
}

const differs = (path: string, expected: unknown, actual: unknown) =>
  new Error(`${path} should be ${show(expected)}, found ${show(actual)}`);
const show = (value: unknown): string =>
  value === undefined ? 'nothing' : EJSON.stringify({ v: value } as Document).slice(5, -1);

import { compare, equal } from '../bson/compare.ts';
import { decimalRoundedFromDouble, moduloDecimals, toNumber } from '../bson/decimal.ts';
import { toDecimalParts, toDouble, toWholeNumber } from '../bson/numbers.ts';
import {
  BSONRegExp,
  type Document,
  isDocument,
  isNumber,
  type NumberValue,
  typeName,
  type Value,
} from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { ofType, typeSet } from './operators.ts';
import { regExpOf } from './regex.ts';

/** Whether a value satisfies a schema. */
export type SchemaTest = (value: Value) => boolean;
type Keyword = (operand: Value, schema: Document, keyword: string) => SchemaTest;

const failed = (message: string) => new MongoError('FailedToParse', message);
const mismatch = (keyword: string, expected: string) =>
  new MongoError('TypeMismatch', `$jsonSchema keyword '${keyword}' must be ${expected}`);

/** What JSON Schema draft 4 has and MongoDB refuses (manual: "$jsonSchema", omissions). */
const REFUSED = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id']);
const JSON_TYPES = new Map([
  ['object', 'object'],
  ['array', 'array'],
  ['number', 'number'],
  ['boolean', 'bool'],
  ['string', 'string'],
  ['null', 'null'],
]);

/**
 * Compiles a `$jsonSchema`: JSON Schema draft 4, as MongoDB reads it.
 * @throws MongoError FailedToParse or TypeMismatch for a schema that MongoDB refuses.
 */
export function compileSchema(schema: Value): SchemaTest {
  if (!isDocument(schema)) throw new MongoError('TypeMismatch', '$jsonSchema must be an object');
  if (schema.has('type') && schema.has('bsonType'))
    throw failed("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
  const tests: SchemaTest[] = [];
  for (const [name, operand] of schema) {
    if (REFUSED.has(name)) throw failed(`$jsonSchema keyword '${name}' is not currently supported`);
    if (name === 'encrypt' || name === 'encryptMetadata') throw notImplemented(`the $jsonSchema keyword ${name}`);
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    if (!keyword) throw failed(`Unknown $jsonSchema keyword: ${name}`);
    tests.push(keyword(operand, schema, name));
  }
  return (value) => tests.every((test) => test(value));
}

const always: SchemaTest = () => true;
/** Tests that bear on one kind of value let every other pass. */
const onNumbers =
  (test: (value: NumberValue) => boolean): SchemaTest =>
  (value) =>
    !isNumber(value) || test(value);
const onText =
  (test: (value: string) => boolean): SchemaTest =>
  (value) =>
    typeof value !== 'string' || test(value);
const onArrays =
  (test: (value: Value[]) => boolean): SchemaTest =>
  (value) =>
    !Array.isArray(value) || test(value);
const onObjects =
  (test: (value: Document) => boolean): SchemaTest =>
  (value) =>
    !isDocument(value) || test(value);

const text: Keyword = (operand, _, keyword) => {
  if (typeof operand !== 'string') throw mismatch(keyword, 'a string');
  return always;
};

function count(operand: Value, keyword: string): number {
  const whole = isNumber(operand) ? toWholeNumber(operand) : undefined;
  if (whole === undefined || whole < 0n)
    throw failed(`$jsonSchema keyword '${keyword}' must be a non-negative integer`);
  return Number(whole);
}

const needDocument = (operand: Value, keyword: string): Document => {
  if (!isDocument(operand)) throw mismatch(keyword, 'an object');
  return operand;
};

function schemas(operand: Value, keyword: string): SchemaTest[] {
  if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
  if (operand.length === 0) throw failed(`$jsonSchema keyword '${keyword}' must be a non-empty array`);
  return operand.map(compileSchema);
}

function names(operand: Value, keyword: string): string[] {
  if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
  if (operand.length === 0) throw failed(`$jsonSchema keyword '${keyword}' cannot be an empty array`);
  const list = operand.map((item) => {
    if (typeof item !== 'string') throw mismatch(keyword, `an array of strings, but found a ${typeName(item)}`);
    return item;
  });
  if (new Set(list).size < list.length)
    throw failed(`$jsonSchema keyword '${keyword}' array cannot contain duplicates`);
  return list;
}

const bsonType: Keyword = (operand) => ofType(typeSet(operand));

const jsonType: Keyword = (operand) => {
  const items = Array.isArray(operand) ? operand : [operand];
  return ofType(
    typeSet(
      items.map((item) => {
        if (item === 'integer') throw failed("$jsonSchema type 'integer' is not currently supported.");
        const alias = typeof item === 'string' ? JSON_TYPES.get(item) : undefined;
        if (alias === undefined) throw failed(`Unknown type name alias: ${String(item)}`);
        return alias;
      }),
    ),
  );
};

/** A limit on numbers; its `exclusive…` sister, a boolean, is read with it. */
const limit =
  (sign: number, sister: string): Keyword =>
  (operand, schema, keyword) => {
    if (!isNumber(operand)) throw mismatch(keyword, 'a number');
    const least = schema.get(sister) === true ? 1 : 0;
    return onNumbers((value) => compare(value, operand) * sign >= least);
  };

const exclusive =
  (sister: string): Keyword =>
  (operand, schema, keyword) => {
    if (typeof operand !== 'boolean') throw mismatch(keyword, 'a bool');
    if (!schema.has(sister)) throw failed(`$jsonSchema keyword '${sister}' must be a present if ${keyword} is present`);
    return always;
  };

const multipleOf: Keyword = (operand, _, keyword) => {
  if (!isNumber(operand)) throw mismatch(keyword, 'a number');
  if (toDouble(operand) <= 0) throw failed(`$jsonSchema keyword '${keyword}' must have a positive value`);
  const divisor = decimal(operand);
  return onNumbers((value) => {
    if (!Number.isFinite(toDouble(value))) return false;
    return toNumber(moduloDecimals(decimal(value), divisor)) === 0;
  });
};

/** A number as a decimal; doubles by their first fifteen digits, as MongoDB converts them. */
const decimal = (value: NumberValue) =>
  typeof value === 'number' ? decimalRoundedFromDouble(value) : toDecimalParts(value);

const sized = (measure: (value: Value) => number | undefined, sign: number): Keyword => {
  return (operand, _, keyword) => {
    const bound = count(operand, keyword);
    return (value) => {
      const size = measure(value);
      return size === undefined || (size - bound) * sign >= 0;
    };
  };
};
const characters = (value: Value) => (typeof value === 'string' ? Array.from(value).length : undefined);
const items = (value: Value) => (Array.isArray(value) ? value.length : undefined);
const fields = (value: Value) => (isDocument(value) ? value.size : undefined);

const pattern: Keyword = (operand, _, keyword) => {
  if (typeof operand !== 'string') throw mismatch(keyword, 'a string');
  const expression = regExpOf(new BSONRegExp(operand, ''));
  return onText((value) => expression.test(value));
};

/** The same document with its fields in order of name: schemas compare documents whatever the order of their fields. */
function unordered(value: Value): Value {
  if (Array.isArray(value)) return value.map(unordered);
  if (!isDocument(value)) return value;
  return new Map([...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, unordered(item)]));
}

const enumeration: Keyword = (operand, _, keyword) => {
  if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
  if (operand.length === 0) throw failed(`$jsonSchema keyword '${keyword}' cannot be an empty array`);
  const allowed = operand.map(unordered);
  return (value) => {
    const found = unordered(value);
    return allowed.some((item) => equal(item, found));
  };
};

const uniqueItems: Keyword = (operand, _, keyword) => {
  if (typeof operand !== 'boolean') throw mismatch(keyword, 'a bool');
  if (!operand) return always;
  return onArrays((list) => {
    const sorted = list.map(unordered).sort((a, b) => compare(a, b));
    return sorted.every((item, i) => i === 0 || !equal(item, sorted[i - 1]));
  });
};

const itemSchemas: Keyword = (operand) => {
  if (!Array.isArray(operand)) {
    const test = compileSchema(operand);
    return onArrays((list) => list.every(test));
  }
  const tests = operand.map(compileSchema);
  return onArrays((list) => tests.every((test, i) => i >= list.length || test(list[i] as Value)));
};

/** A schema, or whether anything more is allowed. */
function rest(operand: Value, keyword: string): SchemaTest {
  if (typeof operand === 'boolean') return () => operand;
  if (!isDocument(operand)) throw mismatch(keyword, 'either an object or a bool');
  return compileSchema(operand);
}

const additionalItems: Keyword = (operand, schema, keyword) => {
  const test = rest(operand, keyword);
  const listed = schema.get('items');
  return Array.isArray(listed) ? onArrays((list) => list.slice(listed.length).every(test)) : always;
};

const properties: Keyword = (operand, _, keyword) => {
  const tests = [...needDocument(operand, keyword)].map(([key, schema]) => [key, compileSchema(schema)] as const);
  return onObjects((document) =>
    tests.every(([key, test]) => {
      const value = document.get(key);
      return value === undefined || test(value);
    }),
  );
};

const patternProperties: Keyword = (operand, _, keyword) => {
  const tests = [...needDocument(operand, keyword)].map(
    ([key, schema]) => [regExpOf(new BSONRegExp(key, '')), compileSchema(schema)] as const,
  );
  return onObjects((document) =>
    [...document].every(([key, value]) => tests.every(([expression, test]) => !expression.test(key) || test(value))),
  );
};

const additionalProperties: Keyword = (operand, schema, keyword) => {
  const test = rest(operand, keyword);
  const known = schema.get('properties');
  const patterns = schema.get('patternProperties');
  const expressions = isDocument(patterns) ? [...patterns.keys()].map((key) => regExpOf(new BSONRegExp(key, ''))) : [];
  const isExtra = (key: string) =>
    !(isDocument(known) && known.has(key)) && !expressions.some((expression) => expression.test(key));
  return onObjects((document) => [...document].every(([key, value]) => !isExtra(key) || test(value)));
};

const required: Keyword = (operand, _, keyword) => {
  const list = names(operand, keyword);
  return onObjects((document) => list.every((key) => document.has(key)));
};

const dependencies: Keyword = (operand, _, keyword) => {
  const tests = [...needDocument(operand, keyword)].map(
    ([key, item]) => [key, Array.isArray(item) ? required(item, new Map(), keyword) : compileSchema(item)] as const,
  );
  return onObjects((document) => tests.every(([key, test]) => !document.has(key) || test(document)));
};

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  bsonType,
  type: jsonType,
  enum: enumeration,
  required,
  properties,
  patternProperties,
  additionalProperties,
  dependencies,
  minProperties: sized(fields, 1),
  maxProperties: sized(fields, -1),
  items: itemSchemas,
  additionalItems,
  minItems: sized(items, 1),
  maxItems: sized(items, -1),
  uniqueItems,
  minLength: sized(characters, 1),
  maxLength: sized(characters, -1),
  pattern,
  minimum: limit(1, 'exclusiveMinimum'),
  maximum: limit(-1, 'exclusiveMaximum'),
  exclusiveMinimum: exclusive('minimum'),
  exclusiveMaximum: exclusive('maximum'),
  multipleOf,
  allOf: (operand, _, keyword) => {
    const tests = schemas(operand, keyword);
    return (value) => tests.every((test) => test(value));
  },
  anyOf: (operand, _, keyword) => {
    const tests = schemas(operand, keyword);
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (operand, _, keyword) => {
    const tests = schemas(operand, keyword);
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  not: (operand) => {
    const test = compileSchema(operand);
    return (value) => !test(value);
  },
  title: text,
  description: text,
};

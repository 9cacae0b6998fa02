import { doc, type Document, isDocument, isNullish, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { namedFields, unary, variadic } from './shapes.ts';
import type { Operator, Operators } from './types.ts';

const needDocument = (value: Maybe, name: string, code: number): Document => {
  if (isDocument(value)) return value;
  throw new MongoError(code, `${name} requires an object, found: ${typeName(value)}`);
};

/** Fields of all documents in one, the last winning. */
export function mergeDocuments(values: Iterable<Maybe>, name: string): Document {
  const out: Document = new Map();
  for (const value of values) {
    if (isNullish(value)) continue;
    for (const [key, item] of needDocument(value, name, 40400)) out.set(key, item);
  }
  return out;
}

const mergeObjects: Operator = variadic(0, Infinity, (values, name) => {
  const only = values[0];
  return mergeDocuments(values.length === 1 && Array.isArray(only) ? only : values, name);
});

const objectToArray: Operator = unary((value, name) =>
  isNullish(value) ? null : [...needDocument(value, name, 40390)].map(([k, v]) => doc({ k, v })),
);

const arrayToObject: Operator = unary((value, name) => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) throw new MongoError(40386, `${name} requires an array input, found: ${typeName(value)}`);
  const out: Document = new Map();
  for (const item of value) {
    const [key, content] = Array.isArray(item)
      ? item
      : isDocument(item)
        ? [item.get('k'), item.get('v')]
        : [undefined, undefined];
    if (typeof key !== 'string' || content === undefined) {
      throw new MongoError(40398, `Unrecognised input type format for ${name}: ${typeName(item)}`);
    }
    out.set(key, content);
  }
  return out;
});

const getField: Operator = (operand, compile, name) => {
  const fields =
    isDocument(operand) && operand.has('field') ? namedFields(operand, ['field'], ['input'], name) : undefined;
  const field = compile(fields ? (fields.get('field') as Value) : operand);
  const input = fields?.has('input') ? compile(fields.get('input') as Value) : undefined;
  return (document, variables) => {
    const key = field(document, variables);
    if (typeof key !== 'string') throw new MongoError(5654602, `${name} requires 'field' to evaluate to type String`);
    const from = input ? input(document, variables) : document;
    return isNullish(from) ? (input ? null : undefined) : isDocument(from) ? from.get(key) : undefined;
  };
};

const setField =
  (unset: boolean): Operator =>
  (operand, compile, name) => {
    const fields = namedFields(operand, unset ? ['field', 'input'] : ['field', 'input', 'value'], [], name);
    const [field, input] = ['field', 'input'].map((key) => compile(fields.get(key) as Value)) as [
      ReturnType<typeof compile>,
      ReturnType<typeof compile>,
    ];
    const value = unset ? undefined : compile(fields.get('value') as Value);
    return (document, variables) => {
      const from = input(document, variables);
      if (isNullish(from)) return null;
      const key = field(document, variables);
      if (typeof key !== 'string') throw new MongoError(4161107, `${name} requires 'field' to evaluate to type String`);
      const out: Document = new Map(needDocument(from, name, 4161105));
      const content = value?.(document, variables);
      if (content === undefined) out.delete(key);
      else out.set(key, content);
      return out;
    };
  };

const letOperator: Operator = (operand, compile, name) => {
  const fields = namedFields(operand, ['vars', 'in'], [], name);
  const definitions = [...needDocument(fields.get('vars'), name, 16876)].map(
    ([key, value]) => [key, compile(value)] as const,
  );
  const body = compile(fields.get('in') as Value);
  return (document, variables) => {
    const scope = new Map(variables);
    for (const [key, evaluate] of definitions) scope.set(key, evaluate(document, variables));
    return body(document, scope);
  };
};

/** Documents and variables. */
export const OBJECTS: Operators = {
  $mergeObjects: mergeObjects,
  $objectToArray: objectToArray,
  $arrayToObject: arrayToObject,
  $getField: getField,
  $setField: setField(false),
  $unsetField: setField(true),
  $let: letOperator,
  $rand: variadic(0, 1, () => Math.random()),
};

import { type Document, isDocument, type Maybe, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { ARRAYS } from './arrays.ts';
import { DATES } from './dates.ts';
import { LOGIC } from './logic.ts';
import { OBJECTS } from './objects.ts';
import { PERCENTILES } from './percentiles.ts';
import { STRINGS } from './strings.ts';
import { TYPES } from './conversion.ts';
import type { Evaluate, Operators, Variables } from './types.ts';

export type { Evaluate, Variables } from './types.ts';

const OPERATORS: Operators = {
  ...LOGIC,
  ...ARITHMETIC,
  ...ARRAYS,
  ...STRINGS,
  ...OBJECTS,
  ...TYPES,
  ...DATES,
  ...PERCENTILES,
};

/** Operators that MongoDB 8.0 has and this engine lacks. */
const LACKING = new Set([
  '$accumulator',
  '$binarySize',
  '$bitAnd',
  '$bitNot',
  '$bitOr',
  '$bitXor',
  '$bsonSize',
  '$function',
  '$meta',
  '$toHashedIndexKey',
  '$toUUID',
  '$tsIncrement',
  '$tsSecond',
]);

/**
 * Compiles an aggregation expression.
 * @throws MongoError InvalidPipelineOperator for an operator that does not exist; NotImplemented for one that is lacking.
 */
export function compileExpression(expression: Value): Evaluate {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? compileReference(expression) : () => expression;
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (document, variables) => items.map((item) => item(document, variables) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const first = expression.keys().next().value;
  return first?.startsWith('$') ? compileOperator(expression, first) : compileObject(expression);
}

function compileReference(reference: string): Evaluate {
  const isVariable = reference.startsWith('$$');
  const parts = reference.slice(isVariable ? 2 : 1).split('.');
  if (parts.some((part) => part === '')) {
    throw new MongoError(
      reference === '$' ? 16872 : 15998,
      reference === '$' ? "'$' by itself is not a valid FieldPath" : 'FieldPath field names may not be empty strings.',
    );
  }
  if (!isVariable) {
    if (parts.some((part) => part.startsWith('$'))) {
      throw new MongoError(16410, `FieldPath field names may not start with '$'.`);
    }
    return (document, variables) =>
      valueAt(variables.size > 0 && variables.has('CURRENT') ? variables.get('CURRENT') : document, parts, 0);
  }
  const name = parts[0] as string;
  return (document, variables) => valueAt(variableValue(name, document, variables), parts, 1);
}

const SYSTEM = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'KEEP', 'PRUNE', 'DESCEND', 'CLUSTER_TIME']);

function variableValue(name: string, document: Document, variables: Variables): Maybe {
  if (variables.has(name)) return variables.get(name);
  if (name === 'ROOT' || name === 'CURRENT') return document;
  if (name === 'REMOVE') return undefined;
  if (name === 'NOW') return new Date();
  if (SYSTEM.has(name)) throw new MongoError('BadValue', `the variable $$${name} is not available here`);
  throw new MongoError(17276, `Use of undefined variable: ${name}`);
}

/** Follows a path; through an array it gives the array of what its documents have there. */
function valueAt(start: Maybe, parts: readonly string[], from: number): Maybe {
  let value = start;
  for (let i = from; i < parts.length; i++) {
    if (value instanceof Map) value = value.get(parts[i] as string);
    else if (Array.isArray(value)) {
      const items: Value[] = [];
      for (const item of value) {
        if (!(item instanceof Map) && !Array.isArray(item)) continue;
        const found = Array.isArray(item) ? undefined : valueAt(item, parts, i);
        if (found !== undefined) items.push(found);
      }
      return items;
    } else return undefined;
  }
  return value;
}

function compileOperator(expression: Document, name: string): Evaluate {
  if (expression.size !== 1) {
    throw new MongoError(
      15983,
      `an expression specification must contain exactly one field, the name of the expression. Found ${expression.size} fields`,
    );
  }
  const operand = expression.get(name) as Value;
  if (name === '$literal' || name === '$const') return () => operand;
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (LACKING.has(name)) throw notImplemented(`the expression ${name}`);
  if (!operator) throw new MongoError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  return operator(operand, compileExpression, name);
}

function compileObject(expression: Document): Evaluate {
  const fields = [...expression].map(([key, value]) => {
    if (key.startsWith('$'))
      throw new MongoError(16405, `dotted field names are only allowed at the top level: ${key}`);
    if (key.includes('.')) throw new MongoError(16405, 'dotted field names are only allowed at the top level');
    return [key, compileExpression(value)] as const;
  });
  return (document, variables) => {
    const out: Document = new Map();
    for (const [key, evaluate] of fields) {
      const value = evaluate(document, variables);
      if (value !== undefined) out.set(key, value);
    }
    return out;
  };
}

import { compare } from '../bson/compare.ts';
import { toDouble } from '../bson/numbers.ts';
import { BSONRegExp, type Document, isDocument, isNullish, isNumber, type Maybe, type Value } from '../bson/values.ts';
import { MongoError, notImplemented } from '../errors.ts';
import { compileExpression, type Variables } from '../expressions/evaluate.ts';
import { truthy } from '../expressions/truthy.ts';
import { type Collation, refuseComparing } from './collation.ts';
import type { CompiledFilter, Predicate } from './compiled-filter.ts';
import { compileSchema } from './json-schema.ts';
import {
  bits,
  type BitsOperator,
  type Compare,
  equalTo,
  matching,
  memberOf,
  modulo,
  ofType,
  type Ordering,
  ordered,
  sizeOperand,
  typeSet,
  type ValueTest,
} from './operators.ts';
import { type Found, somePath, type Visit } from './paths.ts';

/** What a filter is compiled with. */
interface Scope {
  variables: Variables;
  collation: Collation | undefined;
  compare: Compare;
}

const badValue = (message: string) => new MongoError('BadValue', message);

/**
 * Compiles a query filter.
 * @throws MongoError BadValue for what MongoDB refuses, NotImplemented for what this engine lacks.
 */
export function compileFilter(
  filter: Document,
  variables: Variables = new Map(),
  collation?: Collation,
): CompiledFilter {
  const compiled = compileDocument(filter, { variables, collation, compare: collation?.compare ?? compare });
  return collation ? { ...compiled, collation } : compiled;
}

function compileDocument(filter: Document, scope: Scope): CompiledFilter {
  const children: CompiledFilter[] = [];
  for (const [key, value] of filter) {
    if (!key.startsWith('$')) children.push(...compileField(key, value, scope));
    else if (key !== '$comment') children.push(compileTopLevel(key, value, scope));
  }
  return conjunction(children);
}

function conjunction(children: CompiledFilter[]): CompiledFilter {
  if (children.length === 1) return children[0] as CompiledFilter;
  return {
    node: { kind: 'and', children },
    matches: (document, found) => children.every((child) => child.matches(document, found)),
    matchesValue: (value) => children.every((child) => child.matchesValue(value)),
  };
}

function compileTopLevel(key: string, value: Value, scope: Scope): CompiledFilter {
  switch (key) {
    case '$and':
    case '$or':
    case '$nor':
      return compileList(key, value, scope);
    case '$expr': {
      refuseComparing(scope.collation, value);
      const evaluate = compileExpression(value);
      return {
        node: { kind: 'opaque' },
        matches: (document) => truthy(evaluate(document, scope.variables)),
        matchesValue: never,
      };
    }
    case '$jsonSchema': {
      if (scope.collation) throw notImplemented('$jsonSchema under a collation');
      const test = compileSchema(value);
      return { node: { kind: 'opaque' }, matches: test, matchesValue: never };
    }
    case '$where':
    case '$text':
    case '$sampleRate':
      throw notImplemented(`the query operator ${key}`);
    default:
      throw badValue(
        `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function compileList(key: '$and' | '$or' | '$nor', value: Value, scope: Scope): CompiledFilter {
  if (!Array.isArray(value)) throw badValue(`${key} must be an array`);
  if (value.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  const children = value.map((item) => {
    if (!isDocument(item)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileDocument(item, scope);
  });
  if (key === '$and') return conjunction(children);
  const some: Predicate = (document) => children.some((child) => child.matches(document));
  const someValue: ValueTest = (value) => children.some((child) => child.matchesValue(value));
  return key === '$or'
    ? { node: { kind: 'or', children }, matches: some, matchesValue: someValue }
    : {
        node: { kind: 'nor', children },
        matches: (document) => !some(document),
        matchesValue: (value) => !someValue(value),
      };
}

/** Filters on whole documents never stand where a single value is tested. */
const never: ValueTest = () => false;

const isOperatorDocument = (value: Value): value is Document => {
  if (!isDocument(value) || value.size === 0) return false;
  const first = value.keys().next().value as string;
  return first.startsWith('$') && first !== '$ref' && first !== '$id' && first !== '$db';
};

function compileField(path: string, value: Value, scope: Scope): CompiledFilter[] {
  if (!isOperatorDocument(value)) {
    return [
      value instanceof BSONRegExp
        ? leaf(path, '$regex', value, matching(value), scope)
        : leaf(path, '$eq', value, equalTo(value, scope.compare), scope),
    ];
  }
  const out: CompiledFilter[] = [];
  for (const [operator, operand] of value) {
    if (!operator.startsWith('$')) throw badValue(`unknown operator: ${operator}`);
    if (operator === '$options') {
      if (!value.has('$regex')) throw badValue('$options needs a $regex');
      continue;
    }
    out.push(compileOperator(path, operator, operand, value, scope));
  }
  return out;
}

/** A leaf that tests the value at a path and, when that is an array, each of its elements. */
function leaf(path: string, operator: string, operand: Value, test: ValueTest, { collation }: Scope): CompiledFilter {
  const parts = path.split('.');
  const visit: Visit = (value, found, whole) => {
    if (Array.isArray(value) && !whole) {
      for (let i = 0; i < value.length; i++) {
        if (!test(value[i])) continue;
        if (found && found.arrayIndex === undefined) found.arrayIndex = i;
        return true;
      }
    }
    return test(value);
  };
  return {
    node: { kind: 'test', path, operator, operand, collation },
    matches: (document, found) => somePath(document, parts, visit, found),
    matchesValue: test,
  };
}

/** A leaf that tests the value at a path as it is, arrays unopened. */
function wholeLeaf(
  path: string,
  operator: string,
  operand: Value,
  test: (value: Maybe, found: Found | undefined) => boolean,
  { collation }: Scope,
): CompiledFilter {
  const parts = path.split('.');
  return {
    node: { kind: 'test', path, operator, operand, collation },
    matches: (document, found) => somePath(document, parts, test, found),
    matchesValue: (value) => test(value, undefined),
  };
}

function negate(child: CompiledFilter): CompiledFilter {
  return {
    node: { kind: 'not', child },
    matches: (document) => !child.matches(document),
    matchesValue: (value) => !child.matchesValue(value),
  };
}

function compileOperator(
  path: string,
  operator: string,
  operand: Value,
  siblings: Document,
  scope: Scope,
): CompiledFilter {
  switch (operator) {
    case '$eq':
      return leaf(path, '$eq', operand, equalTo(operand, scope.compare), scope);
    case '$ne':
      if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
      return negate(leaf(path, '$eq', operand, equalTo(operand, scope.compare), scope));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return leaf(path, operator, operand, ordered(operator satisfies Ordering, operand, scope.compare), scope);
    case '$in':
      return leaf(path, '$in', operand, memberOf(operand, '$in', scope.compare).test, scope);
    case '$nin':
      return negate(leaf(path, '$in', operand, memberOf(operand, '$nin', scope.compare).test, scope));
    case '$not':
      return compileNot(path, operand, scope);
    case '$regex': {
      const expression = regexOperand(operand, siblings.get('$options'));
      return leaf(path, '$regex', expression, matching(expression), scope);
    }
    case '$exists': {
      const exists = wholeLeaf(path, '$exists', operand, (value) => value !== undefined, scope);
      return isTrue(operand) ? exists : negate(exists);
    }
    case '$type':
      return leaf(path, '$type', operand, ofType(typeSet(operand)), scope);
    case '$mod':
      return leaf(path, '$mod', operand, modulo(operand), scope);
    case '$size': {
      const size = sizeOperand(operand);
      return wholeLeaf(path, '$size', operand, (value) => Array.isArray(value) && value.length === size, scope);
    }
    case '$all':
      return compileAll(path, operand, scope);
    case '$elemMatch':
      return compileElemMatch(path, operand, scope);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return leaf(path, operator, operand, bits(operator satisfies BitsOperator, operand), scope);
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
      throw notImplemented(`the query operator ${operator}`);
    case '$comment':
      return { node: { kind: 'and', children: [] }, matches: () => true, matchesValue: () => true };
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
}

const isTrue = (value: Value): boolean =>
  isNumber(value) ? toDouble(value) !== 0 : value !== false && !isNullish(value);

function compileNot(path: string, operand: Value, scope: Scope): CompiledFilter {
  if (operand instanceof BSONRegExp) return negate(leaf(path, '$regex', operand, matching(operand), scope));
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (operand.size === 0) throw badValue('$not cannot be empty');
  if (!isOperatorDocument(operand)) throw badValue('$not needs a regex or a document of operators');
  return negate(conjunction(compileField(path, operand, scope)));
}

function regexOperand(operand: Value, options: Maybe): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof operand === 'string') return new BSONRegExp(operand, options ?? '');
  if (!(operand instanceof BSONRegExp)) throw badValue('$regex has to be a string');
  if (options !== undefined && operand.options !== '')
    throw new MongoError(51075, 'options set in both $regex and $options');
  return options === undefined ? operand : new BSONRegExp(operand.pattern, options);
}

function compileAll(path: string, operand: Value, scope: Scope): CompiledFilter {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { node: { kind: 'or', children: [] }, matches: () => false, matchesValue: never };
  const isElemMatch = (item: Value): item is Document => isDocument(item) && item.keys().next().value === '$elemMatch';
  const nested = isElemMatch(operand[0] as Value);
  return conjunction(
    operand.map((item) => {
      if (nested) {
        if (!isElemMatch(item)) throw badValue('$all/$elemMatch has to be consistent');
        return compileElemMatch(path, item.get('$elemMatch') as Value, scope);
      }
      if (isOperatorDocument(item)) throw badValue('no $ expressions in $all');
      return item instanceof BSONRegExp
        ? leaf(path, '$regex', item, matching(item), scope)
        : leaf(path, '$eq', item, equalTo(item, scope.compare), scope);
    }),
  );
}

function compileElemMatch(path: string, operand: Value, scope: Scope): CompiledFilter {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const matchesItem = elementTestIn(operand, scope);
  return wholeLeaf(
    path,
    '$elemMatch',
    operand,
    (value, found) => {
      if (!Array.isArray(value)) return false;
      const at = value.findIndex(matchesItem);
      if (at >= 0 && found && found.arrayIndex === undefined) found.arrayIndex = at;
      return at >= 0;
    },
    scope,
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$where', '$comment']);

/** A test of an array's element: by operators on the element itself, or by a filter on a document. */
export const elementTest = (operand: Document, variables: Variables = new Map()): ((item: Value) => boolean) =>
  elementTestIn(operand, { variables, collation: undefined, compare });

function elementTestIn(operand: Document, scope: Scope): (item: Value) => boolean {
  const first = operand.keys().next().value;
  if (first?.startsWith('$') && !LOGICAL.has(first)) {
    return conjunction(compileField('', operand, scope)).matchesValue;
  }
  const filter = compileDocument(operand, scope);
  return (item) => {
    if (isDocument(item)) return filter.matches(item);
    if (!Array.isArray(item)) return false;
    return filter.matches(new Map(item.map((value, i) => [String(i), value])));
  };
}

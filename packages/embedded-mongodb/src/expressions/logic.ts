import { compare } from '../bson/compare.ts';
import { int, isDocument, isNullish, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { binary, namedFields, unary } from './shapes.ts';
import { truthy } from './truthy.ts';
import type { Operator, Operators } from './types.ts';

const comparison = (passes: (order: number) => boolean) => binary((a, b) => passes(compare(a, b)));

/** Evaluates its arguments one by one, and stops as soon as it knows. */
const shortCircuit =
  (stopAt: boolean): Operator =>
  (operand, compile) => {
    const evaluates = (Array.isArray(operand) ? operand : [operand]).map(compile);
    return (document, variables) =>
      evaluates.some((evaluate) => truthy(evaluate(document, variables)) === stopAt) ? stopAt : !stopAt;
  };

const cond: Operator = (operand, compile, name) => {
  if (Array.isArray(operand) && operand.length !== 3) {
    throw new MongoError(16020, `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`);
  }
  const parts: Value[] = Array.isArray(operand)
    ? operand
    : ['if', 'then', 'else'].map((key) => namedFields(operand, ['if', 'then', 'else'], [], name).get(key) as Value);
  const [test, yes, no] = parts.map(compile) as [
    ReturnType<typeof compile>,
    ReturnType<typeof compile>,
    ReturnType<typeof compile>,
  ];
  return (document, variables) => (truthy(test(document, variables)) ? yes : no)(document, variables);
};

const ifNull: Operator = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw new MongoError(1257300, '$ifNull needs at least two arguments');
  }
  const evaluates = operand.map(compile);
  return (document, variables) => {
    for (let i = 0; i < evaluates.length - 1; i++) {
      const value = evaluates[i]?.(document, variables);
      if (!isNullish(value)) return value;
    }
    return evaluates.at(-1)?.(document, variables);
  };
};

const switchOperator: Operator = (operand, compile, name) => {
  const fields = namedFields(operand, ['branches'], ['default'], name);
  const branches = fields.get('branches') as Value;
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new MongoError(40068, '$switch requires at least one branch');
  }
  const compiled = branches.map((branch) => {
    if (!isDocument(branch)) throw new MongoError(40062, '$switch expected each branch to be an object');
    const parts = namedFields(branch, ['case', 'then'], [], '$switch branch');
    return [compile(parts.get('case') as Value), compile(parts.get('then') as Value)] as const;
  });
  const fallback = fields.has('default') ? compile(fields.get('default') as Value) : undefined;
  return (document, variables) => {
    for (const [test, then] of compiled) if (truthy(test(document, variables))) return then(document, variables);
    if (!fallback) {
      throw new MongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    return fallback(document, variables);
  };
};

/** Comparison, boolean and conditional operators. */
export const LOGIC: Operators = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: binary((a, b) => int(compare(a, b))),
  $and: shortCircuit(false),
  $or: shortCircuit(true),
  $not: unary((value) => !truthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
};

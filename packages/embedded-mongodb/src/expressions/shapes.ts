import { type Document, isDocument, isNullish, type Maybe, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import type { Compile, Evaluate, Operator } from './types.ts';

/** The shapes in which operators take their operands, so that each operator is only its computation. */

const argumentsOf = (operand: Value): Value[] => (Array.isArray(operand) ? operand : [operand]);

/** Between `min` and `max` arguments, evaluated, as an array. */
export function variadic(min: number, max: number, compute: (values: Maybe[], name: string) => Maybe): Operator {
  return (operand, compile, name) => {
    const expressions = argumentsOf(operand);
    if (expressions.length < min || expressions.length > max) {
      throw min === max
        ? new MongoError(
            16020,
            `Expression ${name} takes exactly ${min} arguments. ${expressions.length} were passed in.`,
          )
        : new MongoError(
            28667,
            `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${expressions.length} were passed in.`,
          );
    }
    const evaluates = expressions.map(compile);
    return (document, variables) =>
      compute(
        evaluates.map((evaluate) => evaluate(document, variables)),
        name,
      );
  };
}

export const unary = (compute: (value: Maybe, name: string) => Maybe): Operator =>
  variadic(1, 1, ([value], name) => compute(value, name));
export const binary = (compute: (a: Maybe, b: Maybe, name: string) => Maybe): Operator =>
  variadic(2, 2, ([a, b], name) => compute(a, b, name));

/** One argument; null and missing give null. */
export const nullable = (compute: (value: Value, name: string) => Maybe): Operator =>
  unary((value, name) => (isNullish(value) ? null : compute(value, name)));

/** Named arguments. Unknown names are refused; required ones must be there. */
export function named(
  required: readonly string[],
  optional: readonly string[],
  compute: (args: Record<string, Maybe>, name: string) => Maybe,
): Operator {
  return (operand, compile, name) => {
    const evaluates = compileNamed(operand, required, optional, compile, name);
    return (document, variables) => {
      const args: Record<string, Maybe> = {};
      for (const [key, evaluate] of evaluates) args[key] = evaluate(document, variables);
      return compute(args, name);
    };
  };
}

export function compileNamed(
  operand: Value,
  required: readonly string[],
  optional: readonly string[],
  compile: Compile,
  name: string,
): [string, Evaluate][] {
  const fields = namedFields(operand, required, optional, name);
  return [...fields].map(([key, value]) => [key, compile(value)]);
}

/** Checks the names of an operator's fields. */
export function namedFields(
  operand: Value,
  required: readonly string[],
  optional: readonly string[],
  name: string,
): Document {
  if (!isDocument(operand)) throw new MongoError('FailedToParse', `${name} only supports an object as its argument`);
  for (const key of operand.keys()) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw new MongoError('FailedToParse', `${name} found an unknown argument: ${key}`);
    }
  }
  for (const key of required) {
    if (!operand.has(key)) throw new MongoError('FailedToParse', `Missing '${key}' parameter to ${name}`);
  }
  return operand;
}

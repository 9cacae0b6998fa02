import type { Document, Maybe, Value } from '../bson/values.ts';

/** Variables by name, without their `$$`. */
export type Variables = ReadonlyMap<string, Maybe>;
/** Computes an expression for a document. */
export type Evaluate = (document: Document, variables: Variables) => Maybe;
export type Compile = (expression: Value) => Evaluate;
/** Builds an operator's computation from its operand. */
export type Operator = (operand: Value, compile: Compile, name: string) => Evaluate;
export type Operators = Readonly<Record<string, Operator>>;

import { type Document, isDocument, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import type { Evaluate, Variables } from '../expressions/types.ts';
import { PAUSE } from '../query/stream.ts';
import type { StageCompiler } from './types.ts';

/** `$redact`: keeps, prunes or descends into each level of a document. */
export const redactStage: StageCompiler = (operand, { variables }) => {
  const decide = compileExpression(operand);
  const scope = new Map(variables).set('KEEP', 'keep').set('PRUNE', 'prune').set('DESCEND', 'descend');
  return function* (input) {
    for (const document of input) {
      if (document === PAUSE) {
        yield PAUSE;
        continue;
      }
      const kept = redact(document, decide, scope);
      if (kept) yield kept;
    }
  };
};

function redact(document: Document, decide: Evaluate, variables: Variables): Document | undefined {
  const decision = decide(document, variables);
  if (decision === 'keep') return document;
  if (decision === 'prune') return undefined;
  if (decision !== 'descend') throw new MongoError(17053, '$redact must return $$KEEP, $$DESCEND or $$PRUNE');
  const out: Document = new Map();
  for (const [key, value] of document) {
    const kept = redactValue(value, decide, variables);
    if (kept !== undefined) out.set(key, kept);
  }
  return out;
}

function redactValue(value: Value, decide: Evaluate, variables: Variables): Value | undefined {
  if (isDocument(value)) return redact(value, decide, variables);
  if (!Array.isArray(value)) return value;
  return value.map((item) => redactValue(item, decide, variables)).filter((item): item is Value => item !== undefined);
}

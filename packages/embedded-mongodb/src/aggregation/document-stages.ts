import { type Document, isDocument, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileExpression } from '../expressions/evaluate.ts';
import type { Evaluate, Variables } from '../expressions/types.ts';
import { compileProjection } from '../query/projection.ts';

export type Transform = (document: Document) => Document;

/** A tree of computed fields, as $addFields and computed projections take it. */
interface Computed {
  children: Map<string, Computed>;
  evaluate: Evaluate | undefined;
}

/** `$addFields` / `$set`: fields computed from the document, put into it. */
export function compileAddFields(operand: Value, variables: Variables): Transform {
  if (!isDocument(operand)) {
    throw new MongoError(40272, `$addFields specification stage must be an object, got ${typeName(operand)}`);
  }
  const root: Computed = { children: new Map(), evaluate: undefined };
  addFields(root, operand, '');
  return (document) => assign(root, document, document, variables) as Document;
}

function addFields(node: Computed, fields: Document, above: string): void {
  for (const [path, value] of fields) {
    if (path.startsWith('$'))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    let at = node;
    for (const part of path.split('.')) {
      if (part === '') throw new MongoError(40353, "FieldPath must not end with a '.'.");
      if (at.evaluate) throw conflict(above + path);
      let next = at.children.get(part);
      if (!next) at.children.set(part, (next = { children: new Map(), evaluate: undefined }));
      at = next;
    }
    if (at.evaluate || at.children.size > 0) throw conflict(above + path);
    if (isDocument(value) && value.size > 0 && !(value.keys().next().value as string).startsWith('$')) {
      addFields(at, value, `${above}${path}.`);
    } else at.evaluate = compileExpression(value);
  }
}

const conflict = (path: string) =>
  new MongoError(
    40176,
    `Invalid $addFields :: caused by :: specification contains two conflicting paths. Cannot specify both '${path}' and a parent or child of it`,
  );

function assign(node: Computed, target: Maybe, document: Document, variables: Variables): Value {
  if (Array.isArray(target)) return target.map((item) => assign(node, item, document, variables));
  const out: Document = isDocument(target) ? new Map(target) : new Map();
  for (const [key, child] of node.children) {
    if (!child.evaluate) {
      out.set(key, assign(child, out.get(key), document, variables));
      continue;
    }
    const value = child.evaluate(document, variables);
    if (value === undefined) out.delete(key);
    else out.set(key, value);
  }
  return out;
}

/** `$unset`: a field or a list of them. */
export function compileUnset(operand: Value): Transform {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0)
    throw new MongoError(31119, '$unset specification must be a string or an array with at least one field');
  const exclusion: Document = new Map();
  for (const path of paths) {
    if (typeof path !== 'string')
      throw new MongoError(31120, '$unset specification must be a string or an array containing only string values');
    exclusion.set(path, false);
  }
  return compileProjection(exclusion, { stage: true });
}

/** `$replaceRoot` / `$replaceWith`. */
export function compileReplaceRoot(name: string, operand: Value, variables: Variables): Transform {
  const root = name === '$replaceWith' ? operand : isDocument(operand) ? operand.get('newRoot') : undefined;
  if (root === undefined) throw new MongoError(40231, `no newRoot specified for the ${name} stage`);
  const evaluate = compileExpression(root);
  return (document) => {
    const value = evaluate(document, variables);
    if (isDocument(value)) return value;
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${typeName(value)}`,
    );
  };
}

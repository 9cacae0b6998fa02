import { compareText } from '../bson/compare.ts';
import { formatValue } from '../bson/format.ts';
import { clone, type Document, isDocument, type Maybe, typeName, type Value } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { isArrayIndex } from '../query/index-keys.ts';
import { compileUpdatePipeline } from '../aggregation/update-pipeline.ts';
import type { Variables } from '../expressions/types.ts';
import { FIELD_OPERATORS, type FieldChange, identical, UNCHANGED } from './operators.ts';
import { type ArrayContext, readPath, removePath, targetsOf, writePath } from './targets.ts';

export interface UpdateContext {
  /** Index that the query matched in an array, for the positional operator. */
  matched: number | undefined;
  /** Whether the document is being inserted by an upsert. */
  inserting: boolean;
}

/** Gives the changed document, or the same object when nothing changes. The original is left as it was. */
export interface Update {
  kind: 'replacement' | 'operators' | 'pipeline';
  apply: (document: Document, context: UpdateContext) => Document;
}

const failed = (message: string) => new MongoError('FailedToParse', message);

/**
 * Compiles an update: a replacement document, update operators or a pipeline.
 * @throws MongoError FailedToParse or what MongoDB answers for each mistake.
 */
export function compileUpdate(
  specification: Value,
  arrayFilters: readonly Value[] = [],
  variables: Variables = new Map(),
): Update {
  if (Array.isArray(specification)) {
    if (arrayFilters.length > 0) throw failed('arrayFilters may not be specified for pipeline-syle updates');
    const run = compileUpdatePipeline(specification, variables);
    return { kind: 'pipeline', apply: (document) => keepId(document, run(document)) };
  }
  if (!isDocument(specification)) throw failed('Update argument must be either an object or an array');
  const first = specification.keys().next().value;
  if (first?.startsWith('$')) return compileOperators(specification, arrayFilters);
  if (arrayFilters.length > 0) throw failed('arrayFilters may not be specified for replacement-style updates');
  return compileReplacement(specification);
}

function compileReplacement(replacement: Document): Update {
  for (const key of replacement.keys()) {
    if (key.startsWith('$')) {
      throw new MongoError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${key}' in '${key}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  return { kind: 'replacement', apply: (document) => keepId(document, clone(replacement)) };
}

/** Puts the original `_id` first; a different one is refused. */
function keepId(before: Document, after: Document): Document {
  const id = before.get('_id');
  const given = after.get('_id');
  if (id === undefined) {
    if (given === undefined) return after;
  } else if (given !== undefined && !identical(id, given) && typeName(given) === typeName(id)) throw immutableId(given);
  else if (given !== undefined && typeName(given) !== typeName(id) && formatValue(given) !== formatValue(id))
    throw immutableId(given);
  const out: Document = new Map([['_id', (id ?? given) as Value]]);
  for (const [key, value] of after) if (key !== '_id') out.set(key, value);
  return sameDocument(before, out) ? before : out;
}

const immutableId = (given: Value) =>
  new MongoError(
    'ImmutableField',
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${formatValue(given)}`,
  );

const sameDocument = (a: Document, b: Document): boolean => a.size === b.size && identical(a, b);

interface Step {
  operator: string;
  parts: readonly string[];
  path: string;
  change: FieldChange;
  /** For $rename: where the value goes. */
  to: readonly string[] | undefined;
}

function compileOperators(specification: Document, arrayFilters: readonly Value[]): Update {
  const steps: Step[] = [];
  for (const [operator, fields] of specification) {
    if (!operator.startsWith('$')) {
      throw failed(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (operator !== '$rename' && !Object.hasOwn(FIELD_OPERATORS, operator)) {
      throw failed(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDocument(fields)) {
      throw failed(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${formatValue(fields)}}`,
      );
    }
    for (const [path, operand] of fields) steps.push(compileStep(operator, path, operand));
  }
  refuseConflicts(steps);
  const filters = compileArrayFilters(arrayFilters, steps);
  // New fields appear in the order of their names, numbers by value.
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  return {
    kind: 'operators',
    apply: (document, context) => applySteps(steps, document, { filters, matched: context.matched }, context.inserting),
  };
}

function compileStep(operator: string, path: string, operand: Value): Step {
  const parts = checkPath(path);
  if (operator !== '$rename') {
    const make = FIELD_OPERATORS[operator] as (path: string, operand: Value) => FieldChange;
    return { operator, parts, path, change: make(path, operand), to: undefined };
  }
  if (typeof operand !== 'string') {
    throw new MongoError('BadValue', `The 'to' field for $rename must be a string: ${path}: ${formatValue(operand)}`);
  }
  const to = checkPath(operand);
  if (path === operand)
    throw new MongoError('BadValue', `The source and target field for $rename must differ: ${path}: "${operand}"`);
  if ([...parts, ...to].some((part) => part.startsWith('$'))) {
    throw new MongoError('BadValue', `The source field for $rename may not be dynamic: ${path}`);
  }
  return { operator, parts, path, change: () => UNCHANGED, to };
}

function checkPath(path: string): string[] {
  const parts = path.split('.');
  if (path === '') throw new MongoError('EmptyFieldName', 'An empty update path is not valid.');
  if (parts.includes('')) {
    throw new MongoError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  parts.forEach((part, i) => {
    if (!part.startsWith('$')) return;
    const positional = part === '$' || /^\$\[[a-z]?\w*\]$/.test(part);
    if (positional && i === 0) {
      throw new MongoError(
        'BadValue',
        `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
      );
    }
    if (!positional) {
      throw new MongoError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  });
  return parts;
}

/** How many parts two paths share when one change would undo the other; undefined when they can live together. */
function conflictAt(a: readonly string[], b: readonly string[]): number | undefined {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] === b[i]) continue;
    // All the elements of an array, and one of them by its index, cannot be named in one update.
    return a[i]?.startsWith('$[') !== b[i]?.startsWith('$[') ? i : undefined;
  }
  return shared;
}

function refuseConflicts(steps: readonly Step[]): void {
  const taken: string[][] = [];
  for (const step of steps) {
    for (const parts of step.to ? [step.parts, step.to] : [step.parts]) {
      for (const other of taken) {
        const at = conflictAt(parts, other);
        if (at !== undefined) {
          throw new MongoError(
            'ConflictingUpdateOperators',
            `Updating the path '${parts.join('.')}' would create a conflict at '${parts.slice(0, at).join('.')}'`,
          );
        }
      }
      taken.push([...parts]);
    }
  }
}

function compileArrayFilters(arrayFilters: readonly Value[], steps: readonly Step[]): ArrayContext['filters'] {
  const filters = new Map<string, (item: Value) => boolean>();
  for (const filter of arrayFilters) {
    if (!isDocument(filter)) throw new MongoError('TypeMismatch', 'Each array filter must be an object');
    const names = new Set(rootNames(filter));
    const name = [...names][0];
    if (names.size !== 1 || name === undefined) {
      throw failed(
        names.size === 0
          ? 'Cannot use an expression without a top-level field name in arrayFilters'
          : `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`,
      );
    }
    if (filters.has(name)) {
      throw failed(`Found multiple array filters with the same top-level field name ${name}`);
    }
    const compiled = compileFilter(filter);
    filters.set(name, (item) => compiled.matches(new Map([[name, item]])));
  }
  const used = new Set(
    steps.flatMap((step) => step.parts.filter((part) => part.startsWith('$[')).map((part) => part.slice(2, -1))),
  );
  for (const name of filters.keys()) {
    if (!used.has(name)) throw failed(`The array filter for identifier '${name}' was not used in the update`);
  }
  for (const step of steps) {
    for (const part of step.parts) {
      const name = part.startsWith('$[') ? part.slice(2, -1) : '';
      if (name !== '' && !filters.has(name)) {
        throw new MongoError('BadValue', `No array filter found for identifier '${name}' in path '${step.path}'`);
      }
    }
  }
  return filters;
}

function* rootNames(filter: Document): Iterable<string> {
  for (const [key, value] of filter) {
    if (!key.startsWith('$')) yield key.split('.')[0] as string;
    else if (Array.isArray(value)) for (const item of value) if (isDocument(item)) yield* rootNames(item);
  }
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const x = a[i] as string;
    const y = b[i] as string;
    if (x === y) continue;
    return isArrayIndex(x) && isArrayIndex(y) ? Number(x) - Number(y) : compareText(x, y);
  }
  return a.length - b.length;
}

function applySteps(steps: readonly Step[], before: Document, arrays: ArrayContext, inserting: boolean): Document {
  const after = clone(before);
  let changed = false;
  for (const step of steps) {
    if (step.operator === '$setOnInsert' && !inserting) continue;
    if (step.to) changed = rename(after, step.parts, step.to) || changed;
    else for (const path of targetsOf(after, step.parts, arrays)) changed = applyStep(step, after, path) || changed;
  }
  if (!changed) return before;
  checkId(before, after);
  return after;
}

function applyStep(step: Step, document: Document, path: readonly string[]): boolean {
  const current = readPath(document, path);
  const result = step.change(current, document);
  if (result === UNCHANGED) {
    // A path that cannot exist is an error even for an operator that would change nothing there.
    return false;
  }
  if (result === undefined) removePath(document, path);
  else writePath(document, path, result);
  return true;
}

function rename(document: Document, from: readonly string[], to: readonly string[]): boolean {
  const value: Maybe = readPath(document, from);
  if (value === undefined) return false;
  for (const path of [from, to]) {
    for (let i = 1; i < path.length; i++) {
      if (Array.isArray(readPath(document, path.slice(0, i)))) {
        throw new MongoError(
          'BadValue',
          `The ${path === from ? 'source' : 'destination'} field cannot be an array element, '${path.join('.')}' in doc with _id: ${formatValue(document.get('_id') ?? null)} has an array field called '${path.slice(0, i).at(-1) ?? ''}'`,
        );
      }
    }
  }
  removePath(document, from);
  writePath(document, to, value);
  return true;
}

function checkId(before: Document, after: Document): void {
  const id = before.get('_id');
  if (id === undefined) return;
  const now = after.get('_id');
  if (now === undefined || !identical(id, now)) {
    throw new MongoError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
}

import { MongoError } from '../errors.ts';
import { BSON_UNDEFINED, type Document, type Maybe, type Value } from '../bson/values.ts';

/** One field of an index or of a sort. */
export interface KeyField {
  path: string;
  parts: readonly string[];
  descending: boolean;
}

export interface DocumentKeys {
  /** One tuple of values per entry. */
  tuples: Value[][];
  /** Which fields met an array on their path. */
  multikey: boolean[];
  /** Which fields were missing in every entry. */
  missing: boolean[];
}

interface Step {
  value: Maybe;
  rest: readonly string[];
  array: Value[] | undefined;
}

const ARRAY_INDEX = /^(0|[1-9]\d*)$/;
export const isArrayIndex = (part: string): boolean => ARRAY_INDEX.test(part);

/**
 * The tuples a document has under some fields: one per element of the array its paths go through, as MongoDB's indexes
 * and sorts see it. Missing fields count as null; an empty array as undefined.
 * @throws MongoError CannotIndexParallelArrays when two paths go through different arrays.
 */
export function documentKeys(document: Document, fields: readonly KeyField[]): DocumentKeys {
  const keys: DocumentKeys = {
    tuples: [],
    multikey: fields.map(() => false),
    missing: fields.map(() => true),
  };
  collect(
    fields.map(({ parts }) => ({ value: document, rest: parts, array: undefined })),
    fields,
    keys,
  );
  return keys;
}

function collect(starts: readonly Step[], fields: readonly KeyField[], keys: DocumentKeys): void {
  const steps = starts.map((start) => (start.rest.length === 0 ? start : descend(start.value, start.rest)));
  let array: Value[] | undefined;
  steps.forEach((step, i) => {
    if (!step.array) return;
    if (array && array !== step.array) {
      const names = fields.filter((_, j) => steps[j]?.array).map(({ path }) => path.split('.')[0]);
      throw new MongoError('CannotIndexParallelArrays', `cannot index parallel arrays [${names.at(-1)}] [${names[0]}]`);
    }
    array = step.array;
    keys.multikey[i] = true;
  });
  if (!array) {
    emit(steps, keys);
    return;
  }
  if (array.length === 0) {
    emit(
      steps.map((step) =>
        step.array ? { ...step, value: step.rest.length === 0 ? BSON_UNDEFINED : undefined } : step,
      ),
      keys,
    );
    return;
  }
  for (const item of array) {
    collect(
      steps.map((step) =>
        step.array ? intoElement(item, step.rest) : { value: step.value, rest: [], array: undefined },
      ),
      fields,
      keys,
    );
  }
}

const intoElement = (item: Value, rest: readonly string[]): Step =>
  rest.length === 0 || item instanceof Map
    ? { value: item, rest, array: undefined }
    : { value: undefined, rest: [], array: undefined };

/** Follows a path through documents up to its end, or to the first array that must be expanded. */
function descend(start: Maybe, path: readonly string[]): Step {
  let value = start;
  for (let i = 0; i < path.length; i++) {
    const part = path[i] as string;
    if (value instanceof Map) value = value.get(part);
    else if (Array.isArray(value)) {
      const at = isArrayIndex(part) ? value[Number(part)] : undefined;
      if (at === undefined) return { value, rest: path.slice(i), array: value };
      value = at;
    } else return { value: undefined, rest: [], array: undefined };
  }
  return { value, rest: [], array: Array.isArray(value) ? value : undefined };
}

function emit(steps: readonly Step[], keys: DocumentKeys): void {
  keys.tuples.push(
    steps.map(({ value }, i) => {
      if (value === undefined) return null;
      keys.missing[i] = false;
      return value;
    }),
  );
}

import { type Document, isDocument, type Maybe, type Value } from '../bson/values.ts';
import { formatValue } from '../bson/format.ts';
import { MongoError } from '../errors.ts';
import { isArrayIndex } from '../query/index-keys.ts';

/** What `$[identifier]` and `$` stand for while one document is updated. */
export interface ArrayContext {
  filters: ReadonlyMap<string, (item: Value) => boolean>;
  /** The element that the query matched, for `$`. */
  matched: number | undefined;
}

const badValue = (message: string) => new MongoError('BadValue', message);

/** The concrete paths an update path stands for in a document, its positional parts replaced by indexes. */
export function targetsOf(document: Document, parts: readonly string[], context: ArrayContext): string[][] {
  if (!parts.some((part) => part.startsWith('$'))) return [[...parts]];
  let targets: { path: string[]; value: Maybe }[] = [{ path: [], value: document }];
  parts.forEach((part, i) => {
    targets = targets.flatMap(({ path, value }) => {
      const step = (index: number | string) => ({ path: [...path, String(index)], value: child(value, String(index)) });
      if (!part.startsWith('$')) return [step(part)];
      if (part === '$') return [step(matchedIndex(context))];
      if (!Array.isArray(value)) {
        throw badValue(
          value === undefined
            ? `The path '${path.join('.')}' must exist in the document in order to apply array updates.`
            : `Cannot apply array updates to non-array element ${parts[i - 1] ?? ''}: ${formatValue(value)}`,
        );
      }
      const name = part.slice(2, -1);
      const test = name === '' ? () => true : (context.filters.get(name) as (item: Value) => boolean);
      return value.flatMap((item, index) => (test(item) ? [step(index)] : []));
    });
  });
  return targets.map(({ path }) => path);
}

function matchedIndex(context: ArrayContext): number {
  if (context.matched === undefined) {
    throw badValue('The positional operator did not find the match needed from the query.');
  }
  return context.matched;
}

const child = (value: Maybe, part: string): Maybe => {
  if (isDocument(value)) return value.get(part);
  return Array.isArray(value) && isArrayIndex(part) ? value[Number(part)] : undefined;
};

/** The value at a concrete path. */
export const readPath = (document: Document, path: readonly string[]): Maybe =>
  path.reduce<Maybe>((value, part) => child(value, part), document);

/** MongoDB pads arrays with nulls up to this many. */
const MAX_PADDING = 1_500_000;

/**
 * Puts a value at a concrete path, making the documents that lack.
 * @throws MongoError PathNotViable when the path goes through something that has no fields.
 */
export function writePath(document: Document, path: readonly string[], value: Value): void {
  let holder: Value = document;
  for (let i = 0; i < path.length - 1; i++) {
    let next = child(holder, path[i] as string);
    if (next === undefined) {
      next = new Map();
      place(holder, path, i, next);
    }
    if (!isDocument(next) && !Array.isArray(next)) throw notViable(path, i + 1, next);
    holder = next;
  }
  place(holder, path, path.length - 1, value);
}

function place(holder: Value, path: readonly string[], at: number, value: Value): void {
  const part = path[at] as string;
  if (isDocument(holder)) {
    holder.set(part, value);
    return;
  }
  if (!Array.isArray(holder) || !isArrayIndex(part)) throw notViable(path, at, holder);
  const index = Number(part);
  if (index > holder.length + MAX_PADDING) {
    throw new MongoError(15891, `can't backfill more than ${MAX_PADDING} elements`);
  }
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

const notViable = (path: readonly string[], at: number, value: Value) =>
  new MongoError(
    'PathNotViable',
    `Cannot create field '${path[at] ?? ''}' in element {${path[at - 1] ?? ''}: ${formatValue(value)}}`,
  );

/** Removes what is at a concrete path; inside an array it leaves null. */
export function removePath(document: Document, path: readonly string[]): void {
  const holder = readPath(document, path.slice(0, -1));
  const part = path.at(-1) as string;
  if (isDocument(holder)) holder.delete(part);
  else if (Array.isArray(holder) && isArrayIndex(part) && Number(part) < holder.length) holder[Number(part)] = null;
}

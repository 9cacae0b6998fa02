import type { Document, Maybe } from '../bson/values.ts';
import { isArrayIndex } from './index-keys.ts';

/** Where a match was found: the index in the first array that the path went through, for the positional operator. */
export interface Found {
  arrayIndex: number | undefined;
}

/**
 * Takes a value that a path leads to.
 * @param whole whether the path ends with an index of an array: what stands there is then taken as it is, and an array
 * is not opened further
 * @returns whether to stop
 */
export type Visit = (value: Maybe, found: Found | undefined, whole: boolean) => boolean;

/**
 * Visits the values a query path leads to, through documents and through the elements of arrays, until `visit` says yes.
 * A path that leads nowhere visits undefined; one that ends at nothing inside an array visits nothing for that element.
 */
export function somePath(document: Document, parts: readonly string[], visit: Visit, found?: Found): boolean {
  return walk(document, parts, 0, visit, found);
}

function walk(
  value: Maybe,
  parts: readonly string[],
  at: number,
  visit: Visit,
  found: Found | undefined,
  whole = false,
): boolean {
  if (at === parts.length) return visit(value, found, whole);
  const part = parts[at] as string;
  if (value instanceof Map) return walk(value.get(part), parts, at + 1, visit, found);
  if (!Array.isArray(value)) return visit(undefined, found, whole);
  const outermost = found !== undefined && found.arrayIndex === undefined;
  const numeric = isArrayIndex(part) ? Number(part) : -1;
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    const positional = i === numeric;
    if (!positional && !(item instanceof Map)) continue;
    if (outermost) found.arrayIndex = i;
    if (positional && walk(item, parts, at + 1, visit, found, true)) return true;
    if (item instanceof Map && walk(item, parts, at, visit, found)) return true;
  }
  if (outermost) found.arrayIndex = undefined;
  return false;
}

import * as Y from 'yjs';

/**
 * How deep notes may be nested, elements and the values in their attributes alike. A browser's parser goes no deeper,
 * so no paste does; beyond a few thousand, whoever reads, encodes or deletes them runs out of stack.
 */
export const DEEPEST = 512;

/**
 * Whether these bytes are a change that can be kept: looked at before they touch a document, which a half-read one would
 * spoil, and which a value nested too deep could never leave again.
 */
export function isSound(bytes: Uint8Array): boolean {
  try {
    return Y.decodeUpdate(bytes).structs.every(
      (struct) => !(struct instanceof Y.Item) || !valuesOf(struct.content).some((value) => isDeeper(value, DEEPEST)),
    );
  } catch {
    return false;
  }
}

/** Whether a transaction added an element nested too deep. */
export function nestsTooDeep({ doc, beforeState, afterState }: Y.Transaction): boolean {
  const known = new Map<Y.AbstractType<unknown>, number>();
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (clock === before || !structs) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at];
      const isElement = struct instanceof Y.Item && struct.content instanceof Y.ContentType;
      if (isElement && depthOf(struct.parent, known) >= DEEPEST) return true;
    }
  }
  return false;
}

/** How many elements stand around what is in `parent`; each is counted once, however much stands in it. */
function depthOf(parent: Y.Item['parent'], known: Map<Y.AbstractType<unknown>, number>): number {
  const path: Y.AbstractType<unknown>[] = [];
  let type = parent instanceof Y.AbstractType ? parent : null;
  for (; type?._item && !known.has(type); type = type.parent) path.push(type);
  let depth = (type && known.get(type)) ?? 0;
  for (const around of path.reverse()) known.set(around, (depth += 1));
  return depth;
}

/** What of an item came as bare values, nested as its author pleased. */
function valuesOf(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentFormat) return [content.value];
  if (content instanceof Y.ContentEmbed) return [content.embed];
  if (content instanceof Y.ContentDoc) return [content.opts];
  return [];
}

const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  (than === 0 || Object.values(value).some((inner) => isDeeper(inner, than - 1)));

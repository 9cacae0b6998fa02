import type { BlockText } from '@huis-clos/contracts';
import { AppError, notFound } from '../core/errors.ts';
import type { BlockEdit, Draft } from './draft.ts';

const MENTION = '\uFFFC';

/**
 * The rewritten blocks once these read so; an empty text drops its block. Written as it stands in the notes, a block is
 * rewritten no more, and has its mentions back.
 * @throws {AppError} NOT_FOUND for a block that is not in the notes, and as `rewritten` does
 */
export function editsAfter(
  { sources, edits }: Pick<Draft, 'sources' | 'edits'>,
  blocks: readonly BlockText[],
): Draft['edits'] {
  const typed = new Map(sources.map((source) => [source.id, source]));
  const known = new Map(Object.entries(edits));
  for (const { id, text } of blocks) {
    const source = typed.get(id);
    if (!source) throw notFound();
    if (text === source.text) known.delete(id);
    else known.set(id, rewritten(known.get(id) ?? source, text));
  }
  return Object.fromEntries(known);
}

/**
 * A block's new text with the mentions that are still in it. A mention keeps its place in what did not change; where
 * the change itself holds mention characters, they are the old ones in order, or the rewriting is refused.
 * @throws {AppError} INVALID_INPUT when it cannot be said whom a mention character means
 */
export function rewritten(before: BlockEdit, text: string): BlockEdit {
  const start = commonStart(before.text, text);
  const end = commonEnd(before.text.slice(start), text.slice(start));
  const cut = before.text.length - end;
  const shift = text.length - before.text.length;
  const between = before.mentions.filter(({ at }) => at >= start && at < cut);
  const places = [...text.slice(start, text.length - end).matchAll(new RegExp(MENTION, 'g'))].map(
    ({ index }) => start + index,
  );
  if (places.length !== 0 && places.length !== between.length)
    throw new AppError(
      'INVALID_INPUT',
      'Une mention a été déplacée. Reprenez ce passage sans y toucher, ou retirez-la.',
    );
  return {
    text,
    mentions: [
      ...before.mentions.filter(({ at }) => at < start),
      ...places.flatMap((at, index) => {
        const mention = between[index];
        return mention ? [{ ...mention, at }] : [];
      }),
      ...before.mentions.filter(({ at }) => at >= cut).map((mention) => ({ ...mention, at: mention.at + shift })),
    ],
  };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import { COMMENT_QUOTE_LENGTH, notesMarks, notesNodes } from '@huis-clos/contracts';

export interface Range {
  from: number;
  to: number;
}

/** Where each commented passage begins and ends now, in reading order; a passage that was deleted has no entry. */
export function passagesIn(doc: Node): Map<string, Range> {
  const passages = new Map<string, Range>();
  eachMarked(doc, (id, range) => {
    const known = passages.get(id);
    passages.set(id, known ? { from: known.from, to: range.to } : range);
  });
  return passages;
}

/** Every piece of text under a comment's mark. */
export function eachMarked(doc: Node, visit: (commentId: string, range: Range) => void): void {
  doc.descendants((node, from) => {
    for (const { type, attrs } of node.marks)
      if (type.name === notesMarks.comment && typeof attrs['commentId'] === 'string')
        visit(attrs['commentId'], { from, to: from + node.nodeSize });
  });
}

/** What a comment made now would be about: the selection, or the paragraph the caret is in; null where there are no words. */
export function passageToComment({ selection, doc }: EditorState): Range | null {
  const { $from, empty } = selection;
  const { from, to } = empty ? { from: $from.start(), to: $from.end() } : selection;
  return quoteOf(doc, { from, to }) === '' ? null : { from, to };
}

/** The words of a passage; situations pointed at are not named. */
export const quoteOf = (doc: Node, { from, to }: Range): string =>
  doc
    .textBetween(from, to, ' ', ({ type }) => (type.name === notesNodes.situationMention ? '[situation]' : ' '))
    .trim()
    .slice(0, COMMENT_QUOTE_LENGTH);

/** A passage as the shared document knows it: it stays the same passage while others type. */
export interface Anchor {
  from: unknown;
  to: unknown;
}

interface Shared {
  doc: Parameters<typeof relativePositionToAbsolutePosition>[0];
  type: Parameters<typeof relativePositionToAbsolutePosition>[1];
  binding: { mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] } | null;
}

export function anchorOf(state: EditorState, { from, to }: Range): Anchor | null {
  const { type, binding } = ySyncPluginKey.getState(state) as Shared;
  if (!binding) return null;
  const held = (position: number): unknown => absolutePositionToRelativePosition(position, type, binding.mapping);
  return { from: held(from), to: held(to) };
}

/** Where the anchored passage is now; null once nothing is left of it. */
export function rangeOf(state: EditorState, { from, to }: Anchor): Range | null {
  const { doc, type, binding } = ySyncPluginKey.getState(state) as Shared;
  if (!binding) return null;
  const now = (held: unknown) => relativePositionToAbsolutePosition(doc, type, held, binding.mapping);
  const [start, end] = [now(from), now(to)];
  return start !== null && end !== null && start < end ? { from: start, to: end } : null;
}

/** Marks a passage as commented. Undoing goes back over what one typed, not over this. */
export const markPassage = ({ tr, schema }: EditorState, { from, to }: Range, commentId: string): Transaction =>
  tr.addMark(from, to, schema.mark(notesMarks.comment, { commentId })).setMeta('addToHistory', false);

/** Takes a comment's mark off the text. */
export function unmarkPassage({ tr, doc, schema }: EditorState, commentId: string): Transaction {
  const mark = schema.mark(notesMarks.comment, { commentId });
  eachMarked(doc, (id, { from, to }) => void (id === commentId && tr.removeMark(from, to, mark)));
  return tr.setMeta('addToHistory', false);
}

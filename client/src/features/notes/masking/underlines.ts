import type { Node } from '@tiptap/pm/model';
import { PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, type DecorationSet } from '@tiptap/pm/view';
import { notesNodes } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import type { Passage } from '../../../shared/masking/scanner.ts';

/** A passage where it stands in the document. */
export interface UnderlinedPassage extends Pick<Passage, 'type' | 'situationId'> {
  from: number;
  to: number;
}

/** What the scan found, by the paragraph it was read in. */
export type Scanned = ReadonlyMap<Node, readonly Passage[]>;

export const underlinesKey = new PluginKey<DecorationSet>('underlines');

/** Each paragraph with its place, and whether it is inside a block that does not leave the group. */
export function eachParagraph(doc: Node, visit: (node: Node, at: number, kept: boolean) => void): void {
  const walk = (parent: Node, start: number, kept: boolean): void =>
    parent.forEach((node, offset) => {
      if (node.isTextblock) visit(node, start + offset, kept);
      else walk(node, start + offset + 1, kept || node.type.name === notesNodes.confidential);
    });
  walk(doc, 0, false);
}

/** The text of a paragraph, one unit for each position in it. */
export const textOf = (paragraph: Node): string =>
  paragraph.textBetween(0, paragraph.content.size, undefined, ({ type }) =>
    type.name === notesNodes.situationMention ? '\uFFFC' : '\n',
  );

/** The underlines after a change: moved with the text, and made again in the paragraphs just scanned. */
export function underlinesAfter(transaction: Transaction, before: DecorationSet): DecorationSet {
  const moved = before.map(transaction.mapping, transaction.doc);
  const scanned = transaction.getMeta(underlinesKey) as Scanned | undefined;
  if (!scanned) return moved;
  const gone: Decoration[] = [];
  const made: Decoration[] = [];
  eachParagraph(transaction.doc, (node, at, kept) => {
    const passages = scanned.get(node);
    if (!passages) return;
    gone.push(...moved.find(at, at + node.nodeSize));
    for (const passage of passages) if (!kept || passage.situationId !== null) made.push(underline(passage, at + 1));
  });
  return moved.remove(gone).add(transaction.doc, made);
}

function underline({ start, end, type, situationId }: Passage, at: number): Decoration {
  const attributes = {
    class: situationId ? 'hc-named' : 'hc-masked',
    role: 'mark',
    title: hintOf({ type, situationId }),
  };
  return Decoration.inline(at + start, at + end, attributes, { type, situationId });
}

/** What is said of a passage, never the passage itself. */
export const hintOf = ({ type, situationId }: Pick<Passage, 'type' | 'situationId'>): string =>
  situationId ? fr.notes.masking.named : fr.notes.masking.masked(fr.publications.types[type] ?? type);

/** The underlined passage that the caret is in or beside; null when there is none or text is selected. */
export function passageAtCaret(state: EditorState): UnderlinedPassage | null {
  const { empty, from } = state.selection;
  const found = empty ? underlinesKey.getState(state)?.find(from, from)[0] : undefined;
  const spec = found?.spec as Pick<Passage, 'type' | 'situationId'> | undefined;
  return found && spec ? { from: found.from, to: found.to, type: spec.type, situationId: spec.situationId } : null;
}

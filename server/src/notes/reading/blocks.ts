import { NOTES_FRAGMENT, notesNodes } from '@huis-clos/contracts';
import * as Y from 'yjs';
import { attribute, inlineOf, joinInline, type Inline, type Mention } from './inline.ts';

/** One paragraph of the notes as a draft of the minutes takes it. */
export interface NotesBlock {
  /** Stays the same while the paragraph exists: its own id for decisions and actions, else its place of birth. */
  id: string;
  kind: 'heading' | 'paragraph' | 'listItem' | 'tableRow' | 'decision' | 'action';
  /** Headings: 2 to 4; null for the rest. */
  level: number | null;
  /** Without formatting. Cells of a row are separated by « | », situations pointed at are U+FFFC. */
  text: string;
  mentions: Mention[];
  /** Of actions; null for the rest. */
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
}

/** One paragraph as read inside the group. */
export interface NotesLine extends NotesBlock {
  /** Stands in « ne sort pas du groupe ». */
  confidential: boolean;
}

/** Reads the notes out of a document, leaving out whatever is marked « ne sort pas du groupe ». */
export const readBlocks = (doc: Y.Doc): NotesBlock[] =>
  readLines(doc).flatMap(({ confidential, ...block }) => (confidential ? [] : [block]));

/** Reads the whole of the notes, for the group alone; blank paragraphs are left out. */
export const readLines = (doc: Y.Doc): NotesLine[] =>
  linesIn(doc.getXmlFragment(NOTES_FRAGMENT), false).filter(({ text }) => text.trim() !== '');

const elementsOf = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);

const linesIn = (parent: Y.XmlElement | Y.XmlFragment, confidential: boolean): NotesLine[] =>
  elementsOf(parent).flatMap((node) => linesOf(node, confidential));

function linesOf(node: Y.XmlElement, confidential: boolean): NotesLine[] {
  const line = (kind: NotesBlock['kind'], inline: Inline, particulars: Partial<NotesBlock> = {}): NotesLine[] => [
    { ...blank(node), kind, ...inline, confidential, ...particulars },
  ];
  switch (node.nodeName) {
    case notesNodes.confidential:
      return linesIn(node, true);
    case 'heading':
      return line('heading', inlineOf(node), { level: levelOf(node) });
    case 'paragraph':
      return line('paragraph', inlineOf(node));
    case notesNodes.decision:
      return line('decision', inlineOf(node), { id: attribute(node, 'id') ?? birthplace(node) });
    case notesNodes.action:
      return line('action', inlineOf(node), { id: attribute(node, 'id') ?? birthplace(node), ...detailsOf(node) });
    case 'listItem':
    case 'taskItem':
      return [...line('listItem', joinInline(ownParagraphs(node), '\n')), ...nestedLines(node, confidential)];
    case 'tableRow':
      return rowLines(node, confidential);
    default:
      // Lists, tables, and whatever a newer editor wraps text in.
      return linesIn(node, confidential);
  }
}

const isParagraph = ({ nodeName }: Y.XmlElement): boolean => nodeName === 'paragraph';

/** An item's own paragraphs make one line; what is nested in it follows. */
const ownParagraphs = (item: Y.XmlElement): Inline[] => elementsOf(item).filter(isParagraph).map(inlineOf);
const nestedLines = (item: Y.XmlElement, confidential: boolean): NotesLine[] =>
  elementsOf(item)
    .filter((child) => !isParagraph(child))
    .flatMap((child) => linesOf(child, confidential));

/** A row makes one line of its cells; what is confidential inside a cell makes lines of its own. */
function rowLines(row: Y.XmlElement, confidential: boolean): NotesLine[] {
  const cells = elementsOf(row).map((cell) => linesIn(cell, confidential));
  const open = cells.map((lines) => lines.filter((line) => line.confidential === confidential));
  const hidden = cells.flat().filter((line) => line.confidential !== confidential);
  const text = joinInline(
    open.map((lines) => joinInline(lines, '\n')),
    ' | ',
  );
  return [{ ...blank(row), kind: 'tableRow', ...text, confidential }, ...hidden];
}

const blank = (node: Y.XmlElement) => ({
  id: birthplace(node),
  level: null,
  ownerId: null,
  ownerName: null,
  dueOn: null,
});

const levelOf = (node: Y.XmlElement): number => {
  const level = Math.round(Number(node.getAttribute('level')));
  return level >= 2 && level <= 4 ? level : 2;
};

export const detailsOf = (node: Y.XmlElement) => ({
  ownerId: attribute(node, 'ownerId'),
  ownerName: attribute(node, 'ownerName'),
  dueOn: attribute(node, 'dueOn'),
});

/** Which editor made the element and when in its life: never reused, and kept while others move around it. */
function birthplace(node: Y.XmlElement): string {
  const id = node._item?.id;
  return id ? `${id.client.toString(36)}-${id.clock.toString(36)}` : 'root';
}

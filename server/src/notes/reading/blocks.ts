import { createHash } from 'node:crypto';
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

/** What the notes say, and a digest that changes when that does. */
export interface NotesSource {
  blocks: NotesBlock[];
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** Reads the notes out of a document, leaving out whatever is marked « ne sort pas du groupe ». */
export function readBlocks(doc: Y.Doc): NotesSource {
  const blocks = blocksIn(doc.getXmlFragment(NOTES_FRAGMENT)).filter(({ text }) => text.trim() !== '');
  return { blocks, hash: createHash('sha256').update(JSON.stringify(blocks)).digest('hex') };
}

const elementsOf = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);

const blocksIn = (parent: Y.XmlElement | Y.XmlFragment): NotesBlock[] => elementsOf(parent).flatMap(blocksOf);

function blocksOf(node: Y.XmlElement): NotesBlock[] {
  switch (node.nodeName) {
    case notesNodes.confidential:
      return [];
    case 'heading':
      return [blockOf(node, 'heading', inlineOf(node), { level: levelOf(node) })];
    case 'paragraph':
      return [blockOf(node, 'paragraph', inlineOf(node))];
    case notesNodes.decision:
      return [blockOf(node, 'decision', inlineOf(node), { id: attribute(node, 'id') ?? birthplace(node) })];
    case notesNodes.action:
      return [
        blockOf(node, 'action', inlineOf(node), { id: attribute(node, 'id') ?? birthplace(node), ...detailsOf(node) }),
      ];
    case 'listItem':
    case 'taskItem':
      return listItem(node);
    case 'tableRow':
      return [blockOf(node, 'tableRow', joinInline(elementsOf(node).map(cellText), ' | '))];
    default:
      // Lists, tables, and whatever a newer editor wraps text in.
      return blocksIn(node);
  }
}

/** An item's own paragraphs make one block; what is nested in it follows. */
function listItem(node: Y.XmlElement): NotesBlock[] {
  const children = elementsOf(node);
  const own = children.filter(({ nodeName }) => nodeName === 'paragraph').map(inlineOf);
  const nested = children.filter(({ nodeName }) => nodeName !== 'paragraph').flatMap(blocksOf);
  return [blockOf(node, 'listItem', joinInline(own, '\n')), ...nested];
}

const cellText = (cell: Y.XmlElement): Inline =>
  joinInline(
    blocksIn(cell).map(({ text, mentions }) => ({ text, mentions })),
    '\n',
  );

const blockOf = (
  node: Y.XmlElement,
  kind: NotesBlock['kind'],
  { text, mentions }: Inline,
  particulars: Partial<NotesBlock> = {},
): NotesBlock => ({
  id: birthplace(node),
  kind,
  level: null,
  text,
  mentions,
  ownerId: null,
  ownerName: null,
  dueOn: null,
  ...particulars,
});

const levelOf = (node: Y.XmlElement): number => {
  const level = Number(node.getAttribute('level'));
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

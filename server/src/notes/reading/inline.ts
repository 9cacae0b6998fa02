import { notesNodes } from '@huis-clos/contracts';
import * as Y from 'yjs';

/** Stands in a text for a situation that is pointed at; which one is in `mentions`. */
export const MENTION = '\uFFFC';

/** A situation pointed at from inside a text. */
export interface Mention {
  /** Index of its `MENTION` in the text, in UTF-16 units. */
  at: number;
  situationId: string;
}
export interface Inline {
  text: string;
  mentions: Mention[];
}

/** Joins pieces of text, and moves their mentions along. */
export function joinInline(parts: Inline[], separator: string): Inline {
  return parts.reduce<Inline>(
    (joined, { text, mentions }, index) => {
      const start = index === 0 ? '' : joined.text + separator;
      const moved = mentions.map(({ at, situationId }) => ({ at: at + start.length, situationId }));
      return { text: start + text, mentions: [...joined.mentions, ...moved] };
    },
    { text: '', mentions: [] },
  );
}

/** The inline content of one block: its words, without their formatting, and the situations it points at. */
export const inlineOf = (block: Y.XmlElement): Inline => joinInline(block.toArray().map(pieceOf), '');

function pieceOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): Inline {
  if (node instanceof Y.XmlText) return { text: wordsOf(node), mentions: [] };
  if (!(node instanceof Y.XmlElement)) return { text: '', mentions: [] };
  if (node.nodeName === 'hardBreak') return { text: '\n', mentions: [] };
  const situationId = attribute(node, 'situationId');
  return node.nodeName === notesNodes.situationMention && situationId !== null
    ? { text: MENTION, mentions: [{ at: 0, situationId }] }
    : { text: '', mentions: [] };
}

/** A typed `MENTION` character would be taken for one: it becomes a space. */
const wordsOf = (node: Y.XmlText): string =>
  (node.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert.replaceAll(MENTION, ' ') : ''))
    .join('');

/** A text attribute; null when absent, empty, or not text. Documents hold whatever their editors wrote in them. */
export function attribute(node: Y.XmlElement, name: string): string | null {
  const value: unknown = node.getAttribute(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

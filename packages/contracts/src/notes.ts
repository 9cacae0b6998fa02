/**
 * The shape of the shared notes, known to the editor (which shows it) and to the server (which reads decisions,
 * actions and the draft of the minutes out of it).
 */

/** Raised when a node or mark is added: an editor older than a document may only read it, for it would delete what it does not know. */
export const NOTES_SCHEMA_VERSION = 2;

/** Name of the `Y.XmlFragment` that holds the notes inside their `Y.Doc`. */
export const NOTES_FRAGMENT = 'notes';

/** Marks of our own; the rest are Tiptap's (bold, italic, strike, underline). */
export const notesMarks = {
  /** Attribute `commentId`: a comment of the group is about this passage. Since version 2. */
  comment: 'comment',
} as const;

/** Nodes of our own; the rest are Tiptap's (paragraph, heading, bulletList, orderedList, listItem, taskList, taskItem, table…). */
export const notesNodes = {
  /** Inline atom, attribute `situationId`: names no one by itself. */
  situationMention: 'situationMention',
  /** Block container « ne sort pas du groupe »: dropped from every draft. */
  confidential: 'confidential',
  /** Block of inline content, attribute `id`: listed among the body's decisions. */
  decision: 'decision',
  /** Block of inline content, attributes `id`, `ownerId`, `ownerName`, `dueOn`: listed among the body's actions. */
  action: 'action',
} as const;

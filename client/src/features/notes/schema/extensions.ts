import type { Extensions } from '@tiptap/core';
import { ListKit } from '@tiptap/extension-list';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { fr } from '../../../i18n/fr.ts';
import { Comment } from './comment.ts';
import { Confidential } from './confidential.ts';
import { LineAfter } from './line-after.ts';
import { Action, Decision } from './recorded-block.ts';
import { SituationMention } from './situation-mention.ts';
import { UniqueIds } from './unique-ids.ts';

/**
 * Everything a document of notes may contain (`NOTES_SCHEMA_VERSION`); raise that number with any addition here.
 * No links and no images: neither has a place in confidential notes, and both would leave with a copy.
 * Undo is Yjs's, so that one never undoes what somebody else typed.
 */
export const notesSchema: Extensions = [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    heading: { levels: [2, 3, 4] },
    horizontalRule: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    // It would write in everyone's name each time someone else's change leaves another block at the end: see LineAfter.
    trailingNode: false,
    undoRedo: false,
  }),
  ListKit.configure({
    taskItem: { nested: true, a11y: { checkboxLabel: ({ textContent }) => fr.notes.taskLabel(textContent) } },
  }),
  TableKit.configure({ table: { resizable: false } }),
  Comment,
  UniqueIds,
  LineAfter,
];

/** Our own nodes, bare: the editor gives them their views. */
export const ownNodes = { SituationMention, Confidential, Decision, Action };

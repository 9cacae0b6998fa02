import { Mark } from '@tiptap/core';
import { notesMarks } from '@huis-clos/contracts';
import { dataAttribute } from './attribute.ts';

/**
 * Says that a comment of the group is about this passage, and holds its id alone. It follows the words through edits,
 * splits and restorations; what is typed at its edge is not part of it, and passages may overlap.
 */
export const Comment = Mark.create({
  name: notesMarks.comment,
  inclusive: false,
  excludes: '',

  addAttributes: () => ({ commentId: dataAttribute('commentId') }),

  parseHTML: () => [{ tag: 'span[data-comment-id]' }],

  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

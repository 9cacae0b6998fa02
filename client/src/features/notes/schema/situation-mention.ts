import { mergeAttributes, Node } from '@tiptap/core';
import { notesNodes } from '@huis-clos/contracts';
import { dataAttribute } from './attribute.ts';

/**
 * Points at a situation by its id and holds no name: the label is drawn by whoever may read the group's list.
 * What is copied out of the notes therefore says « situation », never who.
 */
export const SituationMention = Node.create({
  name: notesNodes.situationMention,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addAttributes: () => ({ situationId: dataAttribute('situationId') }),

  parseHTML: () => [{ tag: `span[data-type="${notesNodes.situationMention}"][data-situation-id]` }],

  renderHTML: ({ HTMLAttributes }) => [
    'span',
    mergeAttributes({ 'data-type': notesNodes.situationMention }, HTMLAttributes),
    'situation',
  ],

  renderText: () => '[situation]',
});

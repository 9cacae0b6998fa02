import { mergeAttributes, Node } from '@tiptap/core';
import { notesNodes } from '@huis-clos/contracts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    confidential: {
      /** Puts the selected blocks in « ne sort pas du groupe », or takes them out of it. */
      toggleConfidential: () => ReturnType;
    };
  }
}

/** Blocks that never reach a draft of the minutes. */
export const Confidential = Node.create({
  name: notesNodes.confidential,
  group: 'block',
  content: 'block+',
  defining: true,

  parseHTML: () => [{ tag: `section[data-type="${notesNodes.confidential}"]` }],

  renderHTML: ({ HTMLAttributes }) => [
    'section',
    mergeAttributes({ 'data-type': notesNodes.confidential }, HTMLAttributes),
    0,
  ],

  addCommands() {
    return {
      toggleConfidential:
        () =>
        ({ commands, editor }) =>
          editor.isActive(this.name) ? commands.lift(this.name) : commands.wrapIn(this.name),
    };
  },

  addKeyboardShortcuts() {
    return { 'Mod-Shift-h': () => this.editor.commands.toggleConfidential() };
  },
});

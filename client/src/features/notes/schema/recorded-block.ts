import { mergeAttributes, Node, type Attribute, type CommandProps } from '@tiptap/core';
import { notesNodes } from '@huis-clos/contracts';
import { dataAttribute } from './attribute.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    recordedBlocks: {
      /** Turns the current block into a decision of the body, or back into a paragraph. */
      toggleDecision: () => ReturnType;
      /** Turns the current block into an action of the body, or back into a paragraph. */
      toggleAction: () => ReturnType;
    };
  }
}

interface RecordedBlock {
  name: typeof notesNodes.decision | typeof notesNodes.action;
  command: 'toggleDecision' | 'toggleAction';
  shortcut: string;
  attributes: Record<string, Partial<Attribute>>;
}

/**
 * A line of the notes that the server also lists among the body's decisions or actions, under the block's `id`.
 * Entrée starts the next one; on an empty one it goes back to plain text, as lists do.
 */
const recordedBlock = ({ name, command, shortcut, attributes }: RecordedBlock) =>
  Node.create({
    name,
    group: 'block',
    content: 'inline*',
    defining: true,

    addAttributes: () => ({ id: dataAttribute('id'), ...attributes }),

    parseHTML: () => [{ tag: `div[data-type="${name}"]` }],

    renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ 'data-type': name }, HTMLAttributes), 0],

    addCommands: () => ({
      [command]:
        () =>
        ({ commands, editor }: CommandProps) =>
          // A block that changes kind is another record: the id is drawn anew.
          editor.isActive(name) ? commands.setNode('paragraph') : commands.setNode(name, { id: null }),
    }),

    addKeyboardShortcuts() {
      const leaveWhenEmpty = () => {
        const { $from, empty } = this.editor.state.selection;
        if (!empty || $from.parent.type.name !== name || $from.parent.content.size > 0) return false;
        return this.editor.commands.setNode('paragraph');
      };
      const startNext = () =>
        this.editor.isActive(name) && this.editor.chain().splitBlock().setNode(name, { id: null }).run();
      return {
        [shortcut]: () => this.editor.commands[command](),
        Enter: () => leaveWhenEmpty() || startNext(),
        Backspace: leaveWhenEmpty,
      };
    },
  });

export const Decision = recordedBlock({
  name: notesNodes.decision,
  command: 'toggleDecision',
  shortcut: 'Mod-Shift-d',
  attributes: {},
});

export const Action = recordedBlock({
  name: notesNodes.action,
  command: 'toggleAction',
  shortcut: 'Mod-Shift-a',
  attributes: {
    ownerId: dataAttribute('ownerId'),
    ownerName: dataAttribute('ownerName'),
    dueOn: dataAttribute('dueOn'),
  },
});

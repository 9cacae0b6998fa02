import { Extension } from '@tiptap/core';
import { notesNodes } from '@huis-clos/contracts';

/** Ctrl Entrée on an action opens who and by when, without leaving the keyboard. */
export const ActionDetailsKey = Extension.create({
  name: 'actionDetailsKey',

  addKeyboardShortcuts() {
    return {
      'Mod-Enter': () => {
        const { $from } = this.editor.state.selection;
        if ($from.parent.type.name !== notesNodes.action) return false;
        const block = this.editor.view.nodeDOM($from.before());
        const button = block instanceof HTMLElement && block.querySelector<HTMLElement>('[data-action-details]');
        if (button) button.click();
        return Boolean(button);
      },
    };
  },
});

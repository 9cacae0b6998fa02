import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';

// The types say a number; what the binding checks is whether there is one.
const nowhere = null as unknown as number;

/**
 * After somebody else's change the binding puts the caret back where Yjs says its place is now, unless it finds a block
 * that reads as the caret's did: two empty lines, two lines of the same words, and one types in another's. It searches
 * from the caret's position in the former document; not given that, it believes Yjs.
 */
export const OwnCaret = Extension.create({
  name: 'ownCaret',

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('ownCaret'),
      // Views are made in the order of plugins: the binding listens first.
      view: ({ state }) => {
        const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
        const believeYjs = () => {
          const caret = binding.beforeTransactionSelection;
          if (caret) binding.beforeTransactionSelection = { ...caret, absAnchor: nowhere, absHead: nowhere };
        };
        binding.doc.on('beforeAllTransactions', believeYjs);
        return { destroy: () => binding.doc.off('beforeAllTransactions', believeYjs) };
      },
    }),
  ],
});

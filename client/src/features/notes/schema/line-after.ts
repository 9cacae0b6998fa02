import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The last block already is a line one can go on typing in. */
const endsInText = ({ state: { doc } }: EditorView): boolean =>
  ['paragraph', 'heading'].includes(doc.lastChild?.type.name ?? '');

/** Starts a line under everything, when the notes end in a block that keeps the caret: a frame, a decision, a table. */
function startLineAfter(view: EditorView): boolean {
  if (!view.editable || endsInText(view)) return false;
  const { tr, schema, doc } = view.state;
  tr.insert(doc.content.size, schema.nodes['paragraph']!.create());
  view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
  view.focus();
  return true;
}

/**
 * A way out of the last block, by a click under it or by the Down arrow at its end: what follows « ne sort pas du
 * groupe » would otherwise be written inside, and be missing from the minutes. Written on one's own gesture only.
 */
export const LineAfter = Extension.create({
  name: 'lineAfter',

  addKeyboardShortcuts() {
    return {
      ArrowDown: ({ editor: { state, view } }) =>
        state.selection.empty && state.selection.head === Selection.atEnd(state.doc).head && startLineAfter(view),
    };
  },

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('lineAfter'),
      props: {
        handleClick: (view, _, { target, clientY }) =>
          target === view.dom &&
          clientY > (view.dom.lastElementChild?.getBoundingClientRect().bottom ?? Infinity) &&
          startLineAfter(view),
      },
    }),
  ],
});

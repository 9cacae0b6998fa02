import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { CommentStore } from './comment-store.ts';
import { anchorOf, eachMarked, passagesIn, passageToComment, quoteOf, rangeOf, type Range } from './passages.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    commenting: {
      /** Begins a comment on the selection, or on the paragraph the caret is in. */
      startComment: () => ReturnType;
    };
  }
}

/** Shows the commented passages, and opens what is said of them: by the mouse, and by the keyboard. */
export const Commenting = Extension.create<{ store: CommentStore }>({
  name: 'commenting',

  addCommands() {
    return {
      startComment:
        () =>
        ({ state, dispatch }) => {
          const range = passageToComment(state);
          const anchor = range && anchorOf(state, range);
          if (!range || !anchor) return false;
          if (dispatch) this.options.store.begin({ anchor, quote: quoteOf(state.doc, range) });
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    const { store } = this.options;
    return {
      'Mod-Alt-m': () => this.editor.commands.startComment(),
      'Alt-ArrowDown': () => goToComment(this.editor, store, 1),
      'Alt-ArrowUp': () => goToComment(this.editor, store, -1),
    };
  },

  addProseMirrorPlugins() {
    const { store } = this.options;
    const key = new PluginKey('commenting');
    return [
      new Plugin({
        key,
        view: (view) => {
          // Only the decorations change: the document does not.
          const stop = store.subscribe(() => view.dispatch(view.state.tr.setMeta(key, true)));
          return { destroy: stop };
        },
        props: {
          decorations: (state) => decorationsOf(state, store),
          handleClick: (view, position) => {
            const [id] = [...passagesIn(view.state.doc)].find(
              ([known, { from, to }]) => store.state.shown.has(known) && from <= position && position <= to,
            ) ?? [null];
            if (id !== store.state.current) store.select(id, { reveal: id !== null });
            return false;
          },
        },
      }),
    ];
  },
});

function decorationsOf(state: EditorState, { state: { shown, current, draft } }: CommentStore): DecorationSet {
  const found: Decoration[] = [];
  const paint = ({ from, to }: Range, isCurrent: boolean) =>
    found.push(
      Decoration.inline(from, to, { nodeName: 'mark', class: isCurrent ? 'hc-commented hc-current' : 'hc-commented' }),
    );
  eachMarked(state.doc, (id, range) => {
    if (shown.has(id)) paint(range, id === current);
  });
  const drafted = draft && rangeOf(state, draft.anchor);
  if (drafted) paint(drafted, true);
  return DecorationSet.create(state.doc, found);
}

/** Goes to the next or the previous commented passage, in the text and in the panel. @returns whether there is one */
export function goToComment(editor: Editor, store: CommentStore, step: 1 | -1): boolean {
  const { shown, current } = store.state;
  const passages = [...passagesIn(editor.state.doc)].filter(([id]) => shown.has(id));
  const at = passages.findIndex(([id]) => id === current);
  const next = at === -1 ? (step === 1 ? 0 : passages.length - 1) : (at + step + passages.length) % passages.length;
  const [id, range] = passages[next] ?? [];
  if (!id || !range) return false;
  store.select(id, { reveal: true });
  return editor.chain().setTextSelection(range.from).scrollIntoView().run();
}

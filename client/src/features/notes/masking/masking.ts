import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import type { Scanner } from '../../../shared/masking/scanner.ts';
import { insertMention } from '../suggestions/situation-suggestions.ts';
import type { KnownNames } from '../known-names.ts';
import type { NotesSurroundings } from '../notes-context.ts';
import { passageAtCaret, underlinesAfter, underlinesKey } from './underlines.ts';
import { Watch } from './watch.ts';

declare module '@tiptap/core' {
  interface Storage {
    masking: MaskingStorage;
  }
}

interface MaskingOptions {
  names: KnownNames;
  openScanner: () => Scanner;
}

interface MaskingStorage {
  /** The names by which the whole text was looked through; null until it was once. */
  lookedBy: NotesSurroundings | null;
}

/**
 * Underlines, as one types, what will not leave the group as it is; Tab on a registered name makes it a mention.
 * Nothing of it is in the document.
 */
export const Masking = Extension.create<MaskingOptions, MaskingStorage>({
  name: 'masking',
  // After the offer that follows a name just typed, before lists and tables.
  priority: 1050,

  addStorage: () => ({ lookedBy: null }),

  addKeyboardShortcuts() {
    return {
      Tab: ({ editor }) => {
        const passage = passageAtCaret(editor.state);
        if (!passage?.situationId || !editor.isEditable) return false;
        insertMention(editor, passage, passage.situationId);
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { names, openScanner } = this.options;
    const { storage } = this;
    return [
      new Plugin<DecorationSet>({
        key: underlinesKey,
        state: { init: () => DecorationSet.empty, apply: underlinesAfter },
        props: { decorations: (state) => underlinesKey.getState(state) },
        view: (view) => new Watch(view, openScanner(), names, (by) => (storage.lookedBy = by)),
      }),
    ];
  },
});

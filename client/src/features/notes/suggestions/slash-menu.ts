import { Extension, type ChainedCommands } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { PluginKey } from '@tiptap/pm/state';
import Suggestion from '@tiptap/suggestion';
import { fr } from '../../../i18n/fr.ts';
import { fold } from '../../../shared/ui/fold.ts';
import type { Choice, SuggestionStore } from './suggestion-store.ts';

export interface SlashChoice extends Choice {
  run: (chain: ChainedCommands) => ChainedCommands;
}

const words = fr.notes.blocks;

/** What `/` offers, in the order people need it in a meeting. */
const slashChoices: readonly SlashChoice[] = [
  { id: 'decision', label: words.decision, hint: 'Ctrl ⇧ D', run: (chain) => chain.toggleDecision() },
  { id: 'action', label: words.action, hint: 'Ctrl ⇧ A', run: (chain) => chain.toggleAction() },
  { id: 'confidential', label: words.confidential, hint: 'Ctrl ⇧ H', run: (chain) => chain.toggleConfidential() },
  { id: 'heading2', label: words.heading2, hint: '##', run: (chain) => chain.toggleHeading({ level: 2 }) },
  { id: 'heading3', label: words.heading3, hint: '###', run: (chain) => chain.toggleHeading({ level: 3 }) },
  { id: 'bulletList', label: words.bulletList, hint: '-', run: (chain) => chain.toggleBulletList() },
  { id: 'orderedList', label: words.orderedList, hint: '1.', run: (chain) => chain.toggleOrderedList() },
  { id: 'taskList', label: words.taskList, hint: '[ ]', run: (chain) => chain.toggleTaskList() },
  {
    id: 'table',
    label: words.table,
    run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
];

export const SlashMenu = Extension.create<{ store: SuggestionStore<SlashChoice> }>({
  name: 'slashMenu',
  priority: 1100,

  addProseMirrorPlugins() {
    return [
      Suggestion<SlashChoice, SlashChoice>({
        editor: this.editor,
        pluginKey: new PluginKey('slashMenu'),
        char: '/',
        items: ({ query }) => slashChoices.filter(({ label }) => ` ${fold(label)}`.includes(` ${fold(query)}`)),
        command: ({ editor, range, props }) => void props.run(editor.chain().focus().deleteRange(range)).run(),
        render: this.options.store.hooks,
        shouldShow: ({ transaction }) => !isChangeOrigin(transaction),
      }),
    ];
  },
});

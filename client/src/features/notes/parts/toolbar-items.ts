import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconAt,
  IconBold,
  IconCheckbox,
  IconGavel,
  IconH2,
  IconH3,
  IconItalic,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconLock,
  IconMessagePlus,
  IconStrikethrough,
  IconTable,
  IconUnderline,
  type Icon,
} from '@tabler/icons-react';
import type { ChainedCommands, Editor } from '@tiptap/core';
import { fr } from '../../../i18n/fr.ts';

export interface ToolbarItem {
  id: string;
  label: string;
  /** As people read it on their keyboard; shown beside the label. */
  shortcut?: string;
  icon: Icon;
  /** Pressed state; absent for what is done once. */
  isOn?: (editor: Editor) => boolean;
  run: (chain: ChainedCommands) => ChainedCommands;
  /** Shown in words, for what people come to this editor for. */
  named?: true;
}

const words = fr.notes.blocks;
const toolbar = fr.notes.toolbar;

/** Groups of the toolbar: what this product is for first, then ordinary writing. */
export const toolbarGroups: readonly (readonly ToolbarItem[])[] = [
  [
    {
      id: 'mention',
      label: toolbar.mention,
      shortcut: '@',
      icon: IconAt,
      named: true,
      run: (chain) => chain.insertContent('@'),
    },
    {
      id: 'decision',
      label: words.decision,
      shortcut: 'Ctrl ⇧ D',
      icon: IconGavel,
      named: true,
      isOn: (editor) => editor.isActive('decision'),
      run: (chain) => chain.toggleDecision(),
    },
    {
      id: 'action',
      label: words.action,
      shortcut: 'Ctrl ⇧ A',
      icon: IconCheckbox,
      named: true,
      isOn: (editor) => editor.isActive('action'),
      run: (chain) => chain.toggleAction(),
    },
    {
      id: 'confidential',
      label: words.confidential,
      shortcut: 'Ctrl ⇧ H',
      icon: IconLock,
      named: true,
      isOn: (editor) => editor.isActive('confidential'),
      run: (chain) => chain.toggleConfidential(),
    },
    {
      id: 'comment',
      label: toolbar.comment,
      shortcut: 'Ctrl Alt M',
      icon: IconMessagePlus,
      named: true,
      run: (chain) => chain.startComment(),
    },
  ],
  [
    mark('bold', toolbar.bold, 'Ctrl B', IconBold, (chain) => chain.toggleBold()),
    mark('italic', toolbar.italic, 'Ctrl I', IconItalic, (chain) => chain.toggleItalic()),
    mark('underline', toolbar.underline, 'Ctrl U', IconUnderline, (chain) => chain.toggleUnderline()),
    mark('strike', toolbar.strike, 'Ctrl ⇧ S', IconStrikethrough, (chain) => chain.toggleStrike()),
  ],
  [
    heading(2, words.heading2, IconH2),
    heading(3, words.heading3, IconH3),
    mark('bulletList', words.bulletList, 'Ctrl ⇧ 8', IconList, (chain) => chain.toggleBulletList()),
    mark('orderedList', words.orderedList, 'Ctrl ⇧ 7', IconListNumbers, (chain) => chain.toggleOrderedList()),
    mark('taskList', words.taskList, 'Ctrl ⇧ 9', IconListCheck, (chain) => chain.toggleTaskList()),
    {
      id: 'table',
      label: words.table,
      icon: IconTable,
      run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
  ],
  [
    { id: 'undo', label: toolbar.undo, shortcut: 'Ctrl Z', icon: IconArrowBackUp, run: (chain) => chain.undo() },
    { id: 'redo', label: toolbar.redo, shortcut: 'Ctrl ⇧ Z', icon: IconArrowForwardUp, run: (chain) => chain.redo() },
  ],
];

/** Shown in place of the button that makes a table while the caret is in one. */
export const tableItems: readonly ToolbarItem[] = [
  { id: 'addRow', label: toolbar.addRow, icon: IconTable, named: true, run: (chain) => chain.addRowAfter() },
  { id: 'addColumn', label: toolbar.addColumn, icon: IconTable, named: true, run: (chain) => chain.addColumnAfter() },
  { id: 'deleteRow', label: toolbar.deleteRow, icon: IconTable, named: true, run: (chain) => chain.deleteRow() },
  {
    id: 'deleteColumn',
    label: toolbar.deleteColumn,
    icon: IconTable,
    named: true,
    run: (chain) => chain.deleteColumn(),
  },
  { id: 'deleteTable', label: toolbar.deleteTable, icon: IconTable, named: true, run: (chain) => chain.deleteTable() },
];

function mark(
  id: string,
  label: string,
  shortcut: string,
  icon: Icon,
  run: (chain: ChainedCommands) => ChainedCommands,
): ToolbarItem {
  return { id, label, shortcut, icon, isOn: (editor) => editor.isActive(id), run };
}

function heading(level: 2 | 3, label: string, icon: Icon): ToolbarItem {
  return {
    id: `heading${level}`,
    label,
    shortcut: `Ctrl Alt ${level}`,
    icon,
    isOn: (editor) => editor.isActive('heading', { level }),
    run: (chain) => chain.toggleHeading({ level }),
  };
}

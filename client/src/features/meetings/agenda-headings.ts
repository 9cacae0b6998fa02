import type { Editor } from '@tiptap/core';
import type { AgendaItem } from '@huis-clos/contracts';
import { fold } from '../../shared/ui/fold.ts';

/** Adds a heading per point at the end of the notes, but for those that are there already: safe to ask twice. */
export function insertAgendaHeadings(editor: Editor, agenda: readonly AgendaItem[]): void {
  const written = new Set<string>();
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'heading') written.add(fold(node.textContent));
  });
  const missing = agenda.filter(({ title }) => !written.has(fold(title)));
  const blocks = missing.flatMap(({ title }) => [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] },
    { type: 'paragraph' },
  ]);
  const { doc } = editor.state;
  const blank = doc.childCount === 1 && doc.firstChild?.content.size === 0;
  const at = blank ? { from: 0, to: doc.content.size } : doc.content.size;
  editor.chain().insertContentAt(at, blocks).focus().run();
}

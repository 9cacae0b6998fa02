import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { notesNodes } from '@huis-clos/contracts';
import { newId } from '../../../shared/ids.ts';

const recorded = new Set<string>([notesNodes.decision, notesNodes.action]);

/**
 * Every decision and action has an id of its own: one is drawn when a block is new, or is a copy of another.
 * Only one's own changes are corrected; correcting what others type would make two editors answer each other for ever.
 */
export const UniqueIds = Extension.create({
  name: 'uniqueIds',

  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('uniqueIds'),
      appendTransaction: (transactions, _before, { doc, tr }) => {
        const own = transactions.some((transaction) => transaction.docChanged && !isChangeOrigin(transaction));
        return own && giveIds(doc, tr) ? tr : null;
      },
    }),
  ],
});

function giveIds(doc: Node, tr: Transaction): boolean {
  const seen = new Set<string>();
  doc.descendants((node, position) => {
    if (!recorded.has(node.type.name)) return;
    const id = node.attrs['id'] as string | null;
    if (id && !seen.has(id)) seen.add(id);
    else tr.setNodeAttribute(position, 'id', newId());
  });
  return tr.docChanged;
}

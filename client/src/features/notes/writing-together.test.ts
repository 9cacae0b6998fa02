import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import fc from 'fast-check';
import * as Y from 'yjs';
import { NOTES_FRAGMENT } from '@huis-clos/contracts';
import { notesSchema } from './schema/extensions.ts';
import { OwnCaret } from './schema/own-caret.ts';

/** Editors of the same notes, which hold a line already; what is written in one reaches the others when `exchange` says. */
function editorsOf(people: number) {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  const editors = docs.map(
    (document) =>
      new Editor({
        element: window.document.createElement('div'),
        extensions: [...notesSchema, Collaboration.configure({ document, field: NOTES_FRAGMENT }), OwnCaret],
      }),
  );
  const exchange = () => {
    const all = Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
    for (const doc of docs) Y.applyUpdate(doc, all);
  };
  write(editors[0] as Editor, 'Présents');
  exchange();
  return { editors, exchange };
}

function write(editor: Editor, text: string): void {
  const { from, to } = editor.state.selection;
  editor.view.dispatch(editor.state.tr.insertText(text, from, to));
}

function linesIn(editor: Editor): string[] {
  const lines: string[] = [];
  editor.state.doc.forEach((node) => void lines.push(node.textContent));
  return lines;
}

describe('those who write at the same place', () => {
  it('keep their caret in their own empty line while another opens one above', () => {
    const { editors, exchange } = editorsOf(2);
    const [camille, tess] = editors as [Editor, Editor];
    camille.chain().focus('end').splitBlock().run();
    write(camille, 'Camille');
    exchange();
    tess.chain().focus('end').splitBlock().run();
    exchange();
    camille.commands.splitBlock();
    exchange();
    write(tess, 'Tess');
    exchange();
    expect(linesIn(camille)).toEqual(['Présents', 'Camille', '', 'Tess']);
  });

  it('keep their caret in a line that another writes in, though the next begins like it', () => {
    const { editors, exchange } = editorsOf(2);
    const [camille, tess] = editors as [Editor, Editor];
    camille.chain().focus('end').splitBlock().run();
    write(camille, 'un');
    camille.commands.splitBlock();
    write(camille, 'un deux');
    exchange();
    tess.commands.setTextSelection(13);
    camille.commands.setTextSelection(11);
    write(camille, 'Le ');
    exchange();
    write(tess, ' bis');
    exchange();
    expect(linesIn(camille)).toEqual(['Présents', 'Le un bis', 'un deux']);
  });

  it('each have their lines whole, whoever is slow', () => {
    const LINE = 4;
    const steps = fc.array(fc.record({ who: fc.nat(2), exchanges: fc.boolean() }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(steps, (order) => {
        const { editors, exchange } = editorsOf(3);
        for (const editor of editors) {
          editor.chain().focus('end').splitBlock().run();
          exchange();
        }
        const typed = [0, 0, 0];
        for (const { who, exchanges } of order) {
          const [editor, count] = [editors[who] as Editor, typed[who] ?? 0];
          typed[who] = count + 1;
          if (count % (LINE + 1) === LINE) editor.commands.splitBlock();
          else write(editor, 'abc'[who] ?? '');
          if (exchanges) exchange();
        }
        exchange();
        const lines = linesIn(editors[0] as Editor);
        expect(lines.slice(1).filter((line) => !/^(a*|b*|c*)$/.test(line))).toEqual([]);
        expect(lines.filter((line) => line.length > LINE)).toEqual(['Présents']);
        for (const editor of editors) {
          expect(linesIn(editor)).toEqual(lines);
          editor.destroy();
        }
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

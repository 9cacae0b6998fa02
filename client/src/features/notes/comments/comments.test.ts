import { Editor, type JSONContent } from '@tiptap/core';
import { cleanPastedHtml } from '../paste/clean-pasted-html.ts';
import { notesSchema, ownNodes } from '../schema/extensions.ts';
import { markPassage, passagesIn, passageToComment, quoteOf, unmarkPassage } from './passages.ts';

const ID = 'c'.repeat(22);
const OTHER = 'd'.repeat(22);
const open = (...content: JSONContent[]) =>
  new Editor({ extensions: [...notesSchema, ...Object.values(ownNodes)], content: { type: 'doc', content } });
const paragraph = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const mark = (editor: Editor, from: number, to: number, id = ID) =>
  editor.view.dispatch(markPassage(editor.state, { from, to }, id));
const commented = ({ state: { doc } }: Editor, id = ID) => {
  const range = passagesIn(doc).get(id);
  return range && quoteOf(doc, range).replace(/\s+/g, ' ');
};

test('a commented passage follows its words when its paragraph is split in the middle of it', () => {
  const editor = open(paragraph('Le bailleur signale des dégradations.'));
  mark(editor, 4, 20);
  editor.chain().setTextSelection(13).splitBlock().run();
  expect(commented(editor)).toBe('bailleur signale');
});

test('what is typed at the end of a commented passage is not part of it', () => {
  const editor = open(paragraph('bailleur'));
  mark(editor, 1, 9);
  editor.commands.setTextSelection(9);
  editor.view.dispatch(editor.state.tr.insertText(' social'));
  expect(commented(editor)).toBe('bailleur');
});

test('passages overlap, and taking one off leaves the other', () => {
  const editor = open(paragraph('Le bailleur signale'));
  mark(editor, 1, 12);
  mark(editor, 4, 20, OTHER);
  editor.view.dispatch(unmarkPassage(editor.state, ID));
  expect([commented(editor), commented(editor, OTHER)]).toEqual([undefined, 'bailleur signale']);
});

test('a passage that was deleted is no longer anywhere', () => {
  const editor = open(paragraph('avant'), paragraph('après'));
  mark(editor, 1, 6);
  editor.commands.deleteRange({ from: 1, to: 6 });
  expect(commented(editor)).toBeUndefined();
});

test('a comment is about the selection, or the paragraph of the caret, and never about nothing', () => {
  const editor = open(paragraph('Le bailleur'), { type: 'paragraph' });
  editor.commands.setTextSelection({ from: 4, to: 12 });
  expect(passageToComment(editor.state)).toEqual({ from: 4, to: 12 });
  editor.commands.setTextSelection(5);
  expect(passageToComment(editor.state)).toEqual({ from: 1, to: 12 });
  editor.commands.setTextSelection(14);
  expect(passageToComment(editor.state)).toBeNull();
});

test('a quote names no situation, and a pasted passage brings no comment with it', () => {
  const editor = open({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Point sur ' },
      { type: 'situationMention', attrs: { situationId: 'S'.repeat(22) } },
    ],
  });
  expect(quoteOf(editor.state.doc, { from: 1, to: 12 })).toBe('Point sur [situation]');
  mark(editor, 1, 6);
  expect(editor.getHTML()).toContain(ID);
  expect(cleanPastedHtml(editor.getHTML())).not.toContain(ID);
});

import { Editor, getSchema, type JSONContent } from '@tiptap/core';
import { notesNodes } from '@huis-clos/contracts';
import { notesSchema, ownNodes } from './extensions.ts';

const extensions = [...notesSchema, ...Object.values(ownNodes)];
const open = (content: JSONContent[]) => new Editor({ extensions, content: { type: 'doc', content } });
const text = (words: string): JSONContent[] => [{ type: 'text', text: words }];
const blocks = (editor: Editor) => editor.getJSON().content ?? [];
const decision = (words: string, id: string | null = null): JSONContent => ({
  type: 'decision',
  attrs: { id },
  content: text(words),
});

test('the notes hold every node of the contract, and neither links nor images', () => {
  const { nodes, marks } = getSchema(extensions);
  expect(Object.keys(nodes)).toEqual(expect.arrayContaining(Object.values(notesNodes)));
  expect(Object.keys(nodes)).not.toContain('image');
  expect(Object.keys(marks).sort()).toEqual(['bold', 'comment', 'italic', 'strike', 'underline']);
});

test('a mention holds an id and no name, in the document, in HTML and in copied text', () => {
  const editor = open([
    { type: 'paragraph', content: [{ type: 'situationMention', attrs: { situationId: 'S'.repeat(22) } }] },
  ]);
  expect(editor.getHTML()).toBe(
    `<p><span data-type="situationMention" data-situation-id="${'S'.repeat(22)}">situation</span></p>`,
  );
  expect(editor.getText()).toBe('[situation]');
});

test('a decision typed in the notes gets an id of 22 base64url characters', () => {
  const editor = open([{ type: 'paragraph', content: text('chantiers reconduits') }]);
  editor.chain().focus('end').toggleDecision().run();
  expect(blocks(editor)[0]).toMatchObject({ type: 'decision', attrs: { id: expect.stringMatching(/^[\w-]{22}$/) } });
});

test('two blocks never share an id: a pasted copy gets its own', () => {
  const editor = open([decision('un', 'a'.repeat(22))]);
  editor.commands.insertContentAt(editor.state.doc.content.size, decision('un', 'a'.repeat(22)));
  const ids = blocks(editor).map(({ attrs }) => attrs?.['id'] as string);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the Down arrow leaves « ne sort pas du groupe » when it is last, and what follows can be published', () => {
  const editor = open([{ type: 'confidential', content: [{ type: 'paragraph', content: text('à taire') }] }]);
  editor.commands.focus('end');
  press(editor, 'ArrowDown');
  editor.chain().insertContent('chantiers reconduits').toggleDecision().run();
  expect(blocks(editor).map(({ type }) => type)).toEqual(['confidential', 'decision']);
});

test('the Down arrow adds no line under a line, nor to notes that are read only', () => {
  const line = open([{ type: 'paragraph', content: text('fin') }]);
  const read = open([decision('un', 'a'.repeat(22))]);
  read.setEditable(false);
  for (const editor of [line, read]) {
    editor.view.endOfTextblock = () => false; // Here nothing is laid out, and other shortcuts ask.
    editor.commands.focus('end');
    press(editor, 'ArrowDown');
    expect(blocks(editor)).toHaveLength(1);
  }
});

test('an action turned into a decision becomes another record', () => {
  const editor = open([{ type: 'action', attrs: { id: 'a'.repeat(22) }, content: text('visite') }]);
  editor.chain().focus('end').toggleDecision().run();
  expect(blocks(editor)[0]).toMatchObject({ type: 'decision' });
  expect(blocks(editor)[0]?.attrs?.['id']).not.toBe('a'.repeat(22));
});

test('Entrée in a decision starts the next one; on an empty one it goes back to text', () => {
  const editor = open([decision('un', 'a'.repeat(22))]);
  editor.commands.focus('end');
  press(editor, 'Enter');
  expect(blocks(editor).map(({ type }) => type)).toEqual(['decision', 'decision']);
  press(editor, 'Enter');
  expect(blocks(editor).map(({ type }) => type)).toEqual(['decision', 'paragraph']);
});

test('an action started by Entrée has no owner and no date of the one before', () => {
  const attrs = { id: 'a'.repeat(22), ownerId: 'b'.repeat(22), dueOn: '2026-10-13' };
  const editor = open([{ type: 'action', attrs, content: text('visite') }]);
  editor.commands.focus('end');
  press(editor, 'Enter');
  expect(blocks(editor)[1]).toMatchObject({ type: 'action', attrs: { ownerId: null, ownerName: null, dueOn: null } });
});

test('« ne sort pas du groupe » wraps the selected blocks and lets them out again', () => {
  const editor = open([{ type: 'paragraph', content: text('ne pas en parler devant le père') }]);
  editor.chain().focus('end').toggleConfidential().run();
  expect(blocks(editor)[0]).toMatchObject({ type: 'confidential', content: [{ type: 'paragraph' }] });
  editor.commands.toggleConfidential();
  expect(blocks(editor)[0]).toMatchObject({ type: 'paragraph' });
});

/** Gives the key to the editor's own shortcuts, as the browser would. */
const press = (editor: Editor, key: string) =>
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, new KeyboardEvent('keydown', { key })));

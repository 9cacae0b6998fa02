import { Editor, type JSONContent } from '@tiptap/core';
import { jest } from '@jest/globals';
import type { Passage, Scanner } from '../../../shared/masking/scanner.ts';
import { KnownNames } from '../known-names.ts';
import { notesSchema, ownNodes } from '../schema/extensions.ts';
import { Masking } from './masking.ts';
import { hintOf, passageAtCaret, textOf, underlinesKey } from './underlines.ts';

const YANIS = 'Y'.repeat(22);

/** Finds « Yanis » and telephones, as the worker would. */
function find(text: string): Passage[] {
  const found = (words: RegExp, type: Passage['type'], situationId: string | null) =>
    [...text.matchAll(words)].map(({ index, 0: passage }) => ({
      start: index,
      end: index + passage.length,
      type,
      situationId,
    }));
  return [...found(/Yanis/g, 'person', YANIS), ...found(/06( \d\d){4}/g, 'phone', null)];
}

const paragraph = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function open(content: JSONContent[]) {
  const asked: string[] = [];
  const names = new KnownNames();
  const scanner: Scanner = {
    renew: jest.fn(),
    close: jest.fn(),
    scan: (texts) => {
      asked.push(...texts);
      return Promise.resolve(texts.map(find));
    },
  };
  const editor = new Editor({
    extensions: [...notesSchema, ...Object.values(ownNodes), Masking.configure({ names, openScanner: () => scanner })],
    content: { type: 'doc', content },
  });
  return { editor, asked, names, scanner };
}

const underlined = (editor: Editor): string[] =>
  (underlinesKey.getState(editor.state)?.find() ?? []).map(({ from, to }) => editor.state.doc.textBetween(from, to));

const scanned = () => jest.advanceTimersByTimeAsync(1_000);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a registered name and a telephone are underlined, each with its description, and the document is not changed', async () => {
  const { editor } = open([paragraph('vu Yanis, joindre le 06 39 98 41 27')]);
  const before = editor.getJSON();
  await scanned();
  const marks = [...editor.view.dom.querySelectorAll('[role=mark]')];
  expect(marks.map(({ textContent }) => textContent)).toEqual(['Yanis', '06 39 98 41 27']);
  expect(marks.map((mark) => mark.getAttribute('title'))).toEqual([
    hintOf({ type: 'person', situationId: YANIS }),
    hintOf({ type: 'phone', situationId: null }),
  ]);
  expect(editor.getJSON()).toEqual(before);
});

test('Tab on an underlined name makes it a mention, and leaves the space that follows it alone', async () => {
  const { editor } = open([paragraph('vu Yanis hier')]);
  await scanned();
  editor.commands.setTextSelection(6);
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
  expect(textOf(editor.state.doc.firstChild!)).toBe('vu \uFFFC hier');
  expect(editor.state.doc.firstChild?.child(1).attrs).toEqual({ situationId: YANIS });
  await scanned();
  expect(underlined(editor)).toEqual([]);
});

test('underlines move with the text, and only the paragraph that changed is scanned again', async () => {
  const { editor, asked } = open([paragraph('rien'), paragraph('vu Yanis hier')]);
  await scanned();
  asked.length = 0;
  editor.commands.insertContentAt(1, 'toujours ');
  expect(underlined(editor)).toEqual(['Yanis']);
  await scanned();
  expect(asked).toEqual(['toujours rien']);
  expect(underlined(editor)).toEqual(['Yanis']);
});

test('a name that is broken by an edit is no longer underlined', async () => {
  const { editor } = open([paragraph('vu Yanis hier')]);
  await scanned();
  editor.commands.insertContentAt(6, 'x');
  await scanned();
  expect(underlined(editor)).toEqual([]);
});

test('in a block that does not leave the group, only names to turn into mentions are underlined', async () => {
  const { editor } = open([{ type: 'confidential', content: [paragraph('Yanis, 06 39 98 41 27')] }]);
  await scanned();
  expect(underlined(editor)).toEqual(['Yanis']);
});

test('when the group’s names change everything is scanned again, and the thread ends with the editor', async () => {
  const { editor, asked, names, scanner } = open([paragraph('un'), paragraph('deux')]);
  await scanned();
  asked.length = 0;
  names.renew({ situations: [], members: [] });
  await scanned();
  expect(asked).toEqual(['un', 'deux']);
  editor.destroy();
  expect(scanner.close).toHaveBeenCalledTimes(1);
});

test('the caret beside an underlined passage is on it; a selection is on none', async () => {
  const { editor } = open([paragraph('vu Yanis hier')]);
  await scanned();
  editor.commands.setTextSelection(9);
  expect(passageAtCaret(editor.state)).toEqual({ from: 4, to: 9, type: 'person', situationId: YANIS });
  editor.commands.setTextSelection({ from: 5, to: 7 });
  expect(passageAtCaret(editor.state)).toBeNull();
});

test('a projected page can tell that all was looked through by the names known now, and covers it until then', async () => {
  const { editor, names } = open(Array.from({ length: 90 }, () => paragraph('vu Yanis hier')));
  const looked = () => editor.storage.masking.lookedBy;
  expect(looked()).toBeNull();
  await scanned();
  expect(underlined(editor)).toHaveLength(90);
  expect(looked()).toBe(names.now);
  names.renew({ situations: [], members: [] });
  expect(looked()).not.toBe(names.now);
  await scanned();
  expect(looked()).toBe(names.now);
});

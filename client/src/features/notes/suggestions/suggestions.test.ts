import { Editor } from '@tiptap/core';
import type { SituationSummary } from '@huis-clos/contracts';
import { notesSchema, ownNodes } from '../schema/extensions.ts';
import { nameEnding } from './name-ending.ts';
import { searchSituations } from './situation-search.ts';
import { insertMention, SituationSuggestions } from './situation-suggestions.ts';

const situation = (
  number: number,
  name: string,
  aliases: string[] = [],
  status: SituationSummary['status'] = 'active',
) => ({ id: String(number).padStart(22, '0'), number, name, aliases, status }) as SituationSummary;

const group = [
  situation(1, 'Yanis Belkadri', ['Yaya']),
  situation(2, 'Mamadou Traoré', ['Tito']),
  situation(3, 'Inès Ferroudj-Lacaze'),
  situation(4, 'Ibrahima Diallo', ['Ibou'], 'closed'),
  situation(12, 'Rose Kowalczyk'),
];
const found = (query: string) => searchSituations(group, query).map(({ name }) => name);

test.each([
  ['its number', '12', 'Rose Kowalczyk'],
  ['a first name without its accent', 'ines', 'Inès Ferroudj-Lacaze'],
  ['the beginning of a last name', 'belk', 'Yanis Belkadri'],
  ['a nickname', 'tito', 'Mamadou Traoré'],
  ['the second part of a hyphenated name', 'lacaze', 'Inès Ferroudj-Lacaze'],
  ['first letters of both names', 'ya bel', 'Yanis Belkadri'],
])('@ finds a situation by %s', (_, query, name) => {
  expect(found(query)[0]).toBe(name);
});

test('an empty @ lists the group in order, what is closed last', () => {
  expect(found('').at(-1)).toBe('Ibrahima Diallo');
  expect(found('')[0]).toBe('Yanis Belkadri');
});

test('a name typed in full is recognised, with how much of the text spells it', () => {
  expect(nameEnding(group, 'on a parlé de Yanis Belkadri')).toMatchObject({ situation: { number: 1 }, length: 14 });
  expect(nameEnding(group, 'vu avec Tito')).toMatchObject({ situation: { number: 2 }, length: 4 });
});

test.each([
  ['a lower-case word that could be an ordinary one', 'la rose'],
  ['the beginning of a name', 'on a parlé de Yan'],
  ['text that goes on after the name', 'Yanis Belkadri va'],
])('%s is not taken for a name', (_, text) => {
  expect(nameEnding(group, text)).toBeNull();
});

test('a first name that two situations share is not offered: nobody is guessed', () => {
  expect(nameEnding([...group, situation(13, 'Yanis Morel')], 'vu Yanis')).toBeNull();
});

test('the space typed before « : » after a mention is the one that came with it; anywhere else a space is a space', () => {
  const unused = { hooks: () => ({}) } as never;
  const names = { now: { situations: [], members: [] } } as never;
  const suggestions = SituationSuggestions.configure({
    names,
    createSituation: () => {},
    mentions: unused,
    offers: unused,
  });
  const editor = new Editor({ extensions: [...notesSchema, ...Object.values(ownNodes), suggestions] });
  const type = (typed: string) => {
    for (const key of typed) {
      const { from, to } = editor.state.selection;
      const insert = () => editor.state.tr.insertText(key, from, to);
      if (!editor.view.someProp('handleTextInput', (handle) => handle(editor.view, from, to, key, insert)))
        editor.view.dispatch(insert());
    }
  };
  type('vu  par ');
  const { from, to } = editor.state.selection;
  insertMention(editor, { from, to }, 'S'.repeat(22));
  type(' : absent');
  expect(editor.getText()).toBe('vu  par [situation] : absent');
});

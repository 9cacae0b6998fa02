import { groupLines, type MinutesLine } from './line-groups.ts';

const line = (kind: MinutesLine['kind'], text: string): MinutesLine => ({ kind, text, level: null });

test('items that follow one another are one list, and a paragraph between them makes two', () => {
  const groups = groupLines([
    line('listItem', 'a'),
    line('listItem', 'b'),
    line('paragraph', '…'),
    line('listItem', 'c'),
  ]);
  expect(groups).toEqual([
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: '…' },
    { kind: 'list', items: ['c'] },
  ]);
});

test('rows of the notes are one table, cell by cell', () => {
  expect(groupLines([line('tableRow', 'Hall B | 17 passages'), line('tableRow', 'Parking | 4')])).toEqual([
    {
      kind: 'table',
      rows: [
        ['Hall B', '17 passages'],
        ['Parking', '4'],
      ],
    },
  ]);
});

import { othersIn } from './present.ts';

const page = (id: string, name: string, mode: 'read' | 'write') => ({ user: { id, name, color: '#0063a6', mode } });

test('two pages of one person are one person, who writes as long as one of them does', () => {
  const [reading, writing] = [page('b', 'Bruno', 'read'), page('b', 'Bruno', 'write')];
  expect(othersIn([reading, writing], 'a')).toEqual(othersIn([writing, reading], 'a'));
  expect(othersIn([reading, writing], 'a')).toEqual([
    { personId: 'b', name: 'Bruno', colour: '#0063a6', reads: false },
  ]);
  expect(othersIn([reading, reading], 'a')).toMatchObject([{ name: 'Bruno', reads: true }]);
});

test('two namesakes are two people', () => {
  expect(othersIn([page('b', 'Bruno', 'write'), page('c', 'Bruno', 'write')], 'a')).toHaveLength(2);
});

test('one’s own pages, this one and another, are no one else', () => {
  expect(othersIn([{ cursor: null }, page('a', 'Anne', 'write')], 'a')).toEqual([]);
});

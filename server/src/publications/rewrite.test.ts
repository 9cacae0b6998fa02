import type { DraftBlock } from '@huis-clos/contracts';
import { editsAfter, rewritten } from './rewrite.ts';

const M = '\uFFFC';
const text = `${M} n’est pas venu ; ${M} appelle la mère de ${M}.`;
const places = [...text].flatMap((character, at) => (character === M ? [at] : []));
const before = {
  text,
  mentions: places.map((at, index) => ({ at, situationId: 'abc'.charAt(index) })),
};
const whom = (text: string): [string, string][] =>
  rewritten(before, text).mentions.map(({ at, situationId }) => [text.charAt(at), situationId]);

describe('mentions in a rewritten block', () => {
  it('those around the change follow it', () => {
    expect(whom(before.text.replace('n’est pas venu', 'est absent depuis lundi'))).toEqual([
      [M, 'a'],
      [M, 'b'],
      [M, 'c'],
    ]);
  });

  it('one that is removed is gone, and the others still mean the same people', () => {
    expect(whom(`${M} n’est pas venu ; la mère de ${M}.`)).toEqual([
      [M, 'a'],
      [M, 'c'],
    ]);
    expect(whom('Rien.')).toEqual([]);
  });

  it('a mention that nobody can be said to mean is refused', () => {
    expect(() => rewritten(before, `${before.text} ${M}`)).toThrow('Une mention a été déplacée');
  });
});

describe('what is written of a block', () => {
  const draft = { sources: [{ id: 'b1', ...before }] as unknown as DraftBlock[], edits: {} };

  it('is kept beside what the others read; nothing drops it', () => {
    const edits = editsAfter({ ...draft, edits: { b0: { text: 'autre', mentions: [] } } }, [{ id: 'b1', text: '' }]);
    expect(edits).toEqual({ b0: { text: 'autre', mentions: [] }, b1: { text: '', mentions: [] } });
  });

  it('dropped, then written as in the notes, is as if nobody had touched it, its mentions too', () => {
    const dropped = editsAfter(draft, [{ id: 'b1', text: '' }]);
    expect(editsAfter({ ...draft, edits: dropped }, [{ id: 'b1', text }])).toEqual({});
  });

  it('is refused for a block that is not in the notes', () => {
    const both = [
      { id: 'b1', text: '' },
      { id: 'b2', text: 'x' },
    ];
    expect(() => editsAfter(draft, both)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

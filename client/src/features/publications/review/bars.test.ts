import { barsOf } from './bars.ts';

const review = (accepted: number, refused = 0, rewritten = 0, missed = 0) => ({
  ...{ publishedOn: '2026-10-08', accepted, refused, rewritten, missed },
});

describe('the drawn reviews', () => {
  it('are on one scale: the tallest fills the height, each stands on the ground, corrections on top', () => {
    expect(barsOf([review(30, 5, 3, 2), review(20)], 80)).toEqual([
      [
        { kind: 'accepted', y: 20, height: 60 },
        { kind: 'corrected', y: 0, height: 20 },
      ],
      [
        { kind: 'accepted', y: 40, height: 40 },
        { kind: 'corrected', y: 40, height: 0 },
      ],
    ]);
  });

  it('are the last ones, and one in which nothing was found is empty', () => {
    expect(barsOf([review(9), review(0)], 80, 1).flat()).toEqual([
      { kind: 'accepted', y: 80, height: 0 },
      { kind: 'corrected', y: 80, height: 0 },
    ]);
  });
});

import type { ReviewFigures } from '@huis-clos/contracts';

export interface BarPart {
  kind: 'accepted' | 'corrected';
  /** From the top of the drawing. */
  y: number;
  height: number;
}

/** The two parts of each of the last reviews' bars, on one scale: the tallest fills the height. */
export function barsOf(reviews: ReviewFigures['reviews'], height: number, last = 24): BarPart[][] {
  const sums = reviews
    .slice(-last)
    .map(({ accepted, refused, rewritten, missed }) => ({ accepted, corrected: refused + rewritten + missed }));
  const most = Math.max(1, ...sums.map(({ accepted, corrected }) => accepted + corrected));
  return sums.map(({ accepted, corrected }) => {
    const [low, high] = [(accepted / most) * height, (corrected / most) * height];
    return [
      { kind: 'accepted', y: height - low, height: low },
      { kind: 'corrected', y: height - low - high, height: high },
    ];
  });
}

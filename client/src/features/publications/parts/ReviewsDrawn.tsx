import type { ReviewFigures } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { barsOf } from '../review/bars.ts';
import classes from './ReviewFigures.module.css';

const words = fr.publications.figures;
const HEIGHT = 80;
const STEP = 18;
const WIDTH = 12;

/** One bar a review: what was accepted, topped by what was refused, rewritten or missed. The table beside says the same. */
export function ReviewsDrawn({ reviews }: Pick<ReviewFigures, 'reviews'>) {
  const bars = barsOf(reviews, HEIGHT);
  return (
    <figure className={classes.figure}>
      <svg
        role="img"
        aria-label={words.drawn(reviews.length)}
        width={bars.length * STEP}
        height={HEIGHT}
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      >
        {bars.map((parts, index) =>
          parts.map(({ kind, y, height }) => (
            <rect
              key={`${index}-${kind}`}
              className={classes[kind]}
              x={index * STEP + (STEP - WIDTH) / 2}
              y={y}
              width={WIDTH}
              height={height}
            />
          )),
        )}
      </svg>
      <figcaption className={classes.legend}>
        <span>
          <i className={classes.accepted} aria-hidden />
          {words.legend.accepted}
        </span>
        <span>
          <i className={classes.corrected} aria-hidden />
          {words.legend.corrected}
        </span>
      </figcaption>
    </figure>
  );
}

import { Progress, Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { decisionsOf, progressOf, stateOf } from '../review/review.ts';
import classes from './ReviewHead.module.css';

const words = fr.publications;

/** How far the review is, as a figure and a bar. */
export function ReviewHead({ publication }: { publication: Publication }) {
  const { decided, total } = progressOf(publication);
  const decisions = decisionsOf(publication);
  const masked = publication.findings.filter((finding) => stateOf(finding, decisions) === 'masked').length;
  return (
    <div className={classes.head}>
      <Text fw={640} role="status">
        {total === 0 ? words.progressNone : words.progress(decided, total)}
      </Text>
      <Progress
        className={classes.bar!}
        value={total === 0 ? 100 : (decided / total) * 100}
        aria-label={words.progressLabel}
      />
      {masked > 0 && (
        <Text size="sm" c="dimmed">
          {words.masked(masked)}
        </Text>
      )}
    </div>
  );
}

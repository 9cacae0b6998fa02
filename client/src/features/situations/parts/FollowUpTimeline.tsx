import { Text } from '@mantine/core';
import type { FollowUp } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { formatDay } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { Nominative } from '../../../shared/ui/Projection.tsx';
import classes from './timeline.module.css';
import { AnchorLink } from '../../../shared/ui/links.tsx';

/** The entries, the latest first. */
export function FollowUpTimeline({ followUps }: { followUps: FollowUp[] }) {
  const words = fr.situations.view;
  if (followUps.length === 0) return <EmptyState quiet title={words.emptyTimeline} text={words.emptyTimelineText} />;
  const latestFirst = [...followUps].sort((a, b) => b.on.localeCompare(a.on) || b.createdAt.localeCompare(a.createdAt));
  return (
    <ol className={classes.timeline}>
      {latestFirst.map(({ id, on, author, text, meetingId }) => (
        <li key={id} className={classes.entry}>
          <Text component="p" className={classes.head!}>
            <time dateTime={on}>{formatDay(on)}</time>
            <span className={classes.author}>
              {author.name}, {author.organisation}
            </span>
            {meetingId && (
              <AnchorLink to="/seances/$meetingId" params={{ meetingId }} size="sm">
                {words.follow.meeting}
              </AnchorLink>
            )}
          </Text>
          <p className={classes.text}>
            <Nominative>{text}</Nominative>
          </p>
        </li>
      ))}
    </ol>
  );
}

import type { MinutesSummary } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { DeskSection } from './DeskSection.tsx';
import classes from './desk.module.css';
import { WorldIcon } from './WorldIcon.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';

/** The minutes last published to one's bodies. */
export function LatestMinutes({ minutes }: { minutes: MinutesSummary[] }) {
  if (minutes.length === 0) {
    return (
      <DeskSection title={fr.desk.minutes}>
        <EmptyState quiet title={fr.desk.noMinutes} text={fr.desk.noMinutesText} />
      </DeskSection>
    );
  }
  return (
    <DeskSection title={fr.desk.minutes}>
      <ul className={classes.lines}>
        {minutes.map(({ id, number, edition, bodyName, meetingOn }) => (
          <li key={id}>
            <Link to="/comptes-rendus/$minutesId" params={{ minutesId: id }} className={classes.line}>
              <WorldIcon closed={false} />
              <span className={classes.grow}>
                {fr.desk.meetingOf(formatShortDay(meetingOn))}
                <span className={classes.under}>
                  {fr.desk.minutesLine(fr.minutes.numbered(number, edition), bodyName)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <AnchorLink to="/comptes-rendus" size="sm">
        {fr.desk.allMinutes}
      </AnchorLink>
    </DeskSection>
  );
}

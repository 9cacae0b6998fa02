import { Badge } from '@mantine/core';
import type { Desk } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { formatShortDay } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { DeskSection } from './DeskSection.tsx';
import classes from './desk.module.css';
import { WorldIcon } from './WorldIcon.tsx';
import { AnchorLink } from '../../../shared/ui/links.tsx';

/** The minutes last published to one's bodies, or withdrawn; those not opened since say what happened. */
export function LatestMinutes({ minutes }: Pick<Desk, 'minutes'>) {
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
        {minutes.map((one) => (
          <li key={one.id}>
            <Link
              to="/comptes-rendus/$minutesId"
              params={{ minutesId: one.id }}
              className={classes.line}
              data-unread={one.unread || undefined}
            >
              <WorldIcon closed={false} />
              <span className={classes.grow}>
                {one.unread ? fr.desk.minutesNews[newsOf(one)] : fr.desk.meetingOf(formatShortDay(one.meetingOn))}
                <span className={classes.under}>
                  {fr.desk.minutesLine(fr.minutes.numbered(one.number, one.edition), one.bodyName)}
                </span>
              </span>
              {one.unread && <Badge variant="light">{fr.desk.unread}</Badge>}
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

function newsOf({ state, edition }: Desk['minutes'][number]): keyof typeof fr.desk.minutesNews {
  if (state === 'withdrawn') return 'withdrawn';
  return edition > 1 ? 'replaced' : 'published';
}

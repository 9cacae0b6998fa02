import { Text, Title } from '@mantine/core';
import type { MeetingSummary } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { Link } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { formatInstant } from '../../../shared/ui/dates.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { DeskSection } from './DeskSection.tsx';
import classes from './desk.module.css';
import { WorldIcon } from './WorldIcon.tsx';
import { ButtonLink } from '../../../shared/ui/links.tsx';

/** The next meeting large, the following ones as lines. */
export function NextMeetings({ meetings }: { meetings: MeetingSummary[] }) {
  const bodies = new Map((useBodies().data ?? []).map((body) => [body.id, body]));
  const [next, ...later] = meetings;
  const ability = useAbility();
  if (!next) {
    const convening = [...bodies.keys()].find((bodyId) => ability.can('create', tagged('Meeting', { id: '', bodyId })));
    return (
      <DeskSection title={fr.desk.next}>
        <EmptyState
          quiet
          title={fr.desk.noMeeting}
          text={fr.desk.noMeetingText}
          action={
            convening && (
              <ButtonLink
                to="/instances/$bodyId/seances"
                params={{ bodyId: convening }}
                variant="default"
                size="sm"
                mt="sm"
              >
                {fr.meetings.list.convene}
              </ButtonLink>
            )
          }
        />
      </DeskSection>
    );
  }
  return (
    <DeskSection title={fr.desk.next}>
      <div className={classes.next} data-closed={bodies.get(next.bodyId)?.nominative || undefined}>
        <Text className={classes.place!} component="div">
          <WorldIcon closed={bodies.get(next.bodyId)?.nominative ?? false} />
          {bodies.get(next.bodyId)?.nominative && `${fr.door.closed} · `}
          {bodies.get(next.bodyId)?.name}
        </Text>
        <Title order={3} className={classes.when!}>
          {formatInstant(next.startsAt)}
        </Title>
        <Text c="dimmed">
          {next.place} · {fr.desk.agenda(next.agendaCount)}
        </Text>
        <ButtonLink to="/seances/$meetingId" params={{ meetingId: next.id }} mt="md">
          {fr.desk.open}
        </ButtonLink>
      </div>
      {later.length > 0 && (
        <>
          <Text fw={600} mt="md">
            {fr.desk.later}
          </Text>
          <ul className={classes.lines}>
            {later.map(({ id, bodyId, startsAt }) => (
              <li key={id}>
                <Link to="/seances/$meetingId" params={{ meetingId: id }} className={classes.line}>
                  <WorldIcon closed={bodies.get(bodyId)?.nominative ?? false} />
                  <span className={classes.grow}>{formatInstant(startsAt)}</span>
                  <span className={classes.quiet}>{bodies.get(bodyId)?.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </DeskSection>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import type { MeetingSummary } from '@huis-clos/contracts';
import { Link } from '@tanstack/react-router';
import { fr } from '../../i18n/fr.ts';
import { useMay } from '../../shared/ability/ability.ts';
import { formatInstant } from '../../shared/ui/dates.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useMeetings } from './api.ts';
import classes from './MeetingsTab.module.css';
import { CreateMeeting } from './parts/MeetingForm.tsx';

const words = fr.meetings.list;

/** The meetings of a body: those to come, nearest first, then those held, latest first. */
export function MeetingsTab() {
  const bodyId = useRouteParam('bodyId');
  const query = useMeetings(bodyId);
  const mayConvene = useMay('create', 'Meeting', { id: '', bodyId });
  const [creating, { open, close }] = useDisclosure(false);
  const convene = mayConvene && (
    <Button leftSection={<IconCalendarPlus size={18} />} onClick={open}>
      {words.convene}
    </Button>
  );
  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {(meetings) =>
          meetings.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} action={convene} />
          ) : (
            <Stack gap="xl">
              {convene && <Group justify="flex-end">{convene}</Group>}
              <MeetingList title={words.upcoming} meetings={upcoming(meetings)} empty={words.noUpcoming} />
              <MeetingList title={words.past} meetings={past(meetings)} />
            </Stack>
          )
        }
      </Loaded>
      {creating && <CreateMeeting bodyId={bodyId} onClose={close} />}
    </>
  );
}

interface ListProps {
  title: string;
  meetings: readonly MeetingSummary[];
  /** Said when there are none; without it the list is left out. */
  empty?: string;
}

function MeetingList({ title, meetings, empty }: ListProps) {
  if (meetings.length === 0 && !empty) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {meetings.length === 0 && <Text c="dimmed">{empty}</Text>}
      <ul className={classes.list}>
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.id} {...meeting} />
        ))}
      </ul>
    </section>
  );
}

function MeetingRow({ id, startsAt, place, state, agendaCount }: MeetingSummary) {
  return (
    <li>
      <Link to="/seances/$meetingId" params={{ meetingId: id }} className={classes.row!}>
        <span className={classes.when}>{formatInstant(startsAt)}</span>
        <span className={classes.details}>
          {place} · {words.agenda(agendaCount)}
        </span>
        {state !== 'planned' && <span className={classes.state}>{fr.domain.meetingStates[state]}</span>}
      </Link>
    </li>
  );
}

/** A meeting stays « à venir » until it is held: the day it takes place it is the one people look for. */
const isAhead = ({ state }: MeetingSummary) => state === 'planned';
const upcoming = (meetings: readonly MeetingSummary[]) =>
  meetings.filter(isAhead).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
const past = (meetings: readonly MeetingSummary[]) =>
  meetings.filter((meeting) => !isAhead(meeting)).sort((a, b) => b.startsAt.localeCompare(a.startsAt));

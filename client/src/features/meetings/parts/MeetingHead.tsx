import { Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import type { Body, Meeting } from '@huis-clos/contracts';
import type { ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { AnchorLink } from '../../../shared/ui/links.tsx';
import { useMay } from '../../../shared/ability/ability.ts';
import { dayOf, formatInstant, formatShortDay } from '../../../shared/ui/dates.ts';
import { EditMeeting } from './MeetingForm.tsx';
import classes from './MeetingHead.module.css';

interface Props {
  meeting: Meeting;
  body: Body;
  actions?: ReactNode;
}

/** Which meeting this is, where and when, and what can be done to the whole of it. */
export function MeetingHead({ meeting, body, actions }: Props) {
  const mayChange = useMay('update', 'Meeting', meeting);
  const [editing, { open, close }] = useDisclosure(false);
  const { startsAt, place, state } = meeting;
  return (
    <header className={classes.head}>
      <div className={classes.titles}>
        <AnchorLink to="/instances/$bodyId/seances" params={{ bodyId: body.id }} size="sm">
          {body.name}
        </AnchorLink>
        <Title order={1} size="h3">
          {fr.meetings.page(formatShortDay(dayOf(startsAt)))}
        </Title>
        <Text c="dimmed" size="sm">
          {fr.meetings.place(formatInstant(startsAt), place)}
          {state !== 'planned' && ` · ${fr.domain.meetingStates[state]}`}
        </Text>
      </div>
      <Group gap="xs">
        {mayChange && (
          <Button variant="default" leftSection={<IconPencil size={18} />} onClick={open}>
            {fr.meetings.edit}
          </Button>
        )}
        {actions}
      </Group>
      {editing && <EditMeeting meeting={meeting} onClose={close} />}
    </header>
  );
}

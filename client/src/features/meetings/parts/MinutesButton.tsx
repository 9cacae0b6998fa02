import { Button } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import type { Meeting } from '@huis-clos/contracts';
import { useNavigate } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { ButtonLink } from '../../../shared/ui/links.tsx';
import { useMay } from '../../../shared/ability/ability.ts';
import { notifyFailure } from '../../../shared/ui/notify.tsx';
import { useMeetingPublications, usePreparePublication } from '../api.ts';

const icon = <IconDoor size={18} />;

/** The way from the notes to the published minutes: prepare them, go on with them, or read them. */
export function MinutesButton({ meeting }: { meeting: Meeting }) {
  const { id: meetingId, bodyId } = meeting;
  const mayRead = useMay('read', 'NotesDocument', { bodyId });
  const mayPrepare = useMay('prepare', 'Publication', { bodyId, preparedById: '' });
  const publications = useMeetingPublications(meetingId, mayRead).data;
  const prepare = usePreparePublication(meetingId);
  const navigate = useNavigate();
  if (!publications) return null;

  const live = publications.find(({ state }) => state !== 'withdrawn');
  if (live?.minutesId) {
    return (
      <ButtonLink
        variant="default"
        leftSection={icon}
        to="/comptes-rendus/$minutesId"
        params={{ minutesId: live.minutesId }}
      >
        {fr.meetings.readMinutes}
      </ButtonLink>
    );
  }
  if (live) {
    return (
      <ButtonLink leftSection={icon} to="/publications/$publicationId" params={{ publicationId: live.id }}>
        {fr.meetings.openPublication}
      </ButtonLink>
    );
  }
  if (!mayPrepare) return null;
  return (
    <Button
      // Before the meeting, something else comes first.
      variant={meeting.state === 'held' ? 'filled' : 'default'}
      leftSection={icon}
      loading={prepare.isPending}
      onClick={() =>
        prepare.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/publications/$publicationId', params: { publicationId: id } }),
          onError: notifyFailure,
        })
      }
    >
      {fr.meetings.prepare}
    </Button>
  );
}

import { Button, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Action, Meeting } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { ActionList, AddAction, isOpen, useActions } from '../../actions/index.ts';

const words = fr.meetings.actions;

/** What earlier meetings left to do, to be gone through first, then what this one decides. */
export function ActionsPanel({ meeting, hasNotes }: { meeting: Meeting; hasNotes: boolean }) {
  const query = useActions(meeting.bodyId);
  return (
    <section aria-label={fr.meetings.drawers.actions}>
      <Loaded query={query} skeleton={<ListSkeleton lines={4} />}>
        {(actions) => {
          const here = actions.filter(({ meetingId }) => meetingId === meeting.id);
          const before = actions.filter((action) => action.meetingId !== meeting.id && isOpen(action)).sort(byDue);
          return (
            <>
              <Title order={2} size="h5">
                {words.before}
              </Title>
              {before.length === 0 && <Quiet>{words.allDone}</Quiet>}
              {before.length > 0 && <ActionList actions={before} />}
              <Title order={2} size="h5" mt="lg">
                {words.here}
              </Title>
              {here.length === 0 && <Quiet>{hasNotes ? `${words.none} ${words.noneHelp}` : words.none}</Quiet>}
              {here.length > 0 && <ActionList actions={here} />}
              {!hasNotes && <AddHere meeting={meeting} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const Quiet = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);

const byDue = (a: Action, b: Action) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

/** Where there are no notes to write an action in. */
function AddHere({ meeting: { id, bodyId } }: { meeting: Meeting }) {
  const mayAdd = useMay('create', 'Action', { bodyId });
  const [opened, { open, close }] = useDisclosure(false);
  if (!mayAdd) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" mt="xs" onClick={open}>
        {fr.actions.add}
      </Button>
      <AddAction bodyId={bodyId} situationId={null} meetingId={id} opened={opened} onClose={close} />
    </>
  );
}

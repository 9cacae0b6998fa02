import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Action } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { IconPlus } from '@tabler/icons-react';
import { fr } from '../../i18n/fr.ts';
import { useAbility } from '../../shared/ability/ability.ts';
import { useActor } from '../../shared/session/session.ts';
import { today } from '../../shared/ui/dates.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useRemembered } from '../../shared/ui/view-memory.tsx';
import { useActions } from './api.ts';
import { ActionList } from './parts/ActionList.tsx';
import { AddAction } from './parts/AddAction.tsx';
import { byDue, isOpen } from './parts/owner.ts';

/** A body's actions: what is late, what is under way, what came of the others. */
export function ActionsTab() {
  const bodyId = useRouteParam('bodyId');
  return (
    <Loaded query={useActions(bodyId)} skeleton={<ListSkeleton />}>
      {(actions) => <BodyActions bodyId={bodyId} actions={actions} />}
    </Loaded>
  );
}

function BodyActions({ bodyId, actions }: { bodyId: string; actions: Action[] }) {
  const words = fr.actions;
  const { personId } = useActor();
  const mayAdd = useAbility().can('create', tagged('Action', { bodyId }));
  const [adding, add] = useDisclosure(false);
  const [mine, setMine] = useRemembered(`actions-mine-${bodyId}`, false);
  const shown = actions.filter(({ ownerId }) => !mine || ownerId === personId);
  const open = shown.filter(isOpen).sort(byDue);
  const closed = shown.filter((action) => !isOpen(action)).sort((a, b) => byDue(b, a));
  const late = open.filter(({ dueOn }) => dueOn !== null && dueOn < today()).length;
  const addButton = mayAdd && (
    <Button leftSection={<IconPlus size={18} />} onClick={add.open}>
      {words.add}
    </Button>
  );
  return (
    <>
      {actions.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyText} action={addButton} />
      ) : (
        <>
          <Group justify="space-between" mb="md">
            <Group gap="lg">
              <Checkbox label={words.mine} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
              {late > 0 && (
                <Text size="sm" fw={600} c="var(--hc-late)">
                  {words.late(late)}
                </Text>
              )}
            </Group>
            {addButton}
          </Group>
          <Title order={2} size="h4" mb="xs">
            {words.open}
          </Title>
          {open.length > 0 ? <ActionList actions={open} /> : <Text c="dimmed">{words.noneOpen}</Text>}
          {closed.length > 0 && (
            <>
              <Title order={2} size="h4" mt="xl" mb="xs">
                {words.closed}
              </Title>
              <ActionList actions={closed} />
            </>
          )}
        </>
      )}
      {mayAdd && <AddAction bodyId={bodyId} situationId={null} opened={adding} onClose={add.close} />}
    </>
  );
}

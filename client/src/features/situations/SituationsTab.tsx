import { Button, Group, Text } from '@mantine/core';
import type { SituationSummary } from '@huis-clos/contracts';
import { tagged } from '@huis-clos/permissions';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { fr } from '../../i18n/fr.ts';
import { useAbility } from '../../shared/ability/ability.ts';
import { useActor } from '../../shared/session/session.ts';
import { EmptyState } from '../../shared/ui/EmptyState.tsx';
import { Loaded } from '../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { useRouteParam } from '../../shared/ui/use-route-param.ts';
import { useRemembered } from '../../shared/ui/view-memory.tsx';
import { useSituations } from './api.ts';
import { arranged, initialView, type ListView } from './parts/list-view.ts';
import { SituationFilters } from './parts/SituationFilters.tsx';
import { SituationsTable } from './parts/SituationsTable.tsx';
import { ButtonLink } from '../../shared/ui/links.tsx';

/** A group's situations: filtered, sorted, compact if one likes. */
export function SituationsTab() {
  const bodyId = useRouteParam('bodyId');
  return (
    <Loaded query={useSituations(bodyId)} skeleton={<ListSkeleton />}>
      {(situations) =>
        situations.length === 0 ? (
          <NoSituations bodyId={bodyId} />
        ) : (
          <SituationList bodyId={bodyId} situations={situations} />
        )
      }
    </Loaded>
  );
}

function SituationList({ bodyId, situations }: { bodyId: string; situations: SituationSummary[] }) {
  const [view, setView] = useRemembered<ListView>(`situations-${bodyId}`, initialView);
  const shown = arranged(situations, view);
  const words = fr.situations.list;
  return (
    <>
      <Group justify="space-between" mb="md" gap="sm">
        <Text c="dimmed" role="status">
          {shown.length === situations.length ? words.count(shown.length) : words.of(shown.length, situations.length)}
        </Text>
        <Ways bodyId={bodyId} />
      </Group>
      <SituationFilters situations={situations} view={view} onChange={setView} />
      {shown.length === 0 ? (
        <EmptyState
          title={fr.list.noMatch}
          action={
            <Button variant="default" onClick={() => setView({ ...initialView, compact: view.compact })}>
              {fr.list.clearFilters}
            </Button>
          }
        />
      ) : (
        <SituationsTable
          situations={shown}
          compact={view.compact}
          sort={view.sort}
          onSort={(sort) => setView({ ...view, sort })}
        />
      )}
    </>
  );
}

function NoSituations({ bodyId }: { bodyId: string }) {
  const { memberships } = useActor();
  const guest = memberships.some((membership) => membership.bodyId === bodyId && membership.role === 'guest');
  const words = fr.situations.list;
  if (guest) return <EmptyState title={words.emptyGuest} text={words.emptyGuestText} />;
  return <EmptyState title={words.empty} text={words.emptyText} action={<Ways bodyId={bodyId} />} />;
}

/** How situations come in, for those who may record them. */
function Ways({ bodyId }: { bodyId: string }) {
  const mayCreate = useAbility().can('create', tagged('Situation', { id: '', bodyId, caseLeadId: null }));
  if (!mayCreate) return null;
  return (
    <Group gap="xs">
      <ButtonLink
        to="/instances/$bodyId/situations/import"
        params={{ bodyId }}
        variant="default"
        leftSection={<IconFileImport size={18} />}
      >
        {fr.situations.list.import}
      </ButtonLink>
      <ButtonLink to="/instances/$bodyId/situations/nouvelle" params={{ bodyId }} leftSection={<IconPlus size={18} />}>
        {fr.situations.list.add}
      </ButtonLink>
    </Group>
  );
}

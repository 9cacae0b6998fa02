import { isNominative } from '@huis-clos/contracts';
import { readerBodyIds, tagged } from '@huis-clos/permissions';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { useActor } from '../../../shared/session/session.ts';
import { dayOf, formatShortDay } from '../../../shared/ui/dates.ts';
import { useDesk } from '../../desk/index.ts';
import { situationsQuery } from '../../situations/index.ts';

/** Somewhere the palette leads. */
export interface Place {
  key: string;
  section: string;
  label: string;
  /** Other words it is found by, not shown. */
  also?: string;
  /** Inside a group, à huis clos. */
  closed?: boolean;
  go: () => void;
}

/** Everywhere the person signed in may go, from lists the server gave them; nothing is kept once the page is left. */
export function usePlaces(enabled: boolean): Place[] {
  const pages = usePages();
  const bodies = useBodyPlaces();
  const meetings = useMeetingPlaces();
  const situations = useSituationPlaces(enabled);
  return [...pages, ...bodies, ...meetings, ...situations];
}

function usePages(): Place[] {
  const navigate = useNavigate();
  const ability = useAbility();
  const { personId } = useActor();
  const page = (label: string, to: '/' | '/comptes-rendus' | '/conseil' | '/protection-des-donnees' | '/charte') => ({
    key: to,
    section: fr.shell.palette.pages,
    label,
    go: () => void navigate({ to }),
  });
  return [
    page(fr.shell.desk, '/'),
    page(fr.shell.minutes, '/comptes-rendus'),
    ...(ability.can('read', tagged('Person', { id: personId })) ? [page(fr.shell.council, '/conseil')] : []),
    ...(ability.can('read', tagged('AuditLog', {})) ? [page(fr.shell.audit, '/protection-des-donnees')] : []),
    page(fr.shell.charter, '/charte'),
  ];
}

function useBodyPlaces(): Place[] {
  const navigate = useNavigate();
  return (useBodies().data ?? []).map(({ id, name, kind }) => ({
    key: id,
    section: fr.shell.palette.bodies,
    label: name,
    also: fr.domain.bodyKinds[kind],
    closed: isNominative(kind),
    go: () => void navigate({ to: '/instances/$bodyId', params: { bodyId: id } }),
  }));
}

function useMeetingPlaces(): Place[] {
  const navigate = useNavigate();
  const bodies = new Map((useBodies().data ?? []).map((body) => [body.id, body]));
  return (useDesk().data?.meetings ?? []).map(({ id, bodyId, startsAt }) => ({
    key: id,
    section: fr.shell.palette.meetings,
    label: fr.shell.palette.meeting(formatShortDay(dayOf(startsAt)), bodies.get(bodyId)?.name ?? ''),
    closed: bodies.get(bodyId)?.nominative ?? true,
    go: () => void navigate({ to: '/seances/$meetingId', params: { meetingId: id } }),
  }));
}

function useSituationPlaces(enabled: boolean): Place[] {
  const navigate = useNavigate();
  const lists = useQueries({
    queries: readerBodyIds(useActor()).map((bodyId) => ({ ...situationsQuery(bodyId), enabled })),
  });
  return lists
    .flatMap(({ data }) => data ?? [])
    .map(({ id, number, name, aliases }) => ({
      key: id,
      section: fr.shell.palette.situations,
      label: `${name || fr.situations.list.unnamed} · ${fr.situations.pageNumber(number)}`,
      also: aliases.join(' '),
      closed: true,
      go: () => void navigate({ to: '/situations/$situationId', params: { situationId: id } }),
    }));
}

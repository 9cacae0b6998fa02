import { bodyKinds, roles, routes, type Body, type Member } from '@huis-clos/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** The bodies one may know of; every page that speaks of a body draws its name from here. */
const bodiesQuery = queryOptions({
  queryKey: ['directory', 'bodies'],
  queryFn: ({ signal }) => call(routes.listBodies, {}, signal),
  select: ({ bodies }) => [...bodies].sort(byKind),
});

/** The order of the law: plenary, steering, then what they create. */
const byKind = (a: Body, b: Body) =>
  bodyKinds.indexOf(a.kind) - bodyKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'fr');

const bodyQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['directory', 'body', bodyId],
    queryFn: ({ signal }) => call(routes.readBody, { params: { bodyId } }, signal),
  });

const membersQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['directory', 'members', bodyId],
    queryFn: ({ signal }) => call(routes.listMembers, { params: { bodyId } }, signal),
    select: ({ members }) => [...members].sort(byRole),
  });

/** Those who carry a body first, then by name: a list one can find someone in. */
const byRole = (a: Member, b: Member) =>
  roles.indexOf(a.role) - roles.indexOf(b.role) || a.name.localeCompare(b.name, 'fr');

export const useBodies = () => useQuery(bodiesQuery);
export const useBody = (bodyId: string) => useQuery(bodyQuery(bodyId));
/** Who sits in a body, former members included. Pass `enabled: false` for someone who may not know (a guest). */
export const useMembers = (bodyId: string, enabled = true) => useQuery({ ...membersQuery(bodyId), enabled });

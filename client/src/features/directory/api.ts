import { routes, type BodyOf } from '@huis-clos/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** The council's people, for those who may read the directory. */
export const peopleQuery = queryOptions({
  queryKey: ['directory', 'people'],
  queryFn: ({ signal }) => call(routes.listPeople, {}, signal),
  select: ({ people }) => people,
});

export const usePeople = () => useQuery(peopleQuery);

/** Meetings a guest may be invited to. */
export const useMeetingChoices = (bodyId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['meetings', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listMeetings, { params: { bodyId } }, signal),
    enabled,
  });

export function useAddMember(bodyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.addMember>) => call(routes.addMember, { params: { bodyId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['directory'] }),
  });
}

export function useUpdateBody(bodyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.updateBody>) => call(routes.updateBody, { params: { bodyId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['directory'] }),
  });
}

export function useEndMembership() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (membershipId: string) => call(routes.endMembership, { params: { membershipId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['directory'] }),
  });
}

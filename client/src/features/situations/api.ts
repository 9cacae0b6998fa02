import { routes, type BodyOf, type SituationInput } from '@huis-clos/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** A group's situations, as its list shows them. */
export const situationsQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['situations', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listSituations, { params: { bodyId } }, signal),
    select: ({ situations }) => situations,
  });

export const useSituations = (bodyId: string) => useQuery(situationsQuery(bodyId));

/** One situation with its follow-up. */
export const useSituation = (situationId: string) =>
  useQuery({
    queryKey: ['situations', 'one', situationId],
    queryFn: ({ signal }) => call(routes.readSituation, { params: { situationId } }, signal),
  });

/** Asks again for all situations once a change was answered, refused included: a conflict means ours are old. */
function useAskAgain() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['situations'] });
}

export function useCreateSituation(bodyId: string) {
  return useMutation({
    mutationFn: (body: SituationInput) => call(routes.createSituation, { params: { bodyId }, body }),
    onSettled: useAskAgain(),
  });
}

export function useUpdateSituation(situationId: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.updateSituation>) =>
      call(routes.updateSituation, { params: { situationId }, body }),
    onSettled: useAskAgain(),
  });
}

export function useAddFollowUp(situationId: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.addFollowUp>) =>
      call(routes.addFollowUp, { params: { situationId }, body }),
    onSettled: useAskAgain(),
  });
}

/** With `dryRun`, says what would happen to each line and writes nothing. */
export function useImportSituations(bodyId: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.importSituations>) =>
      call(routes.importSituations, { params: { bodyId }, body }),
    onSettled: useAskAgain(),
  });
}

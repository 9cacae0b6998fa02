import { routes, type Action, type ActionState } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

export const useSituations = (bodyId: string, enabled = true) =>
  useQuery({
    queryKey: ['situations', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listSituations, { params: { bodyId } }, signal),
    select: ({ situations }) => situations,
    enabled,
  });
export const useActions = (bodyId: string) =>
  useQuery({
    queryKey: ['actions', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listActions, { params: { bodyId } }, signal),
    select: ({ actions }) => actions,
  });
export const useDecisions = (bodyId: string) =>
  useQuery({
    queryKey: ['actions', 'decisions', bodyId],
    queryFn: ({ signal }) => call(routes.listDecisions, { params: { bodyId } }, signal),
    select: ({ decisions }) => decisions,
  });
export function useChangeAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, state }: { action: Action; state: ActionState }) =>
      call(routes.updateAction, { params: { actionId: action.id }, body: { version: action.version, state } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['actions'] }),
  });
}

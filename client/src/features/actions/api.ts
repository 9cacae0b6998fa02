import { routes, type BodyOf } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** A body's actions. Pass `enabled: false` for someone to whom they are closed (a guest). */
export const useActions = (bodyId: string, enabled = true) =>
  useQuery({
    queryKey: ['actions', 'list', bodyId],
    queryFn: ({ signal }) => call(routes.listActions, { params: { bodyId } }, signal),
    select: ({ actions }) => actions,
    enabled,
  });

export const useDecisions = (bodyId: string) =>
  useQuery({
    queryKey: ['actions', 'decisions', bodyId],
    queryFn: ({ signal }) => call(routes.listDecisions, { params: { bodyId } }, signal),
    select: ({ decisions }) => decisions,
  });

/** An action is shown in its body, on its situation and on the desk: all are asked again. */
function useAskAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all(['actions', 'situations', 'desk'].map((topic) => client.invalidateQueries({ queryKey: [topic] })));
}

export function useCreateAction(bodyId: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof routes.createAction>) => call(routes.createAction, { params: { bodyId }, body }),
    onSettled: useAskAgain(),
  });
}

export function useUpdateAction() {
  return useMutation({
    mutationFn: ({ id, ...body }: BodyOf<typeof routes.updateAction> & { id: string }) =>
      call(routes.updateAction, { params: { actionId: id }, body }),
    onSettled: useAskAgain(),
  });
}

import { routes, type SituationInput } from '@huis-clos/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** Creates a situation from the notes; answers its id. */
export function useCreateQuickSituation(bodyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SituationInput) => call(routes.createSituation, { params: { bodyId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['situations'] }),
  });
}

import { routes, type BodyOf } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** The published minutes one may read, latest first. */
export const useMinutesList = () =>
  useQuery({
    queryKey: ['minutes', 'list'],
    queryFn: ({ signal }) => call(routes.listMinutes, {}, signal),
    select: ({ minutes }) => minutes,
  });

export const useMinutes = (minutesId: string) =>
  useQuery({
    queryKey: ['minutes', 'one', minutesId],
    queryFn: ({ signal }) => call(routes.readMinutes, { params: { minutesId } }, signal),
  });

export type WithdrawalReason = BodyOf<typeof routes.withdrawMinutes>['reason'];

export function useWithdrawMinutes(minutesId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: WithdrawalReason) => call(routes.withdrawMinutes, { params: { minutesId }, body: { reason } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['minutes'] });
      await client.invalidateQueries({ queryKey: ['publications'] });
    },
  });
}

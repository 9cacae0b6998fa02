import { routes } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

const charterKey = ['directory', 'charter'];

/** The charter in force, and when the person signed in signed it. */
export const useCharter = () =>
  useQuery({ queryKey: charterKey, queryFn: ({ signal }) => call(routes.readCharter, {}, signal) });

/** Signs the version that was read; what it opens is asked for anew. */
export function useSignCharter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => call(routes.signCharter, { body: { version } }),
    onSuccess: async (charter) => {
      client.setQueryData(charterKey, charter);
      await client.invalidateQueries();
    },
  });
}

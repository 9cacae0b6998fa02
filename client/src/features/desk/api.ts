import { routes } from '@huis-clos/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** What to do now, for the person signed in. */
export const useDesk = () =>
  useQuery({ queryKey: ['desk'], queryFn: ({ signal }) => call(routes.readDesk, {}, signal) });

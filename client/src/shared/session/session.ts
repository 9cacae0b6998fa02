import { routes, type Actor, type SessionView } from '@huis-clos/contracts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Who is signed in, asked again when the server says that it may have changed. */
const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(routes.readSession, {}, signal),
  staleTime: Infinity,
});

export const useSession = () => useQuery(sessionQuery);

/**
 * The person signed in.
 * @throws {Error} outside the pages shown to a signed-in person
 */
export function useActor(): Actor {
  const actor = useSession().data?.actor;
  if (!actor) throw new Error('useActor needs a signed-in page around it');
  return actor;
}

/** Takes the session a request just answered (sign-in, first run, invitation) and forgets all that was known before. */
export function useTakeSession(): (session: SessionView) => void {
  const client = useQueryClient();
  return (session) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(sessionQuery.queryKey, session);
  };
}

/** Closes the session and leaves nothing in memory: the page is loaded anew. */
export async function signOut(): Promise<void> {
  await call(routes.signOut);
  window.location.replace('/connexion');
}

import { routes, type Actor, type SessionView } from '@huis-clos/contracts';
import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** The session as this page knows it. */
export interface PageSession extends SessionView {
  /**
   * `actor` is not signed in any more, or someone else is in the same browser. The page stays theirs, out of sight with
   * what was typed in it, until they sign in again or leave it to another.
   */
  ended?: boolean;
}

/** What the page makes of the server's answer: it never becomes someone else's by itself. */
export function pageSession(before: PageSession | undefined, now: SessionView): PageSession {
  if (!before?.actor || before.actor.personId === now.actor?.personId) return now;
  return { ...before, ended: true };
}

const sessionKey = ['session'];

/** Whose page it is, asked again when the server says that it may have changed, and when they come back to it. */
const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal, client }): Promise<PageSession> => {
    const now = await call(routes.readSession, {}, signal);
    return pageSession(client.getQueryData<PageSession>(sessionKey), now);
  },
  staleTime: Infinity,
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: 'always',
});

export const useSession = () => useQuery(sessionQuery);

/** Whether the person whose page this is must sign in again to go on. */
export const useSessionEnded = (): boolean => useSession().data?.ended ?? false;

/** Asks the server again whether the person is still signed in. @returns what is known then */
export async function askForSession(client: QueryClient): Promise<PageSession | undefined> {
  await client.invalidateQueries({ queryKey: sessionKey });
  return client.getQueryData<PageSession>(sessionKey);
}

/**
 * The person whose page this is.
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
    client.getMutationCache().clear();
    client.setQueryData(sessionQuery.queryKey, session);
  };
}

/** Goes on with the page as it was: the same person signed in again. */
export function useResumeSession(): (session: SessionView) => void {
  const client = useQueryClient();
  return (session) => {
    client.setQueryData(sessionQuery.queryKey, session);
    void client.invalidateQueries();
  };
}

/** Closes the session and leaves nothing in memory: the page is loaded anew. */
export async function signOut(): Promise<void> {
  await call(routes.signOut);
  leave();
}

/** Leaves nothing of the page in memory; the browser asks first when something typed is not saved. */
export const leave = (): void => window.location.replace('/connexion');

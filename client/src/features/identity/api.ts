import { routes, type FirstRun } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';
import { useTakeSession } from '../../shared/session/session.ts';

const signIn = (body: { login: string; passphrase: string }) => call(routes.signIn, { body });

export function useSignIn() {
  const takeSession = useTakeSession();
  return useMutation({ mutationFn: signIn, onSuccess: takeSession });
}

/** Signs in without taking the page over: whose it is, is looked at first. */
export const useSignInOver = () => useMutation({ mutationFn: signIn });

export const useSignOutOver = () => useMutation({ mutationFn: () => call(routes.signOut) });

export function useCreateCouncil() {
  const takeSession = useTakeSession();
  return useMutation({
    mutationFn: (body: FirstRun) => call(routes.createCouncil, { body }),
    onSuccess: takeSession,
  });
}

/** Whom a one-time link is for. The token goes in the body: an address is written down in many places. */
export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation'],
    queryFn: ({ signal }) => call(routes.previewInvitation, { body: { token } }, signal),
    enabled: token !== '',
    gcTime: 0,
  });

export function useAcceptInvitation() {
  const takeSession = useTakeSession();
  return useMutation({
    mutationFn: (body: { token: string; login: string; passphrase: string }) => call(routes.acceptInvitation, { body }),
    onSuccess: takeSession,
  });
}

const ownSessionsKey = ['session', 'own'];

export const useOwnSessions = () =>
  useQuery({ queryKey: ownSessionsKey, queryFn: ({ signal }) => call(routes.listOwnSessions, {}, signal) });

export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => call(routes.revokeOwnSession, { params: { sessionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsKey }),
  });
}

import { identityRoutes, type Actor, type SessionView } from '@huis-clos/contracts';
import type { FastifyRequest } from 'fastify';
import type { SessionCookie } from '../core/http/cookies.ts';
import type { Doors } from '../core/http/doors.ts';
import { notFound } from '../core/errors.ts';
import type { AccountsService } from './accounts.service.ts';
import { deviceName } from './device.ts';
import type { FirstRunService } from './first-run.service.ts';
import type { RequestContext, SessionsService } from './sessions.service.ts';

/** What the sign-in page shows before anyone is known. */
export interface Welcome {
  commune(): Promise<string | null>;
  /** The demonstration's accounts; null in a real council. */
  demo(): SessionView['demo'];
}

export const contextOf = (request: FastifyRequest): RequestContext => ({ requestId: request.id, from: request.ip });

export function identityDoors(
  { open }: Doors,
  cookie: SessionCookie,
  sessions: SessionsService,
  accounts: AccountsService,
  firstRun: FirstRunService,
  welcome: Welcome,
): void {
  const view = async (actor: Actor | null): Promise<SessionView> => {
    const commune = await welcome.commune();
    const login = actor && (await accounts.loginOf(actor.personId));
    return { actor, login, commune, firstRun: commune === null, demo: welcome.demo() };
  };
  /** The session that a secret just opened, as its page sees it. */
  const viewOf = async (request: FastifyRequest, secret: string | null) =>
    view((await sessions.callerFrom(secret, contextOf(request)))?.actor ?? null);

  open(identityRoutes.readSession, 'public', ({ request }) => viewOf(request, cookie.read(request)));
  open(identityRoutes.signIn, 'public', async ({ body, request, reply }) => {
    const secret = await accounts.signIn(body, contextOf(request), deviceName(request.headers['user-agent']));
    cookie.set(reply, secret);
    return viewOf(request, secret);
  });
  open(identityRoutes.signOut, 'signedIn', async ({ caller, reply }) => {
    await sessions.end(caller.actor.personId, { only: caller.sessionId });
    cookie.clear(reply);
    return {};
  });
  open(identityRoutes.listOwnSessions, 'signedIn', async ({ caller }) => ({ sessions: await sessions.list(caller) }));
  open(identityRoutes.revokeOwnSession, 'signedIn', async ({ caller, params }) => {
    if (!(await sessions.list(caller)).some(({ id }) => id === params.sessionId)) throw notFound();
    await sessions.end(caller.actor.personId, { only: params.sessionId });
    return {};
  });
  open(identityRoutes.createCouncil, 'public', async ({ body, request, reply }) => {
    const secret = await firstRun.createCouncil(body, contextOf(request), deviceName(request.headers['user-agent']));
    cookie.set(reply, secret);
    return viewOf(request, secret);
  });
  open(identityRoutes.invitePerson, 'signedIn', ({ caller, params }) => accounts.invite(caller, params.personId));
  open(identityRoutes.previewInvitation, 'public', ({ body, request }) =>
    accounts.preview(body.token, contextOf(request)),
  );
  open(identityRoutes.acceptInvitation, 'public', async ({ body, request, reply }) => {
    const secret = await accounts.accept(body, contextOf(request), deviceName(request.headers['user-agent']));
    cookie.set(reply, secret);
    return viewOf(request, secret);
  });
}

import { Type, type Static } from 'typebox';
import { bodyKinds, offices, roles } from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Empty, Id, Instant, nullable, oneOf, text } from './shapes.ts';

export const Login = Type.String({ minLength: 2, maxLength: 64, pattern: '^[a-z0-9][a-z0-9._-]*$' });
/** Twelve characters or more, no composition rule (CNIL 2022-100). */
export const Passphrase = Type.String({ minLength: 12, maxLength: 256 });
/** 256 random bits of a one-time link, carried in the address's fragment, never in a path or query. */
export const OneTimeToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

export const ActorMembership = closed({
  bodyId: Id,
  bodyKind: oneOf(bodyKinds),
  bodyName: Type.String(),
  role: oneOf(roles),
  /** For a guest: the one meeting they are invited to, and the situations on its agenda. */
  meetingId: nullable(Id),
  situationIds: Type.Array(Id),
});

/** Who is signed in, with current memberships only: what abilities are computed from, on both sides. */
export const Actor = closed({
  personId: Id,
  name: Type.String(),
  organisation: Type.String(),
  offices: Type.Array(oneOf(offices)),
  memberships: Type.Array(ActorMembership),
  /** Whether they signed the version of the charter in force. */
  charterSigned: Type.Boolean(),
});
export type Actor = Static<typeof Actor>;
export type ActorMembership = Static<typeof ActorMembership>;

export const DemoAccount = closed({
  login: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
  duties: Type.String(),
});

/** What the page needs before anything else. */
export const SessionView = closed({
  actor: nullable(Actor),
  /** How `actor` signs in: theirs alone to see, so that they can do it again without leaving the page. */
  login: nullable(Type.String()),
  commune: nullable(Type.String()),
  /** True until a council exists. */
  firstRun: Type.Boolean(),
  /** The accounts of the demonstration council and their shared passphrase; null elsewhere. */
  demo: nullable(closed({ passphrase: Type.String(), accounts: Type.Array(DemoAccount) })),
});
export type SessionView = Static<typeof SessionView>;

export const SignIn = closed({
  login: Type.String({ minLength: 1, maxLength: 64 }),
  passphrase: Type.String({ minLength: 1, maxLength: 256 }),
});

export const FirstRun = closed({
  token: OneTimeToken,
  commune: text(120),
  department: text(120),
  mayorTitle: text(60),
  coordinator: closed({ name: text(120), login: Login, passphrase: Passphrase }),
  bodies: Type.Array(closed({ kind: oneOf(bodyKinds), name: text(120) }), { minItems: 2, maxItems: 30 }),
  /** Of the steering body's composition; without it the coordinator does not sit there yet. */
  mayoralOrder: nullable(text(80)),
});
export type FirstRun = Static<typeof FirstRun>;

/** A link to be handed over in person; it works once, until `expiresAt`. */
export const InvitationLink = closed({ path: Type.String(), expiresAt: Instant });

export const InvitationPreview = closed({
  name: Type.String(),
  organisation: Type.String(),
  login: nullable(Type.String()),
  purpose: oneOf(['invitation', 'reset'] as const),
});

export const OwnSession = closed({
  id: Id,
  startedOn: Day,
  lastSeenAt: Instant,
  current: Type.Boolean(),
  device: Type.String(),
});

export const identityRoutes = {
  readSession: route({ method: 'GET', url: '/api/session', answer: SessionView }),
  signIn: route({ method: 'POST', url: '/api/session', body: SignIn, answer: SessionView }),
  signOut: route({ method: 'DELETE', url: '/api/session', answer: Empty }),
  listOwnSessions: route({ method: 'GET', url: '/api/sessions', answer: closed({ sessions: Type.Array(OwnSession) }) }),
  revokeOwnSession: route({
    method: 'DELETE',
    url: '/api/sessions/:sessionId',
    params: closed({ sessionId: Id }),
    answer: Empty,
  }),
  createCouncil: route({ method: 'POST', url: '/api/first-run', body: FirstRun, answer: SessionView }),
  invitePerson: route({
    method: 'POST',
    url: '/api/people/:personId/invitation',
    params: closed({ personId: Id }),
    answer: InvitationLink,
  }),
  previewInvitation: route({
    method: 'POST',
    url: '/api/invitations/preview',
    body: closed({ token: OneTimeToken }),
    answer: InvitationPreview,
  }),
  acceptInvitation: route({
    method: 'POST',
    url: '/api/invitations/acceptance',
    body: closed({ token: OneTimeToken, login: Login, passphrase: Passphrase }),
    answer: SessionView,
  }),
};

import { Type, type Static } from 'typebox';
import { bodyKinds, offices, professionalDisplays, roles } from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Empty, Id, Instant, nullable, oneOf, patchOf, text } from './shapes.ts';

export const Charter = closed({
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  text: Type.String(),
  inForceFrom: Day,
  signedAt: nullable(Instant),
});
export type Charter = Static<typeof Charter>;

const councilFields = { commune: text(120), department: text(120), mayorTitle: text(60) };
/** `logoId`: of the image that heads published minutes. */
export const Council = closed({ ...councilFields, logoId: nullable(Id) });
export type Council = Static<typeof Council>;

export const Organisation = closed({ id: Id, name: Type.String() });
export type Organisation = Static<typeof Organisation>;

const personFields = {
  name: text(120),
  organisationId: Id,
  jobTitle: nullable(text(120)),
  email: nullable(Type.String({ format: 'email', maxLength: 200 })),
  offices: Type.Array(oneOf(offices), { maxItems: 4, uniqueItems: true }),
};
export const Person = closed({
  ...personFields,
  id: Id,
  organisation: Type.String(),
  login: nullable(Type.String()),
  account: oneOf(['none', 'invited', 'active', 'disabled'] as const),
});
export type Person = Static<typeof Person>;

/** Bytes of a logo's file. */
export const LOGO_BYTES = 512 * 1024;
/** Base64, four characters for three bytes. */
const LogoFile = Type.String({ maxLength: Math.ceil(LOGO_BYTES / 3) * 4, pattern: '^[A-Za-z0-9+/]+={0,2}$' });

/** What founds a body: a decision of the steering formation, or that it existed before the software. */
export const BodyFoundation = Type.Union([
  closed({ kind: oneOf(['decision'] as const), number: text(40), on: Day }),
  closed({ kind: oneOf(['existingBefore'] as const), number: Type.Null(), on: Day }),
]);

/** What may be changed of a body once it exists. */
const bodySettings = {
  professionals: oneOf(professionalDisplays),
};
export const Body = closed({
  ...bodySettings,
  id: Id,
  kind: oneOf(bodyKinds),
  name: Type.String(),
  nominative: Type.Boolean(),
  foundation: BodyFoundation,
});
export type Body = Static<typeof Body>;

export const Member = closed({
  membershipId: Id,
  personId: Id,
  name: Type.String(),
  organisation: Type.String(),
  jobTitle: nullable(Type.String()),
  role: oneOf(roles),
  from: Day,
  until: nullable(Day),
  /** Whether this person reads the body's nominative content today (current, not a guest, charter signed). */
  reads: Type.Boolean(),
});
export type Member = Static<typeof Member>;

export const MembershipInput = closed({
  personId: Id,
  role: oneOf(roles),
  from: Day,
  until: nullable(Day),
  /** Steering only: the mayoral order (arrêté) that names them. */
  mayoralOrder: nullable(text(80)),
  /** Guests only: the meeting they are invited to. */
  meetingId: nullable(Id),
});

const bodyParams = closed({ bodyId: Id });

export const directoryRoutes = {
  readCouncil: route({ method: 'GET', url: '/api/council', answer: Council }),
  updateCouncil: route({ method: 'PATCH', url: '/api/council', body: patchOf(councilFields), answer: Council }),
  setLogo: route({ method: 'PUT', url: '/api/council/logo', body: closed({ file: LogoFile }), answer: Council }),
  removeLogo: route({ method: 'DELETE', url: '/api/council/logo', answer: Council }),
  readLogo: route({
    method: 'GET',
    url: '/api/council/logos/:logoId',
    params: closed({ logoId: Id }),
    answer: Type.Any(),
    files: true,
  }),
  readCharter: route({ method: 'GET', url: '/api/charter', answer: Charter }),
  publishCharter: route({
    method: 'POST',
    url: '/api/charter',
    body: closed({ title: text(160), text: text(40_000), inForceFrom: Day }),
    answer: Charter,
  }),
  signCharter: route({
    method: 'POST',
    url: '/api/charter/signature',
    body: closed({ version: Type.Integer({ minimum: 1 }) }),
    answer: Charter,
  }),
  listOrganisations: route({
    method: 'GET',
    url: '/api/organisations',
    answer: closed({ organisations: Type.Array(Organisation) }),
  }),
  createOrganisation: route({
    method: 'POST',
    url: '/api/organisations',
    body: closed({ name: text(120) }),
    answer: Organisation,
  }),
  listPeople: route({ method: 'GET', url: '/api/people', answer: closed({ people: Type.Array(Person) }) }),
  createPerson: route({ method: 'POST', url: '/api/people', body: closed(personFields), answer: Person }),
  updatePerson: route({
    method: 'PATCH',
    url: '/api/people/:personId',
    params: closed({ personId: Id }),
    body: patchOf({ ...personFields, disabled: Type.Boolean() }),
    answer: Person,
  }),
  listBodies: route({ method: 'GET', url: '/api/bodies', answer: closed({ bodies: Type.Array(Body) }) }),
  createBody: route({
    method: 'POST',
    url: '/api/bodies',
    body: closed({ kind: oneOf(bodyKinds), name: text(120), foundation: BodyFoundation }),
    answer: Body,
  }),
  readBody: route({ method: 'GET', url: '/api/bodies/:bodyId', params: bodyParams, answer: Body }),
  updateBody: route({
    method: 'PATCH',
    url: '/api/bodies/:bodyId',
    params: bodyParams,
    body: patchOf(bodySettings),
    answer: Body,
  }),
  listMembers: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/members',
    params: bodyParams,
    answer: closed({ members: Type.Array(Member) }),
  }),
  addMember: route({
    method: 'POST',
    url: '/api/bodies/:bodyId/members',
    params: bodyParams,
    body: MembershipInput,
    answer: Member,
  }),
  endMembership: route({
    method: 'DELETE',
    url: '/api/memberships/:membershipId',
    params: closed({ membershipId: Id }),
    answer: Empty,
  }),
};

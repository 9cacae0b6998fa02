import { Type, type Static } from 'typebox';
import { route } from './route.ts';
import { closed, Id, Instant, nullable } from './shapes.ts';

/** Who did what to what, when, from where: identifiers only, never content. */
export const AuditEntry = closed({
  chain: Type.String(),
  sequence: Type.Integer(),
  at: Instant,
  actorId: nullable(Id),
  actorName: nullable(Type.String()),
  /** `situation.read`, `notes.joined`, `minutes.published`… */
  event: Type.String(),
  subjectId: nullable(Type.String()),
  bodyId: nullable(Id),
  bodyName: nullable(Type.String()),
  from: nullable(Type.String()),
});
export type AuditEntry = Static<typeof AuditEntry>;

/** `brokenAt` names the first link that does not hold; null when every chain is whole, and then `entries` were read. */
export const AuditVerification = closed({
  brokenAt: nullable(closed({ chain: Type.String(), sequence: Type.Integer() })),
  entries: Type.Integer(),
});
export type AuditVerification = Static<typeof AuditVerification>;

export const auditRoutes = {
  listAuditEntries: route({
    method: 'GET',
    url: '/api/audit',
    query: closed({
      before: Type.Optional(Instant),
      actorId: Type.Optional(Id),
      subjectId: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    answer: closed({ entries: Type.Array(AuditEntry) }),
  }),
  verifyAudit: route({ method: 'GET', url: '/api/audit/verification', answer: AuditVerification }),
};

import { auditRoutes } from '@huis-clos/contracts';
import type { Doors } from '../core/http/doors.ts';
import type { AuditService, Names } from './audit.service.ts';

export function auditDoors(doors: Doors, audit: AuditService, names: Names): void {
  doors.open(auditRoutes.listAuditEntries, 'signedIn', ({ caller, query }) =>
    audit.list(
      caller,
      { before: query.before ? new Date(query.before) : undefined, actorId: query.actorId, subjectId: query.subjectId },
      names,
    ),
  );
  doors.open(auditRoutes.verifyAudit, 'signedIn', ({ caller }) => audit.verification(caller));
}

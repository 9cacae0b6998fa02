export { auditDoors } from './audit.routes.ts';
export { AuditRepository } from './audit.repository.ts';
export { AuditService, type Names, type Witness } from './audit.service.ts';

export { auditDoors } from './audit.routes.ts';
export { AuditRepository } from './audit.repository.ts';
export { AuditService } from './audit.service.ts';

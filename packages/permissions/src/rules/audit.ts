import type { RuleSet } from './rule-set.ts';

export const auditRules: RuleSet = (actor, { can }) => {
  if (!actor.offices.includes('dataProtectionOfficer')) return;
  can('read', 'AuditLog'); // L1
  can(['read', 'update'], 'Breach'); // L2
};

import type { RuleSet } from './rule-set.ts';

export const auditRules: RuleSet = (actor, { can }) => {
  if (actor.offices.includes('dataProtectionOfficer')) can('read', 'AuditLog'); // L1
};

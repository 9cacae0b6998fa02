import { memberBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const directoryRules: RuleSet = (actor, { can, cannot }) => {
  can('read', 'Council'); // D1
  can('read', 'Body', { id: { $in: actor.memberships.map(({ bodyId }) => bodyId) } }); // D2
  can('read', 'Membership', { bodyId: { $in: memberBodyIds(actor) } }); // D2

  const holds = (office: (typeof actor.offices)[number]) => actor.offices.includes(office);
  if (holds('coordinator')) {
    can(['read', 'create', 'update'], ['Body', 'Person', 'Membership']); // D3
    can('invite', 'Person'); // D3
    can('update', 'Council'); // D8
  }
  if (holds('president') || holds('dataProtectionOfficer')) can('read', ['Body', 'Person', 'Membership']); // D4
  if (holds('president')) can(['create', 'update'], 'Membership'); // D7
  if (holds('technicalAdministrator')) can(['read', 'invite', 'update'], 'Person'); // D5

  cannot(['create', 'update'], 'Membership', { personId: actor.personId }); // D6
};

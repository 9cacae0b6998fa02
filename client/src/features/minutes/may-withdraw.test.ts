import { abilityFor } from '@huis-clos/permissions';
import type { Actor } from '@huis-clos/contracts';
import { mayWithdraw } from './may-withdraw.ts';

const group = { id: 'g'.repeat(22), name: 'Groupe Jeunesse' };
const actor = (part: Partial<Actor>): Actor => ({
  personId: 'p'.repeat(22),
  name: 'N',
  organisation: 'O',
  offices: [],
  memberships: [],
  charterSigned: true,
  ...part,
});
const member = (bodyKind: Actor['memberships'][number]['bodyKind'], bodyId = group.id) => ({
  bodyId,
  bodyKind,
  bodyName: group.name,
  role: 'member' as const,
  meetingId: null,
  situationIds: [],
});
const shown = (part: Partial<Actor>) => mayWithdraw(abilityFor(actor(part)), { bodyName: group.name }, [group]);

test('[P6] withdrawal is offered to readers of the group, the coordinator and the data protection officer', () => {
  expect(shown({ memberships: [member('thematicGroup')] })).toBe(true);
  expect(shown({ offices: ['coordinator'] })).toBe(true);
  expect(shown({ offices: ['dataProtectionOfficer'] })).toBe(true);
});

test('[P6] it is not offered to those who only read what was published', () => {
  expect(shown({ memberships: [member('steering', 's'.repeat(22))] })).toBe(false);
  expect(shown({ memberships: [member('thematicGroup')], charterSigned: false })).toBe(false);
});

import type { Actor, Body } from '@huis-clos/contracts';
import { abilityFor, readerBodyIds, tagged } from '@huis-clos/permissions';
import { fr } from '../../../i18n/fr.ts';

const words = fr.directory.tabs;
const tabs = {
  meetings: { to: '/instances/$bodyId/seances', label: words.meetings },
  situations: { to: '/instances/$bodyId/situations', label: words.situations },
  actions: { to: '/instances/$bodyId/actions', label: words.actions },
  decisions: { to: '/instances/$bodyId/decisions', label: words.decisions },
  members: { to: '/instances/$bodyId/membres', label: words.members },
} as const;
export type BodyTab = (typeof tabs)[keyof typeof tabs];

/**
 * The tabs a body has for this person. Those a body may not have, or that are closed to the person, do not exist:
 * a group shows its members to the coordinator who is not one of them, and nothing else.
 */
export function tabsOf(body: Pick<Body, 'id' | 'nominative'>, actor: Actor): BodyTab[] {
  const ability = abilityFor(actor);
  const seesMembers = ability.can('read', tagged('Membership', { bodyId: body.id, personId: actor.personId }));
  const membership = actor.memberships.find(({ bodyId }) => bodyId === body.id);
  return [...contentTabs(body, actor, membership?.role === 'guest'), ...(seesMembers ? [tabs.members] : [])];
}

function contentTabs({ id, nominative }: Pick<Body, 'id' | 'nominative'>, actor: Actor, guest: boolean): BodyTab[] {
  if (guest) return nominative ? [tabs.meetings, tabs.situations] : [tabs.meetings];
  const sits = actor.memberships.some(({ bodyId }) => bodyId === id);
  if (!sits) return [];
  if (!nominative) return [tabs.meetings, tabs.actions, tabs.decisions];
  const unsigned = !readerBodyIds(actor).includes(id);
  return unsigned ? [tabs.meetings] : [tabs.meetings, tabs.situations, tabs.actions, tabs.decisions];
}

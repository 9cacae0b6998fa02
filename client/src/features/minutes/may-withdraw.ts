import type { Body, Minutes } from '@huis-clos/contracts';
import { may, type AppAbility } from '@huis-clos/permissions';

/**
 * Whether the withdrawal is shown. Minutes say the name of the group they come from and no id: the group is found
 * among the bodies one knows, and offices that withdraw anything need none.
 */
export function mayWithdraw(
  ability: AppAbility,
  { bodyName }: Pick<Minutes, 'bodyName'>,
  bodies: readonly Pick<Body, 'id' | 'name'>[],
): boolean {
  const sources = bodies.filter(({ name }) => name === bodyName).map(({ id }) => id);
  return ['', ...sources].some((bodyId) => may(ability, 'withdraw', 'Minutes', { bodyId, targetBodyIds: [] }));
}

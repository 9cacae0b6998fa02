import { openBodyIds, readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const actionRules: RuleSet = (actor, { can }) => {
  const read = readerBodyIds(actor);
  const open = openBodyIds(actor);
  can('read', ['Action', 'Decision'], { bodyId: { $in: [...read, ...open] } }); // A1, A2
  can(['create', 'update'], 'Action', { bodyId: { $in: read } }); // A1
  if (actor.offices.includes('coordinator')) can(['create', 'update'], 'Action', { bodyId: { $in: open } }); // A2
};

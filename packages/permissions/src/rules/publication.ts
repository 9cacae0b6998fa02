import { memberBodyIds, preparedBodyIds, readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const publicationRules: RuleSet = (actor, { can }) => {
  const read = { $in: readerBodyIds(actor) };
  can('read', 'Publication', { bodyId: read }); // P1
  can('prepare', 'Publication', { bodyId: { $in: preparedBodyIds(actor) } }); // P2
  can('certify', 'Publication', { bodyId: read, preparedById: { $ne: actor.personId } }); // P3
  if (actor.offices.includes('coordinator')) can('publish', 'Publication', { bodyId: read }); // P4
};

export const minutesRules: RuleSet = (actor, { can }) => {
  const member = { $in: memberBodyIds(actor) };
  can('read', 'Minutes', { targetBodyIds: member }); // P5
  can('read', 'Minutes', { bodyId: member }); // P5
  can('withdraw', 'Minutes', { bodyId: { $in: readerBodyIds(actor) } }); // P6
  if (actor.offices.includes('coordinator') || actor.offices.includes('dataProtectionOfficer')) {
    can(['read', 'withdraw'], 'Minutes'); // P6
    can('trace', 'Minutes'); // P7
  }
};

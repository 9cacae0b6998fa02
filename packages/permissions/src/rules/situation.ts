import { guestMemberships, ledBodyIds, readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const situationRules: RuleSet = (actor, { can }) => {
  const read = readerBodyIds(actor);
  can('read', 'Situation', { bodyId: { $in: read } }); // S1
  const shown = actor.charterSigned ? guestMemberships(actor).flatMap(({ situationIds }) => situationIds) : [];
  can('read', 'Situation', { id: { $in: shown } }); // S2
  can(['create', 'update'], 'Situation', { bodyId: { $in: read } }); // S3
  can(['close', 'assign'], 'Situation', { bodyId: { $in: ledBodyIds(actor) } }); // S4 S5
  can(['close', 'assign'], 'Situation', { bodyId: { $in: read }, caseLeadId: actor.personId }); // S4 S5
};

import { guestMemberships, openBodyIds, preparedBodyIds, readerBodyIds } from '../actor.ts';
import type { RuleSet } from './rule-set.ts';

export const meetingRules: RuleSet = (actor, { can }) => {
  can('read', 'Meeting', { bodyId: { $in: [...readerBodyIds(actor), ...openBodyIds(actor)] } }); // M1
  const invited = guestMemberships(actor).flatMap(({ meetingId }) =>
    meetingId && actor.charterSigned ? [meetingId] : [],
  );
  can('read', 'Meeting', { id: { $in: invited } }); // M2
  can(['create', 'update'], 'Meeting', { bodyId: { $in: preparedBodyIds(actor) } }); // M3
  if (actor.offices.includes('coordinator'))
    can(['create', 'update'], 'Meeting', { bodyId: { $in: openBodyIds(actor) } }); // M4
};

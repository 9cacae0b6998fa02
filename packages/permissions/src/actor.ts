import { isNominative, type Actor, type ActorMembership } from '@huis-clos/contracts';

/** Throws on an actor with a hole in it: conditions with `undefined` would match anything (G3). */
export function assertComplete(actor: Actor): void {
  const whole =
    typeof actor.personId === 'string' &&
    actor.personId.length > 0 &&
    Array.isArray(actor.offices) &&
    typeof actor.charterSigned === 'boolean' &&
    Array.isArray(actor.memberships) &&
    actor.memberships.every(
      ({ bodyId, bodyKind, role, situationIds }) =>
        Boolean(bodyId) && Boolean(bodyKind) && Boolean(role) && Array.isArray(situationIds),
    );
  if (!whole) throw new TypeError('ability asked for an incomplete actor');
}

const sits = ({ role }: ActorMembership) => role !== 'guest';
const idsOf = (memberships: ActorMembership[]) => [...new Set(memberships.map(({ bodyId }) => bodyId))];

/** Bodies where the actor is a member in any role but guest. */
export const memberBodyIds = (actor: Actor) => idsOf(actor.memberships.filter(sits));

/** Groups whose nominative content the actor reads: a member, of a nominative body, with the charter in force signed. */
export const readerBodyIds = (actor: Actor) =>
  actor.charterSigned
    ? idsOf(actor.memberships.filter((membership) => sits(membership) && isNominative(membership.bodyKind)))
    : [];

/** Bodies that hold nothing nominative, where the actor is a member. */
export const openBodyIds = (actor: Actor) =>
  idsOf(actor.memberships.filter((membership) => sits(membership) && !isNominative(membership.bodyKind)));

/** Groups the actor reads and leads (lead or chair). */
export const ledBodyIds = (actor: Actor) => {
  const read = new Set(readerBodyIds(actor));
  return idsOf(
    actor.memberships.filter(({ bodyId, role }) => read.has(bodyId) && (role === 'groupLead' || role === 'chair')),
  );
};

/** Groups the actor prepares and publishes for: led ones, and every read one for the coordinator. */
export const preparedBodyIds = (actor: Actor) =>
  actor.offices.includes('coordinator') ? readerBodyIds(actor) : ledBodyIds(actor);

export const guestMemberships = (actor: Actor) => actor.memberships.filter(({ role }) => role === 'guest');

import type { Actor, ActorMembership } from '@huis-clos/contracts';

const JEUNESSE: ActorMembership = {
  bodyId: 'jeunesse-000000000000a',
  bodyKind: 'thematicGroup',
  bodyName: 'Groupe de travail Jeunesse',
  role: 'member',
  meetingId: null,
  situationIds: [],
};

/** A membership of the invented group « Jeunesse », or of what is said. */
export const membership = (change: Partial<ActorMembership> = {}): ActorMembership => ({ ...JEUNESSE, ...change });

/** Someone signed in, with the charter signed and no membership unless said. */
export const actor = (change: Partial<Actor> = {}): Actor => ({
  personId: 'person-00000000000000a',
  name: 'Noé Auriol',
  organisation: 'Association Passerelle',
  offices: [],
  memberships: [],
  charterSigned: true,
  ...change,
});

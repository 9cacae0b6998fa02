import { directoryRoutes, meetingRoutes, type Meeting } from '@huis-clos/contracts';
import { mongo } from 'mongoose';
import type { Answer, TestClient, TestServer } from './server.ts';

/** People who have no business in the group, by why they have none. */
export type Outsider =
  'otherGroup' | 'coordinatorNotMember' | 'plenaryMember' | 'dataProtectionOfficer' | 'administrator' | 'unsigned';

/** The territorial group of the sample council, and one person for each way to be inside or outside of it. */
export interface Group {
  bodyId: string;
  lead: TestClient;
  member: TestClient;
  /** A second member, who leads nothing. */
  colleague: TestClient;
  outsiders: Record<Outsider, TestClient>;
}

export const OUTSIDERS: Outsider[] = [
  'otherGroup',
  'coordinatorNotMember',
  'plenaryMember',
  'dataProtectionOfficer',
  'administrator',
  'unsigned',
];

/** The coordinator leaves the group, and someone who has not signed the charter joins it. */
export async function prepareGroup(server: TestServer): Promise<Group> {
  const bodyId = await server.bodyId('Groupe territorial Glycines–Jaurès');
  const [coordinator, president] = await Promise.all([server.as('c.fournier'), server.as('maire')]);
  const { members } = (await coordinator.call(directoryRoutes.listMembers, { params: { bodyId } })).body;
  const seat = members.find(({ personId }) => personId === coordinator.personId);
  if (seat) await president.call(directoryRoutes.endMembership, { params: { membershipId: seat.membershipId } });
  await join(coordinator, bodyId, await server.personId('s.benhamou'), 'member', null);
  return {
    bodyId,
    lead: await server.as('n.auriol'),
    member: await server.as('l.marchetti'),
    colleague: await server.as('y.lebihan'),
    outsiders: {
      otherGroup: await server.as('t.grandclement'),
      coordinatorNotMember: coordinator,
      plenaryMember: president,
      dataProtectionOfficer: await server.as('dpo'),
      administrator: await server.as('technique'),
      unsigned: await server.as('s.benhamou'),
    },
  };
}

/** Someone of the prefecture, invited to one meeting of the group. */
export async function inviteGuest(server: TestServer, group: Group, meetingId: string): Promise<TestClient> {
  const guest = await server.as('prefecture');
  await join(group.outsiders.coordinatorNotMember, group.bodyId, guest.personId as string, 'guest', meetingId);
  return guest;
}

/** A guest's seat always has an end. */
const GUEST_UNTIL = { member: null, guest: '2999-12-31' };

async function join(
  coordinator: TestClient,
  bodyId: string,
  personId: string,
  role: 'member' | 'guest',
  meetingId: string | null,
): Promise<void> {
  const answer = await coordinator.call(directoryRoutes.addMember, {
    params: { bodyId },
    body: { personId, role, from: '2026-01-01', until: GUEST_UNTIL[role], mayoralOrder: null, meetingId },
  });
  if (answer.status !== 200) throw new Error(`could not join: ${answer.text}`);
}

/** A meeting of the group three days from now. */
export async function planMeeting(
  { bodyId, lead }: Pick<Group, 'bodyId' | 'lead'>,
  place = 'Salle du conseil',
): Promise<Meeting> {
  const startsAt = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString();
  const answer = await lead.call(meetingRoutes.createMeeting, {
    params: { bodyId },
    body: { startsAt, durationMinutes: 90, place, reason: 'president' },
  });
  if (answer.status !== 200) throw new Error(`could not plan: ${answer.text}`);
  return answer.body;
}

/** An identifier that names nothing. */
export const ABSENT = 'AAAAAAAAAAAAAAAAAAAAAA';

/** An error's exact answer, but for the number of the request. */
export const sameFor = (answer: Answer<unknown>): string =>
  `${answer.status} ${answer.text.replace(/"requestId":"[^"]+"/, '"requestId":""')}`;

/** What the audit holds of that event, oldest first. */
export async function audited(
  server: TestServer,
  event: string,
): Promise<{ actorId: string; subjectId: string | null; bodyId: string | null }[]> {
  const entries = await server.connection.collection('auditEntries').find({ event }).sort({ _id: 1 }).toArray();
  return entries.map(({ actorId, subjectId, bodyId }) => ({ actorId, subjectId, bodyId }));
}

/** Every byte the database stores for this service, in one piece: what whoever holds a copy of it can read. */
export async function storedBytes(server: TestServer): Promise<Buffer> {
  const collections = (await server.connection.db?.collections()) ?? [];
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return Buffer.concat(documents.flat().map((document) => Buffer.from(mongo.BSON.serialize(document))));
}

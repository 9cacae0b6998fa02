import { directoryRoutes, identityRoutes, meetingRoutes } from '@huis-clos/contracts';
import { createClient, type TestClient } from './server.ts';

/** How often a server looks at the rights of every open page, whatever it was told. */
export const RECHECK_MS = 30_000;

/** Signs in to a running demonstration as one of its people. */
export async function signIn(address: string, login: string): Promise<TestClient> {
  const stranger = createClient(address, null, null);
  const { demo } = (await stranger.call(identityRoutes.readSession)).body;
  const body = { login, passphrase: demo?.passphrase ?? '' };
  const { headers, body: view } = await stranger.call(identityRoutes.signIn, { body });
  return createClient(address, view.actor?.personId ?? null, headers.getSetCookie()[0]?.split(';')[0] ?? null);
}

/** The territorial group of a running demonstration, and the notes of one of its meetings. */
export async function openNotes(member: TestClient): Promise<{ bodyId: string; documentId: string }> {
  const { actor } = (await member.call(identityRoutes.readSession)).body;
  const bodyId = actor?.memberships.find(({ bodyKind }) => bodyKind === 'territorialGroup')?.bodyId as string;
  const { meetings } = (await member.call(meetingRoutes.listMeetings, { params: { bodyId } })).body;
  const params = { meetingId: meetings[0]?.id as string };
  return { bodyId, documentId: (await member.call(meetingRoutes.readMeeting, { params })).body.documentId as string };
}

/** Ends someone's seat in a body; resolves with the status once that is answered. */
export async function endSeat(coordinator: TestClient, bodyId: string, personId: string | null): Promise<number> {
  const { members } = (await coordinator.call(directoryRoutes.listMembers, { params: { bodyId } })).body;
  const membershipId = members.find((seat) => seat.personId === personId && seat.until === null)
    ?.membershipId as string;
  return (await coordinator.call(directoryRoutes.endMembership, { params: { membershipId } })).status;
}

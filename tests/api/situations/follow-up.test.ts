import { situationRoutes, type BodyOf, type Situation } from '@huis-clos/contracts';
import {
  ABSENT,
  audited,
  OUTSIDERS,
  planMeeting,
  prepareGroup,
  sameFor,
  storedBytes,
  type Group,
} from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';
import { openSituation } from '../../harness/situation.ts';

const route = situationRoutes.addFollowUp;
const note = (change: Partial<BodyOf<typeof route>> = {}) => ({
  on: '2026-10-08',
  text: 'Médiation Xanthophylle engagée',
  meetingId: null,
  ...change,
});

describe('POST /api/situations/:situationId/follow-ups', () => {
  let server: TestServer;
  let group: Group;
  let situation: Situation;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
    situation = await openSituation(group.lead, group.bodyId);
  });
  afterAll(() => server.stop());
  const add = (client: TestClient, body = note(), situationId = situation.id) =>
    client.call(route, { params: { situationId }, body });
  const count = () => server.connection.collection('followUps').countDocuments();

  it('[S3] lets a member add an entry, signed from the session, sealed, and in the audit', async () => {
    const meeting = await planMeeting(group);
    const { status, body } = await add(group.member, note({ meetingId: meeting.id }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ on: '2026-10-08', meetingId: meeting.id, author: { id: group.member.personId } });
    expect(await server.connection.collection('followUps').findOne({ situationId: situation.id })).toMatchObject({
      on: '2026-10-08',
      authorId: group.member.personId,
    });
    expect((await storedBytes(server)).includes('Xanthophylle')).toBe(false);
    expect(await audited(server, 'followUp.added')).toEqual([
      { actorId: group.member.personId, subjectId: situation.id, bodyId: group.bodyId },
    ]);
  });

  it('moves the situation’s last follow-up forward, never back', async () => {
    await add(group.member, note({ on: '2026-10-20' }));
    await add(group.member, note({ on: '2026-10-15' }));
    const record = await server.connection.collection<{ _id: string }>('situations').findOne({ _id: situation.id });
    expect(record).toMatchObject({ lastFollowUpOn: '2026-10-20' });
  });

  it('refuses a meeting that is not the group’s, and blank words', async () => {
    const before = await count();
    for (const body of [note({ meetingId: ABSENT }), note({ text: '   ' }), note({ text: 'x'.repeat(4_001) })])
      expect((await add(group.member, body)).status).toBe(400);
    expect(await count()).toBe(before);
  });

  it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte, and writes nothing', async (who) => {
    const before = await count();
    const forbidden = await add(group.outsiders[who]);
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(await add(group.outsiders[who], note(), ABSENT)));
    expect(await count()).toBe(before);
  });

  it('asks who is there', async () => expect((await add(server.anonymous())).status).toBe(401));
});

import { actionRoutes, meetingRoutes } from '@huis-clos/contracts';
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

const route = meetingRoutes.createMeeting;
const body = {
  startsAt: '2027-01-14T08:30:00.000Z',
  durationMinutes: 90,
  place: 'Salle Xylophage',
  reason: 'president' as const,
};

describe('POST /api/bodies/:bodyId/meetings', () => {
  let server: TestServer;
  let group: Group;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  const create = (client: TestClient, bodyId = group.bodyId) => client.call(route, { params: { bodyId }, body });
  const count = (collection: string) => server.connection.collection(collection).countDocuments();

  it('[M3] lets the group’s lead convoke: everyone who sits in it is expected, and there are notes to write in', async () => {
    const { status, body: meeting } = await create(group.lead);
    expect(status).toBe(200);
    expect(meeting).toMatchObject({
      ...body,
      bodyId: group.bodyId,
      state: 'planned',
      agenda: [],
      nextMeetingAt: null,
      version: 1,
    });
    expect(
      meeting.attendance.map(({ name, organisation, status: presence }) => [name, organisation, presence]),
    ).toEqual([
      ['Léo Marchetti', 'Police municipale', 'expected'],
      ['Noé Auriol', 'Association Passerelle', 'expected'],
      ['Sarah Benhamou', 'Mission locale', 'expected'],
      ['Yann Le Bihan', 'Habitat Loire', 'expected'],
    ]);
    const document = await server.connection
      .collection<{ _id: string }>('notesDocuments')
      .findOne({ meetingId: meeting.id });
    expect(document?._id).toBe(meeting.documentId);
    expect(await audited(server, 'meeting.created')).toEqual([
      { actorId: group.lead.personId, subjectId: meeting.id, bodyId: group.bodyId },
    ]);
    expect((await storedBytes(server)).includes('Xylophage')).toBe(false);
  });

  it('begins with the actions still open, when there are some', async () => {
    const action = {
      title: 'Relancer',
      ownerId: null,
      ownerName: null,
      dueOn: null,
      situationId: null,
      meetingId: null,
    };
    const created = await group.member.call(actionRoutes.createAction, {
      params: { bodyId: group.bodyId },
      body: action,
    });
    const meeting = await planMeeting(group);
    expect(meeting.agenda).toEqual([
      expect.objectContaining({ title: 'Retour sur les actions', nominative: true, situationIds: [] }),
    ]);
    await group.member.call(actionRoutes.updateAction, {
      params: { actionId: created.body.id },
      body: { version: 1, state: 'done' },
    });
    expect((await planMeeting(group)).agenda).toEqual([]);
  });

  it('[M4] lets the coordinator convoke the bodies above, which have no shared notes', async () => {
    const bodyId = await server.bodyId('Formation plénière');
    const { status, body: meeting } = await create(group.outsiders.coordinatorNotMember, bodyId);
    expect([status, meeting.documentId]).toEqual([200, null]);
    expect((await create(group.outsiders.plenaryMember, bodyId)).status).toBe(404);
  });

  it('refuses an instant that no clock here can hold', async () => {
    const leap = { ...body, startsAt: '2016-12-31T23:59:60Z' };
    const refused = await group.lead.refused(route, { params: { bodyId: group.bodyId }, body: leap });
    expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([400, '/startsAt']);
  });

  it('[M3] is not for a member who does not lead', async () => {
    const before = [await count('meetings'), await count('notesDocuments')];
    const forbidden = await create(group.member);
    expect(sameFor(forbidden)).toBe(sameFor(await create(group.member, ABSENT)));
    expect([await count('meetings'), await count('notesDocuments')]).toEqual(before);
  });

  it.each(OUTSIDERS)('[G5] is to %s what convoking no body is, and writes nothing', async (who) => {
    const before = await count('meetings');
    const forbidden = await create(group.outsiders[who]);
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(await create(group.outsiders[who], ABSENT)));
    expect(await count('meetings')).toBe(before);
  });

  it('asks who is there', async () => expect((await create(server.anonymous())).status).toBe(401));
});

import { actionRoutes, deskRoutes, meetingRoutes } from '@huis-clos/contracts';
import { audited, inviteGuest, planMeeting, prepareGroup, type Group } from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('GET /api/desk', () => {
  let server: TestServer;
  let group: Group;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  const desk = async (client: TestClient) => {
    const answer = await client.call(deskRoutes.readDesk);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('shows each one the next meetings of their bodies, and to those outside none of a group’s', async () => {
    const meeting = await planMeeting(group, 'Salle des fêtes');
    expect((await desk(group.member)).meetings).toEqual([
      expect.objectContaining({ id: meeting.id, place: 'Salle des fêtes' }),
    ]);
    for (const [who, client] of Object.entries(group.outsiders))
      expect([who, (await desk(client)).meetings]).toEqual([who, []]);
    const guest = await inviteGuest(server, group, meeting.id);
    expect((await desk(guest)).meetings.map(({ id }) => id)).toEqual([meeting.id]);
    expect((await audited(server, 'desk.read')).map(({ actorId }) => actorId)).toContain(guest.personId);
  });

  it('leaves out meetings held, cancelled or past', async () => {
    const { id } = await planMeeting(group);
    await group.lead.call(meetingRoutes.updateMeeting, {
      params: { meetingId: id },
      body: { version: 1, state: 'cancelled' },
    });
    expect((await desk(group.member)).meetings.map((meeting) => meeting.id)).not.toContain(id);
  });

  it('shows one’s own open actions, the most pressing first, and nobody else’s', async () => {
    const add = async (title: string, ownerId: string | null, dueOn: string | null) =>
      group.lead.call(actionRoutes.createAction, {
        params: { bodyId: group.bodyId },
        body: { title, ownerId, ownerName: null, dueOn, situationId: null, meetingId: null },
      });
    await add('sans date', group.member.personId, null);
    await add('plus tard', group.member.personId, '2027-03-01');
    await add('bientôt', group.member.personId, '2027-01-01');
    const done = await add('faite', group.member.personId, '2027-01-01');
    await add('d’une autre', group.colleague.personId, '2027-01-01');
    await group.member.call(actionRoutes.updateAction, {
      params: { actionId: done.body.id },
      body: { version: 1, state: 'done' },
    });
    expect((await desk(group.member)).actions.map(({ title }) => title)).toEqual(['bientôt', 'plus tard', 'sans date']);
  });

  it('hides actions given to someone who has no access to the group, or has it no more', async () => {
    const { outsiders, lead, bodyId } = group;
    for (const client of Object.values(outsiders))
      await lead.call(actionRoutes.createAction, {
        params: { bodyId },
        body: {
          title: 'Secrète',
          ownerId: client.personId,
          ownerName: null,
          dueOn: null,
          situationId: null,
          meetingId: null,
        },
      });
    for (const [who, client] of Object.entries(outsiders))
      expect([who, (await desk(client)).actions]).toEqual([who, []]);
  });

  it('tells the coordinator and the president, alone, that no plenary was held for a year', async () => {
    const { coordinatorNotMember: coordinator, plenaryMember: president } = group.outsiders;
    const overdue = async (client: TestClient) => (await desk(client)).plenaryOverdue;
    expect([await overdue(coordinator), await overdue(president), await overdue(group.member)]).toEqual([
      true,
      true,
      false,
    ]);

    const bodyId = await server.bodyId('Formation plénière');
    const plenary = await planMeeting({ bodyId, lead: coordinator });
    expect(await overdue(coordinator)).toBe(true);
    await coordinator.call(meetingRoutes.updateMeeting, {
      params: { meetingId: plenary.id },
      body: { version: 1, state: 'held', startsAt: new Date(Date.now() - 360 * DAY).toISOString() },
    });
    expect(await overdue(coordinator)).toBe(false);
    await coordinator.call(meetingRoutes.updateMeeting, {
      params: { meetingId: plenary.id },
      body: { version: 2, startsAt: new Date(Date.now() - 370 * DAY).toISOString() },
    });
    expect(await overdue(coordinator)).toBe(true);
  });

  it('asks who is there', async () => expect((await server.anonymous().refused(deskRoutes.readDesk)).status).toBe(401));
});

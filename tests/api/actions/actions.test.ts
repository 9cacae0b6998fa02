import { actionRoutes, situationRoutes, type Action, type BodyOf } from '@huis-clos/contracts';
import {
  ABSENT,
  audited,
  inviteGuest,
  OUTSIDERS,
  planMeeting,
  prepareGroup,
  sameFor,
  storedBytes,
  type Group,
} from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';
import { openSituation } from '../../harness/situation.ts';

const { listActions, createAction, updateAction, listDecisions } = actionRoutes;

const input = (change: Partial<BodyOf<typeof createAction>> = {}) => ({
  ...{ title: 'Visite Wolframite à domicile', ownerId: null, ownerName: 'M. Vermicelle', dueOn: '2026-12-13' },
  ...{ situationId: null, meetingId: null },
  ...change,
});

describe('the actions of a body', () => {
  let server: TestServer;
  let group: Group;
  let guest: TestClient;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
    guest = await inviteGuest(server, group, (await planMeeting(group)).id);
  });
  afterAll(() => server.stop());
  const create = (client: TestClient, body = input(), bodyId = group.bodyId) =>
    client.call(createAction, { params: { bodyId }, body });
  const count = () => server.connection.collection('actions').countDocuments();

  describe('POST /api/bodies/:bodyId/actions', () => {
    it('[A1] lets a member of the group add one, for a situation and a meeting, sealed and in the audit', async () => {
      const situation = await openSituation(group.lead, group.bodyId);
      const meeting = await planMeeting(group);
      const ownerId = group.colleague.personId;
      const { status, body } = await create(
        group.member,
        input({ ownerId, situationId: situation.id, meetingId: meeting.id }),
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...{ bodyId: group.bodyId, meetingId: meeting.id, situationId: situation.id, state: 'toDo', result: null },
        ...{ ownerName: null, fromNotes: false, version: 1 },
        owner: { id: ownerId, name: 'Yann Le Bihan', organisation: 'Habitat Loire' },
      });
      await create(group.member);
      const bytes = await storedBytes(server);
      for (const word of ['Wolframite', 'Vermicelle']) expect([word, bytes.includes(word)]).toEqual([word, false]);
      expect(await audited(server, 'action.created')).toContainEqual({
        actorId: group.member.personId,
        subjectId: body.id,
        bodyId: group.bodyId,
      });
    });

    it('[A2] in the bodies above is the coordinator’s', async () => {
      const bodyId = await server.bodyId('Formation plénière');
      expect((await create(group.outsiders.coordinatorNotMember, input(), bodyId)).status).toBe(200);
      expect((await create(group.outsiders.plenaryMember, input(), bodyId)).status).toBe(404);
    });

    it('refuses a situation, a meeting or a person from elsewhere as ones that do not exist', async () => {
      const before = await count();
      const jeunesse = await server.bodyId('Groupe de travail Jeunesse');
      const { id } = await openSituation(group.outsiders.otherGroup, jeunesse);
      const foreign = await create(group.member, input({ situationId: id }));
      expect(foreign.status).toBe(400);
      expect(sameFor(foreign)).toBe(sameFor(await create(group.member, input({ situationId: ABSENT }))));
      expect((await create(group.member, input({ meetingId: ABSENT }))).status).toBe(400);
      expect((await create(group.member, input({ ownerId: ABSENT }))).status).toBe(400);
      expect(await count()).toBe(before);
    });

    it.each(OUTSIDERS)('[G5] is to %s what adding to no body is, and writes nothing', async (who) => {
      const before = await count();
      const forbidden = await create(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await create(group.outsiders[who], input(), ABSENT)));
      expect(await count()).toBe(before);
    });

    it('asks who is there', async () => expect((await create(server.anonymous())).status).toBe(401));
  });

  describe('PATCH /api/actions/:actionId', () => {
    let action: Action;
    beforeEach(async () => {
      action = (await create(group.member)).body;
    });
    const patch = (client: TestClient, body: BodyOf<typeof updateAction>, actionId = action.id) =>
      client.call(updateAction, { params: { actionId }, body });

    it('[A1] lets any member say what came of it, the rest staying as it was', async () => {
      const { status, body } = await patch(group.colleague, {
        version: 1,
        state: 'done',
        result: 'Porte Zircaloy ouverte',
      });
      expect(status).toBe(200);
      expect(body).toEqual({ ...action, state: 'done', result: 'Porte Zircaloy ouverte', version: 2 });
      expect((await storedBytes(server)).includes('Zircaloy')).toBe(false);
      expect(await audited(server, 'action.updated')).toContainEqual({
        actorId: group.colleague.personId,
        subjectId: action.id,
        bodyId: group.bodyId,
      });
    });

    it('refuses a change made over another version than the last', async () => {
      await patch(group.member, { version: 1, state: 'underway' });
      const answer = await group.colleague.refused(updateAction, {
        params: { actionId: action.id },
        body: { version: 1, state: 'dropped' },
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'CONFLICT']);
    });

    it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte, and changes nothing', async (who) => {
      const body = { version: 1, state: 'done' as const };
      const forbidden = await patch(group.outsiders[who], body);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await patch(group.outsiders[who], body, ABSENT)));
      const record = await server.connection.collection<{ _id: string }>('actions').findOne({ _id: action.id });
      expect(record).toMatchObject({ version: 1, state: 'toDo' });
    });

    it('asks who is there', async () => expect((await patch(server.anonymous(), { version: 1 })).status).toBe(401));
  });

  describe.each([
    ['GET /api/bodies/:bodyId/actions', listActions, 'actions.listed'],
    ['GET /api/bodies/:bodyId/decisions', listDecisions, 'decisions.listed'],
  ] as const)('%s', (_, route, event) => {
    const list = (client: TestClient, bodyId = group.bodyId) => client.call(route, { params: { bodyId } });

    it('[A1] is for the members of the group, once it is in the audit', async () => {
      expect((await list(group.colleague)).status).toBe(200);
      expect(await audited(server, event)).toEqual([
        { actorId: group.colleague.personId, subjectId: null, bodyId: group.bodyId },
      ]);
    });

    it('[A1] is not for a guest', async () => {
      expect(sameFor(await list(guest))).toBe(sameFor(await list(guest, ABSENT)));
    });

    it('[A2] is for the members of the bodies above', async () => {
      const bodyId = await server.bodyId('Formation plénière');
      expect((await list(group.outsiders.plenaryMember, bodyId)).status).toBe(200);
    });

    it.each(OUTSIDERS)('[G5] is to %s what the list of no body is', async (who) => {
      const forbidden = await list(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await list(group.outsiders[who], ABSENT)));
    });

    it('asks who is there', async () => expect((await list(server.anonymous())).status).toBe(401));
  });

  it('are counted beside their situation until they are done, with the day of the next', async () => {
    const situation = await openSituation(group.lead, group.bodyId);
    await create(group.member, input({ situationId: situation.id, dueOn: '2026-12-20' }));
    const { body } = await create(group.member, input({ situationId: situation.id, dueOn: '2026-12-05' }));
    expect(await beside(situation.id)).toEqual([2, '2026-12-05']);
    await group.member.call(updateAction, { params: { actionId: body.id }, body: { version: 1, state: 'done' } });
    expect(await beside(situation.id)).toEqual([1, '2026-12-20']);
  });

  async function beside(situationId: string): Promise<[number, string | null] | null> {
    const { body } = await group.member.call(situationRoutes.listSituations, { params: { bodyId: group.bodyId } });
    const summary = body.situations.find(({ id }) => id === situationId);
    return summary ? [summary.openActions, summary.nextDueOn] : null;
  }
});

import { situationRoutes } from '@huis-clos/contracts';
import { ABSENT, audited, OUTSIDERS, prepareGroup, sameFor, storedBytes, type Group } from '../../harness/group.ts';
import { startServer, type TestServer } from '../../harness/server.ts';
import { CANARIES, openSituation, situationInput } from '../../harness/situation.ts';

const route = situationRoutes.createSituation;

describe('POST /api/bodies/:bodyId/situations', () => {
  let server: TestServer;
  let group: Group;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  const count = () => server.connection.collection('situations').countDocuments();

  it('[S3] lets a member of the group open a situation, numbered in order of arrival', async () => {
    const first = await openSituation(group.member, group.bodyId);
    const second = await openSituation(group.lead, group.bodyId, { caseLeadId: group.lead.personId });
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(second).toMatchObject({ bodyId: group.bodyId, version: 1, endedOn: null, closureReason: null });
    expect(second.caseLead).toMatchObject({ id: group.lead.personId, name: 'Noé Auriol' });
    expect(await audited(server, 'situation.created')).toEqual([
      { actorId: group.member.personId, subjectId: first.id, bodyId: group.bodyId },
      { actorId: group.lead.personId, subjectId: second.id, bodyId: group.bodyId },
    ]);
  });

  it('stores nothing that says who it is, and gives it a key of its own', async () => {
    const { id } = await openSituation(group.member, group.bodyId);
    const bytes = await storedBytes(server);
    for (const canary of CANARIES) expect([canary, bytes.includes(canary)]).toEqual([canary, false]);
    for (const canary of CANARIES) expect([canary, server.log().includes(canary)]).toEqual([canary, false]);
    expect(await server.connection.collection('dataKeys').countDocuments({ _id: `situation:${id}` } as object)).toBe(1);
  });

  it.each(OUTSIDERS)('[G5] looks to %s as a group that does not exist, and writes nothing', async (who) => {
    const before = await count();
    const client = group.outsiders[who];
    const forbidden = await client.refused(route, { params: { bodyId: group.bodyId }, body: situationInput() });
    const absent = await client.refused(route, { params: { bodyId: ABSENT }, body: situationInput() });
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(absent));
    expect(await count()).toBe(before);
  });

  it('asks who is there', async () => {
    const { status, body } = await server
      .anonymous()
      .refused(route, { params: { bodyId: group.bodyId }, body: situationInput() });
    expect([status, body.code]).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('refuses a body above the groups even to its own members', async () => {
    const bodyId = await server.bodyId('Formation plénière');
    const answer = await group.outsiders.plenaryMember.refused(route, { params: { bodyId }, body: situationInput() });
    expect(answer.status).toBe(404);
  });

  it('refuses a case lead who does not sit in the group', async () => {
    const before = await count();
    const caseLeadId = group.outsiders.otherGroup.personId;
    const { status, body } = await group.member.refused(route, {
      params: { bodyId: group.bodyId },
      body: situationInput({ caseLeadId }),
    });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(body.message).toContain('doit siéger dans ce groupe');
    expect(await count()).toBe(before);
  });

  it('takes no free reason, no health, no number of one’s own: the form is closed', async () => {
    for (const extra of [{ reason: 'x' }, { number: 3 }, { health: 'x' }, { status: 'closed' }]) {
      const body = { ...situationInput(), ...extra } as never;
      const answer = await group.member.refused(route, { params: { bodyId: group.bodyId }, body });
      expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_INPUT']);
    }
  });
});

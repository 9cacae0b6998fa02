import { situationRoutes, type Situation, type SituationPatch } from '@huis-clos/contracts';
import { ABSENT, audited, OUTSIDERS, prepareGroup, sameFor, storedBytes, type Group } from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';
import { identity, openSituation } from '../../harness/situation.ts';

const route = situationRoutes.updateSituation;
const ending = { status: 'closed', endedOn: '2026-10-01', closureReason: 'moved' } as const;

describe('PATCH /api/situations/:situationId', () => {
  let server: TestServer;
  let group: Group;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  const patch = (client: TestClient, situationId: string, body: SituationPatch) =>
    client.call(route, { params: { situationId }, body });
  const refusal = async (client: TestClient, situationId: string, body: SituationPatch) => {
    const answer = await client.refused(route, { params: { situationId }, body });
    return [answer.status, answer.body.code];
  };
  const stored = (id: string) => server.connection.collection<{ _id: string }>('situations').findOne({ _id: id });

  it('[S3] lets a member change what was recorded, the rest staying as it was', async () => {
    const situation = await openSituation(group.lead, group.bodyId);
    const { status, body } = await patch(group.member, situation.id, {
      version: 1,
      identity: identity({ address: '9 quai des Brumaires' }),
      subjectNotice: { givenOn: '2026-09-12', means: 'interview' },
      onwardReferrals: [{ id: ABSENT, to: 'missionLocale', on: '2026-09-20' }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, number: situation.number, referralSource: 'education', status: 'active' });
    expect(body.identity.address).toBe('9 quai des Brumaires');
    expect((await storedBytes(server)).includes('Brumaires')).toBe(false);
    expect(await audited(server, 'situation.updated')).toContainEqual({
      actorId: group.member.personId,
      subjectId: situation.id,
      bodyId: group.bodyId,
    });
  });

  it('refuses a change made over another version than the last', async () => {
    const { id } = await openSituation(group.lead, group.bodyId);
    await patch(group.lead, id, { version: 1, programme: 'Réussite éducative' });
    expect(await refusal(group.member, id, { version: 1, programme: 'Autre' })).toEqual([409, 'CONFLICT']);
    const { body } = await group.member.call(situationRoutes.readSituation, { params: { situationId: id } });
    expect(body.situation).toMatchObject({ programme: 'Réussite éducative', version: 2 });
  });

  it('keeps one of two changes made at the same moment, and tells the other', async () => {
    const { id } = await openSituation(group.lead, group.bodyId);
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map((programme) => patch(group.member, id, { version: 1, programme })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await stored(id)).toMatchObject({ version: 2 });
  });

  it('[S5] lets the group’s lead name the case lead, and the case lead hand over: nobody names themself', async () => {
    const { id } = await openSituation(group.member, group.bodyId);
    const name = (personId: string | null, version: number) => ({ version, caseLeadId: personId });
    const refused = [400, 'INVALID_INPUT'];
    expect(await refusal(group.member, id, name(group.member.personId, 1))).toEqual(refused);
    const named = await patch(group.lead, id, name(group.colleague.personId, 1));
    expect([named.status, named.body.caseLead?.name]).toEqual([200, 'Yann Le Bihan']);
    expect(await refusal(group.member, id, name(group.member.personId, 2))).toEqual(refused);
    expect(await refusal(group.member, id, name(null, 2))).toEqual(refused);
    expect((await patch(group.colleague, id, name(group.member.personId, 2))).status).toBe(200);
    expect(await stored(id)).toMatchObject({ version: 3, caseLeadId: group.member.personId });
  });

  describe('[S4] closing', () => {
    let situation: Situation;
    beforeEach(async () => {
      situation = await openSituation(group.lead, group.bodyId, { caseLeadId: group.colleague.personId });
    });

    it('is for the group’s lead and the case lead; to another member it is as absent', async () => {
      expect(await refusal(group.member, situation.id, { version: 1, ...ending })).toEqual([404, 'NOT_FOUND']);
      expect(await stored(situation.id)).toMatchObject({ status: 'active', endedOn: null, version: 1 });
      const { status, body } = await patch(group.colleague, situation.id, { version: 1, ...ending });
      expect([status, body.status, body.endedOn, body.closureReason]).toEqual([200, 'closed', '2026-10-01', 'moved']);
      expect(await audited(server, 'situation.closed')).toContainEqual({
        actorId: group.colleague.personId,
        subjectId: situation.id,
        bodyId: group.bodyId,
      });
    });

    it('cannot be reached by naming oneself case lead in the same change', async () => {
      const body = { version: 1, caseLeadId: group.member.personId, ...ending };
      expect(await refusal(group.member, situation.id, body)).toEqual([404, 'NOT_FOUND']);
    });

    it('says when and why, and not before the start', async () => {
      for (const partial of [
        { status: 'closed' as const },
        { ...ending, endedOn: null },
        { ...ending, closureReason: null },
        { ...ending, endedOn: '2026-09-01' },
      ])
        expect(await refusal(group.lead, situation.id, { version: 1, ...partial })).toEqual([400, 'INVALID_INPUT']);
      expect(await refusal(group.lead, situation.id, { version: 1, endedOn: '2026-10-01' })).toEqual([
        400,
        'INVALID_INPUT',
      ]);
      expect(await stored(situation.id)).toMatchObject({ status: 'active', version: 1 });
    });

    it('shuts the situation to every change until its lead reopens it, which forgets how it ended', async () => {
      await patch(group.lead, situation.id, { version: 1, ...ending });
      expect(await refusal(group.lead, situation.id, { version: 2, programme: 'X' })).toEqual([
        409,
        'SITUATION_CLOSED',
      ]);
      expect(await refusal(group.lead, situation.id, { version: 2, ...ending })).toEqual([409, 'SITUATION_CLOSED']);
      const followUp = await group.member.refused(situationRoutes.addFollowUp, {
        params: { situationId: situation.id },
        body: { on: '2026-10-02', text: 'Vu au marché', meetingId: null },
      });
      expect([followUp.status, followUp.body.code]).toEqual([409, 'SITUATION_CLOSED']);
      expect(await server.connection.collection('followUps').countDocuments({ situationId: situation.id })).toBe(0);

      expect(await refusal(group.member, situation.id, { version: 2, status: 'watch' })).toEqual([404, 'NOT_FOUND']);
      const { body } = await patch(group.lead, situation.id, { version: 2, status: 'watch' });
      expect([body.status, body.endedOn, body.closureReason]).toEqual(['watch', null, null]);
      expect((await audited(server, 'situation.reopened')).map(({ subjectId }) => subjectId)).toEqual([situation.id]);
    });
  });

  it('refuses a case lead from elsewhere, but keeps one who has since left', async () => {
    const { id } = await openSituation(group.lead, group.bodyId);
    const caseLeadId = group.outsiders.otherGroup.personId;
    expect(await refusal(group.lead, id, { version: 1, caseLeadId })).toEqual([400, 'INVALID_INPUT']);
    await server.connection.collection<{ _id: string }>('situations').updateOne({ _id: id }, { $set: { caseLeadId } });
    const { status } = await patch(group.member, id, { version: 1, caseLeadId, programme: 'X' });
    expect(status).toBe(200);
  });

  it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte, and changes nothing', async (who) => {
    const { id } = await openSituation(group.lead, group.bodyId);
    const body = { version: 1, programme: 'X' };
    const forbidden = await group.outsiders[who].refused(route, { params: { situationId: id }, body });
    const absent = await group.outsiders[who].refused(route, { params: { situationId: ABSENT }, body });
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(absent));
    expect(await stored(id)).toMatchObject({ version: 1 });
  });

  it('asks who is there', async () => {
    expect(await refusal(server.anonymous(), ABSENT, { version: 1 })).toEqual([401, 'NOT_SIGNED_IN']);
  });
});

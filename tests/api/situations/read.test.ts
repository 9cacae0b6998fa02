import { meetingRoutes, situationRoutes, type Situation } from '@huis-clos/contracts';
import {
  ABSENT,
  audited,
  inviteGuest,
  OUTSIDERS,
  planMeeting,
  prepareGroup,
  sameFor,
  type Group,
} from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';
import { CANARIES, identity, openSituation } from '../../harness/situation.ts';

const { listSituations, readSituation } = situationRoutes;

describe('reading situations', () => {
  let server: TestServer;
  let group: Group;
  let shown: Situation;
  let hidden: Situation;
  let guest: TestClient;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
    shown = await openSituation(group.member, group.bodyId, { caseLeadId: group.lead.personId });
    hidden = await openSituation(group.member, group.bodyId, {
      identity: identity({ firstName: null, lastName: null, aliases: ['le Corsaire'] }),
      subjectNotice: { givenOn: '2026-09-10', means: 'letter' },
    });
    await group.member.call(situationRoutes.addFollowUp, {
      params: { situationId: shown.id },
      body: { on: '2026-09-22', text: 'Reprise de contact', meetingId: null },
    });
    const meeting = await planMeeting(group);
    await group.lead.call(meetingRoutes.updateMeeting, {
      params: { meetingId: meeting.id },
      body: {
        version: 1,
        agenda: [
          {
            id: ABSENT,
            title: 'Situations',
            presenter: null,
            durationMinutes: 20,
            nominative: true,
            situationIds: [shown.id],
          },
        ],
      },
    });
    guest = await inviteGuest(server, group, meeting.id);
  });
  afterAll(() => server.stop());

  describe('GET /api/bodies/:bodyId/situations', () => {
    const list = (client: TestClient, bodyId = group.bodyId) => client.call(listSituations, { params: { bodyId } });

    it('[S1] gives a member the group’s list, each called as the group calls it', async () => {
      const { status, body } = await list(group.colleague);
      expect(status).toBe(200);
      expect(body.situations).toEqual([
        {
          id: shown.id,
          number: 1,
          name: 'Zéphyrine Quasimodorde',
          aliases: ['Zezette-la-Foudre'],
          status: 'active',
          caseLead: { id: group.lead.personId, name: 'Noé Auriol', organisation: 'Association Passerelle' },
          startedOn: '2026-09-04',
          lastFollowUpOn: '2026-09-22',
          openActions: 0,
          nextDueOn: null,
          noticeGiven: false,
        },
        expect.objectContaining({ id: hidden.id, name: 'le Corsaire', noticeGiven: true }),
      ]);
      expect(await audited(server, 'situations.listed')).toContainEqual({
        actorId: group.colleague.personId,
        subjectId: null,
        bodyId: group.bodyId,
      });
    });

    it('[S2] gives a guest the situations on the agenda of their meeting, and no other', async () => {
      const { status, body } = await list(guest);
      expect([status, body.situations.map(({ id }) => id)]).toEqual([200, [shown.id]]);
    });

    it.each(OUTSIDERS)('[G5] is to %s what the list of no group is', async (who) => {
      const before = (await audited(server, 'situations.listed')).length;
      const forbidden = await list(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await list(group.outsiders[who], ABSENT)));
      expect((await audited(server, 'situations.listed')).length).toBe(before);
    });

    it('asks who is there', async () => expect((await list(server.anonymous())).status).toBe(401));
  });

  describe('GET /api/situations/:situationId', () => {
    const read = (client: TestClient, situationId = shown.id) =>
      client.call(readSituation, { params: { situationId } });

    it('[S1] gives a member all of it, follow-ups included, once the reading is in the audit', async () => {
      const { status, body } = await read(group.colleague);
      expect(status).toBe(200);
      expect(body.situation).toEqual(shown);
      expect(body.followUps).toEqual([
        expect.objectContaining({
          on: '2026-09-22',
          text: 'Reprise de contact',
          author: { id: group.member.personId, name: 'Léo Marchetti', organisation: 'Police municipale' },
        }),
      ]);
      expect(await audited(server, 'situation.read')).toContainEqual({
        actorId: group.colleague.personId,
        subjectId: shown.id,
        bodyId: group.bodyId,
      });
    });

    it('[S2] gives a guest what is on the agenda; the rest is absent to them', async () => {
      expect((await read(guest)).body.situation.id).toBe(shown.id);
      expect(sameFor(await read(guest, hidden.id))).toBe(sameFor(await read(guest, ABSENT)));
    });

    it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte, and holds no word of it', async (who) => {
      const forbidden = await read(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await read(group.outsiders[who], ABSENT)));
      for (const canary of CANARIES) expect(forbidden.text).not.toContain(canary);
    });

    it('asks who is there', async () => expect((await read(server.anonymous())).status).toBe(401));
  });
});

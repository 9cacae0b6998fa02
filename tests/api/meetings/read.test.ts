import { meetingRoutes, situationRoutes, type AgendaItem, type Meeting } from '@huis-clos/contracts';
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
import { openSituation } from '../../harness/situation.ts';

const { listMeetings, readMeeting, updateMeeting } = meetingRoutes;

const item = (mark: string, change: Partial<AgendaItem> = {}): AgendaItem => ({
  id: mark.repeat(22),
  title: `Point ${mark}`,
  presenter: null,
  durationMinutes: 15,
  nominative: false,
  situationIds: [],
  ...change,
});

describe('reading meetings', () => {
  let server: TestServer;
  let group: Group;
  let meeting: Meeting;
  let other: Meeting;
  let guest: TestClient;
  let situationId: string;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
    situationId = (await openSituation(group.member, group.bodyId)).id;
    const planned = await planMeeting(group, 'Maison de quartier');
    other = await planMeeting(group, 'Mairie annexe');
    const answer = await group.lead.call(updateMeeting, {
      params: { meetingId: planned.id },
      body: {
        version: 1,
        agenda: [item('A'), item('B', { nominative: true }), item('C', { situationIds: [situationId] })],
      },
    });
    meeting = answer.body;
    guest = await inviteGuest(server, group, meeting.id);
  });
  afterAll(() => server.stop());

  describe('GET /api/meetings/:meetingId', () => {
    const read = (client: TestClient, meetingId = meeting.id) => client.call(readMeeting, { params: { meetingId } });

    it('[M1] gives a member all of it, once the reading is in the audit', async () => {
      const { status, body } = await read(group.colleague);
      expect([status, body]).toEqual([200, meeting]);
      expect(body.agenda.map(({ nominative }) => nominative)).toEqual([false, true, true]);
      expect(await audited(server, 'meeting.read')).toContainEqual({
        actorId: group.colleague.personId,
        subjectId: meeting.id,
        bodyId: group.bodyId,
      });
    });

    it('[M2] shows a guest their meeting without the notes, the nominative items they may not read, nor who sits there', async () => {
      const { status, body, text } = await read(guest);
      expect(status).toBe(200);
      expect(body.agenda.map(({ title }) => title)).toEqual(['Point A', 'Point C']);
      expect([body.documentId, body.attendance]).toEqual([null, []]);
      expect(text).not.toContain('Marchetti');
      expect(await audited(server, 'meeting.read')).toContainEqual(
        expect.objectContaining({ actorId: guest.personId }),
      );
    });

    it('[M2] shows a guest no other meeting of the group', async () => {
      expect(sameFor(await read(guest, other.id))).toBe(sameFor(await read(guest, ABSENT)));
    });

    it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte', async (who) => {
      const forbidden = await read(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await read(group.outsiders[who], ABSENT)));
    });

    it('asks who is there', async () => expect((await read(server.anonymous())).status).toBe(401));
  });

  describe('GET /api/bodies/:bodyId/meetings', () => {
    const list = (client: TestClient, bodyId = group.bodyId) => client.call(listMeetings, { params: { bodyId } });

    it('[M1] gives members their group’s meetings, and writes it down', async () => {
      const { body } = await list(group.colleague);
      expect(body.meetings.map(({ id }) => id).sort()).toEqual([meeting.id, other.id].sort());
      expect(body.meetings.find(({ id }) => id === meeting.id)).toMatchObject({
        place: 'Maison de quartier',
        agendaCount: 3,
      });
      expect((await audited(server, 'meetings.listed')).map(({ actorId }) => actorId)).toEqual([
        group.colleague.personId,
      ]);
    });

    it('[M2] gives a guest theirs, and counts only the items they see', async () => {
      const { body } = await list(guest);
      expect(body.meetings).toEqual([expect.objectContaining({ id: meeting.id, agendaCount: 2 })]);
    });

    it('[M1] gives the members of the bodies above theirs', async () => {
      const bodyId = await server.bodyId('Formation plénière');
      expect((await list(group.outsiders.plenaryMember, bodyId)).body.meetings).toEqual([]);
    });

    it.each(OUTSIDERS)('[G5] is to %s what the list of no body is', async (who) => {
      const forbidden = await list(group.outsiders[who]);
      expect(forbidden.status).toBe(404);
      expect(sameFor(forbidden)).toBe(sameFor(await list(group.outsiders[who], ABSENT)));
    });

    it('asks who is there', async () => expect((await list(server.anonymous())).status).toBe(401));
  });

  it('[M2] lets a guest see what is added to the agenda, and loses what is taken off it, at once', async () => {
    const see = async () => {
      const answer = await guest.call(situationRoutes.readSituation, { params: { situationId } });
      return answer.status;
    };
    const change = async (agenda: AgendaItem[]) => {
      const { version } = (await group.lead.call(readMeeting, { params: { meetingId: meeting.id } })).body;
      await group.lead.call(updateMeeting, { params: { meetingId: meeting.id }, body: { version, agenda } });
    };
    expect(await see()).toBe(200);
    await change([item('A')]);
    expect(await see()).toBe(404);
    await change([item('A'), item('C', { situationIds: [situationId] })]);
    expect(await see()).toBe(200);
  });
});

import { meetingRoutes, type AgendaItem, type BodyOf, type Meeting } from '@huis-clos/contracts';
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

const route = meetingRoutes.updateMeeting;
type Patch = BodyOf<typeof route>;

const item = (change: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{
    id: ABSENT,
    title: 'Point Wyandotte',
    presenter: 'Tess',
    durationMinutes: 15,
    nominative: false,
    situationIds: [],
  },
  ...change,
});

describe('PATCH /api/meetings/:meetingId', () => {
  let server: TestServer;
  let group: Group;
  let meeting: Meeting;
  beforeAll(async () => {
    server = await startServer();
    group = await prepareGroup(server);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    meeting = await planMeeting(group);
  });
  const patch = (client: TestClient, body: Patch, meetingId = meeting.id) =>
    client.call(route, { params: { meetingId }, body });
  const refusal = async (client: TestClient, body: Patch) => {
    const answer = await client.refused(route, { params: { meetingId: meeting.id }, body });
    return [answer.status, answer.body.code];
  };
  const stored = () => server.connection.collection<{ _id: string }>('meetings').findOne({ _id: meeting.id });

  it('[M3] lets the lead prepare the agenda and note who came, sealed and in the audit', async () => {
    const [first, ...rest] = meeting.attendance;
    const { status, body } = await patch(group.lead, {
      version: 1,
      state: 'held',
      agenda: [item()],
      attendance: [
        { ...first!, status: 'represented', representedBy: 'Mme Ypsilone' },
        ...rest,
        {
          id: ABSENT,
          personId: null,
          name: 'M. Zorbalou',
          organisation: 'CCAS',
          status: 'excused',
          representedBy: null,
        },
      ],
      nextMeetingAt: '2027-02-11T08:30:00.000Z',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 2,
      state: 'held',
      place: meeting.place,
      nextMeetingAt: '2027-02-11T08:30:00.000Z',
    });
    expect(body.attendance.map(({ representedBy }) => representedBy)).toContain('Mme Ypsilone');
    const bytes = await storedBytes(server);
    for (const word of ['Wyandotte', 'Ypsilone', 'Zorbalou'])
      expect([word, bytes.includes(word)]).toEqual([word, false]);
    expect(await audited(server, 'meeting.updated')).toEqual([
      { actorId: group.lead.personId, subjectId: meeting.id, bodyId: group.bodyId },
    ]);
  });

  it('refuses a change made over another version than the last', async () => {
    await patch(group.lead, { version: 1, place: 'Ailleurs' });
    expect(await refusal(group.lead, { version: 1, place: 'Ici' })).toEqual([409, 'CONFLICT']);
    expect(await stored()).toMatchObject({ version: 2 });
  });

  it('holds an item that concerns a situation to be nominative, whatever the box says', async () => {
    const { id } = await openSituation(group.member, group.bodyId);
    const { body } = await patch(group.lead, { version: 1, agenda: [item({ situationIds: [id] })] });
    expect(body.agenda[0]?.nominative).toBe(true);
    expect(await stored()).toMatchObject({ agendaSituationIds: [id] });
  });

  it('refuses a situation of another group as one that does not exist', async () => {
    const jeunesse = await server.bodyId('Groupe de travail Jeunesse');
    const { id } = await openSituation(group.outsiders.otherGroup, jeunesse);
    const send = (situationId: string) =>
      group.lead.refused(route, {
        params: { meetingId: meeting.id },
        body: { version: 1, agenda: [item({ situationIds: [situationId] })] },
      });
    const foreign = await send(id);
    expect([foreign.status, foreign.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(sameFor(foreign)).toBe(sameFor(await send(ABSENT)));
    expect(await stored()).toMatchObject({ version: 1, agendaSituationIds: [] });
  });

  it('refuses nominative items where nothing nominative is held', async () => {
    const bodyId = await server.bodyId('Formation plénière');
    const coordinator = group.outsiders.coordinatorNotMember;
    const plenary = await planMeeting({ bodyId, lead: coordinator });
    for (const agenda of [[item({ nominative: true })], [item({ situationIds: [ABSENT] })]]) {
      const answer = await coordinator.refused(route, {
        params: { meetingId: plenary.id },
        body: { version: 1, agenda },
      });
      expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_INPUT']);
    }
    expect((await patch(coordinator, { version: 1, agenda: [item()] }, plenary.id)).status).toBe(200);
  });

  it('refuses two items or two lines of one id, and people who are not in the directory', async () => {
    const line = meeting.attendance[0]!;
    for (const body of [
      { agenda: [item(), item()] },
      { attendance: [line, line] },
      { attendance: [{ ...line, personId: ABSENT }] },
    ])
      expect(await refusal(group.lead, { version: 1, ...body })).toEqual([400, 'INVALID_INPUT']);
    expect(await stored()).toMatchObject({ version: 1 });
  });

  it('[M3] is absent to a member who does not lead, and to a guest', async () => {
    const guest = await inviteGuest(server, group, meeting.id);
    for (const client of [group.member, guest])
      expect(sameFor(await patch(client, { version: 1, place: 'X' }))).toBe(
        sameFor(await patch(client, { version: 1, place: 'X' }, ABSENT)),
      );
    expect(await stored()).toMatchObject({ version: 1 });
  });

  it.each(OUTSIDERS)('[G5] is absent to %s, byte for byte, and changes nothing', async (who) => {
    const body = { version: 1, place: 'X' };
    const forbidden = await patch(group.outsiders[who], body);
    expect(forbidden.status).toBe(404);
    expect(sameFor(forbidden)).toBe(sameFor(await patch(group.outsiders[who], body, ABSENT)));
    expect(await stored()).toMatchObject({ version: 1 });
  });

  it('asks who is there', async () => expect((await patch(server.anonymous(), { version: 1 })).status).toBe(401));
});

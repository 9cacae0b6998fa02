import { routes, type BodyOf } from '@huis-clos/contracts';
import { ABSENT, planMeeting, sameFor } from '../../harness/group.ts';
import { startServer, type TestClient, type TestServer } from '../../harness/server.ts';

type NewMember = BodyOf<typeof routes.addMember>;

describe('memberships', () => {
  let server: TestServer;
  let camille: TestClient;
  let jeunesse: string;
  beforeAll(async () => {
    server = await startServer();
    camille = await server.as('c.fournier');
    jeunesse = await server.bodyId('Groupe de travail Jeunesse');
  });
  afterAll(() => server.stop());

  const seat = (personId: string, more: Partial<NewMember> = {}): NewMember => ({
    personId,
    role: 'member',
    from: '2026-01-01',
    until: null,
    mayoralOrder: null,
    meetingId: null,
    ...more,
  });
  const add = (client: TestClient, bodyId: string, body: NewMember) =>
    client.refused(routes.addMember, { params: { bodyId }, body });
  const count = () => server.connection.collection('memberships').countDocuments();

  it.each([
    ['n.auriol', 404],
    ['prefecture', 404],
    ['dpo', 404],
    ['technique', 404],
    ['c.fournier', 200],
    ['maire', 200],
  ])('[D3 D7] %s adding someone to a group gets %i', async (login, status) => {
    const before = await count();
    const member = await server.personId(login === 'maire' ? 'prefecture' : 'l.marchetti');
    expect((await add(await server.as(login), jeunesse, seat(member))).status).toBe(status);
    expect((await count()) - before).toBe(status === 200 ? 1 : 0);
  });

  it('[D6] the coordinator cannot seat themself; the mayor can seat them', async () => {
    const created = await camille.call(routes.createBody, {
      body: {
        kind: 'thematicGroup',
        name: 'Groupe Violences intrafamiliales',
        foundation: { kind: 'decision', number: 'R-2026-4', on: '2026-09-01' },
      },
    });
    expect(created.status).toBe(200);
    const bodyId = created.body.id;
    expect((await add(camille, bodyId, seat(camille.personId ?? ''))).status).toBe(404);
    expect((await add(await server.as('maire'), bodyId, seat(camille.personId ?? ''))).status).toBe(200);
  });

  it('the steering formation asks for the mayoral order that names its members', async () => {
    const steering = await server.bodyId('Formation restreinte');
    const noe = await server.personId('n.auriol');
    expect((await add(camille, steering, seat(noe))).body.message).toContain('arrêté du maire');
    expect((await add(camille, steering, seat(noe, { mayoralOrder: 'Arrêté 2026-118' }))).status).toBe(200);
  });

  it('refuses a second seat at the same dates, dates upside down, a stranger, a guest without a meeting', async () => {
    const noe = await server.personId('n.auriol');
    const codes = [];
    for (const body of [
      seat(noe),
      seat(noe, { until: '2025-01-01' }),
      seat('A'.repeat(22)),
      seat(await server.personId('maire'), { role: 'guest', until: '2999-12-31' }),
    ])
      codes.push((await add(camille, jeunesse, body)).body.code);
    expect(codes).toEqual(['ALREADY_EXISTS', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']);
  });

  it('[M2] a guest is invited to a meeting of that body: another body’s and none at all get the same refusal', async () => {
    const glycines = await server.bodyId('Groupe territorial Glycines–Jaurès');
    const lead = await server.as('n.auriol');
    const personId = await server.personId('prefecture');
    const guest = (meetingId: string) =>
      add(camille, jeunesse, seat(personId, { role: 'guest', until: '2999-12-31', meetingId }));
    const before = await count();
    const elsewhere = await planMeeting({ bodyId: glycines, lead });
    const [ofAnother, ofNone] = [await guest(elsewhere.id), await guest(ABSENT)];
    expect([ofAnother.status, ofAnother.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(sameFor(ofAnother)).toBe(sameFor(ofNone));
    expect(await count()).toBe(before);
  });

  it('a guest’s seat has an end', async () => {
    const meeting = await planMeeting({ bodyId: jeunesse, lead: camille });
    const endless = seat(await server.personId('prefecture'), { role: 'guest', meetingId: meeting.id });
    const { status, body } = await add(camille, jeunesse, endless);
    expect([status, body.message]).toEqual([400, 'Indiquez jusqu’à quand cette personne est invitée.']);
  });

  it('of two requests at once for the same person one is kept', async () => {
    const dpo = await server.personId('dpo');
    const answers = await Promise.all([add(camille, jeunesse, seat(dpo)), add(camille, jeunesse, seat(dpo))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('one that ended is history: it is not ended again on another day', async () => {
    const technique = await server.personId('technique');
    const body = seat(technique, { until: '2026-02-01' });
    const { membershipId } = (await camille.call(routes.addMember, { params: { bodyId: jeunesse }, body })).body;
    const again = await camille.refused(routes.endMembership, { params: { membershipId } });
    expect([again.status, again.body.code]).toEqual([409, 'WRONG_STATE']);
    const { members } = (await camille.call(routes.listMembers, { params: { bodyId: jeunesse } })).body;
    expect(members.find((member) => member.membershipId === membershipId)?.until).toBe('2026-02-01');
  });

  it('ending one takes the rights away at once', async () => {
    const tess = await server.as('t.grandclement');
    const members = (await tess.call(routes.listMembers, { params: { bodyId: jeunesse } })).body.members;
    const hers = members.find(({ personId }) => personId === tess.personId);
    expect(hers?.reads).toBe(true);
    expect(
      (await camille.call(routes.endMembership, { params: { membershipId: hers?.membershipId ?? '' } })).status,
    ).toBe(200);
    expect((await tess.refused(routes.readBody, { params: { bodyId: jeunesse } })).status).toBe(404);
    expect((await tess.call(routes.readSession)).body.actor?.memberships).toEqual([]);
  });
});

describe('what is absent and what is forbidden', () => {
  it('look the same: a body one does not belong to and one that does not exist', async () => {
    const server = await startServer();
    const plenary = await server.as('prefecture');
    const [forbidden, absent] = await Promise.all(
      [await server.bodyId('Groupe de travail Jeunesse'), 'A'.repeat(22)].map((bodyId) =>
        plenary.refused(routes.readBody, { params: { bodyId } }),
      ),
    );
    expect({ ...forbidden?.body, requestId: '' }).toEqual({ ...absent?.body, requestId: '' });
    expect(forbidden?.status).toBe(404);
    await server.stop();
  });
});

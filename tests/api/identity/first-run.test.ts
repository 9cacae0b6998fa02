import { routes } from '@huis-clos/contracts';
import { startServer, type TestServer } from '../../harness/server.ts';

const plan = (token: string, mayoralOrder: string | null = null) => ({
  token,
  mayoralOrder,
  commune: 'Valmont-sur-Loire',
  department: 'Loire',
  mayorTitle: 'Madame la Maire',
  coordinator: { name: 'Camille Fournier', login: 'c.fournier', passphrase: 'sept girafes en tricycle' },
  bodies: [
    { kind: 'plenary' as const, name: 'Formation plénière' },
    { kind: 'steering' as const, name: 'Formation restreinte' },
    { kind: 'thematicGroup' as const, name: 'Groupe Jeunesse' },
  ],
});

describe('first run', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ council: false });
  });
  afterAll(() => server.stop());

  it('offers to create the council only while there is none, through a link that works once', async () => {
    const browser = server.anonymous();
    expect((await browser.call(routes.readSession)).body).toMatchObject({ actor: null, firstRun: true, demo: null });
    const replaced = tokenOf(await server.service.firstRun.link());
    const late = tokenOf(await server.service.firstRun.link());
    server.clock.advance(24 * 60 * 60_000);
    expect((await browser.refused(routes.createCouncil, { body: plan(late) })).body.code).toBe('LINK_EXPIRED');
    const token = tokenOf(await server.service.firstRun.link());

    expect((await browser.refused(routes.createCouncil, { body: plan(replaced) })).body.code).toBe('LINK_EXPIRED');
    expect(
      (
        await browser.refused(routes.createCouncil, {
          body: { ...plan(token), coordinator: { ...plan(token).coordinator, passphrase: 'motdepasse1234' } },
        })
      ).body.code,
    ).toBe('WEAK_PASSPHRASE');
    const created = await browser.call(routes.createCouncil, { body: plan(token) });
    expect(created.status).toBe(200);
    expect(created.body.actor?.memberships.map(({ bodyName, role }) => [bodyName, role])).toEqual([
      ['Formation plénière', 'member'],
      ['Groupe Jeunesse', 'groupLead'],
    ]);
    expect(created.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);

    expect((await browser.refused(routes.createCouncil, { body: plan(token) })).body.code).toBe('LINK_EXPIRED');
    expect(await server.service.firstRun.link()).toBeNull();
    expect((await browser.call(routes.readSession)).body).toMatchObject({
      firstRun: false,
      commune: 'Valmont-sur-Loire',
    });
  });

  it('seats its coordinator in the steering body when the mayoral order is given', async () => {
    const other = await startServer({ council: false });
    const token = tokenOf(await other.service.firstRun.link());
    const created = await other.anonymous().call(routes.createCouncil, { body: plan(token, 'Arrêté 2026-041') });
    expect(created.body.actor?.memberships.map(({ bodyName }) => bodyName)).toContain('Formation restreinte');
    const seats = other.connection.collection('memberships').find({ mayoralOrder: { $ne: null } });
    expect((await seats.toArray()).map(({ mayoralOrder }) => mayoralOrder)).toEqual(['Arrêté 2026-041']);
    await other.stop();
  });

  it('signs in with the passphrase chosen, and refuses a wrong one and an unknown login with the same words', async () => {
    const browser = server.anonymous();
    const signIn = (login: string, passphrase: string) =>
      browser.refused(routes.signIn, { body: { login, passphrase } });
    expect((await signIn('C.Fournier', 'sept girafes en tricycle')).status).toBe(200);
    const [wrong, unknown] = [await signIn('c.fournier', 'autre chose'), await signIn('personne', 'autre chose')];
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });
});

const tokenOf = (path: string | null): string => path?.split('#')[1] ?? '';

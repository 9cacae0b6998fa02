import { routes } from '@huis-clos/contracts';
import { startServer, type TestServer } from '../../harness/server.ts';

const MINUTE = 60_000;

describe('sessions', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.stop());

  it('end after 30 idle minutes', async () => {
    const noe = await server.as('n.auriol');
    server.clock.advance(29 * MINUTE);
    expect((await noe.call(routes.listBodies)).status).toBe(200);
    server.clock.advance(29 * MINUTE);
    expect((await noe.call(routes.listBodies)).status).toBe(200);
    server.clock.advance(31 * MINUTE);
    expect((await noe.refused(routes.listBodies)).body.code).toBe('NOT_SIGNED_IN');
  });

  it('end ten hours after they began, however active', async () => {
    const noe = await server.as('n.auriol');
    for (let minutes = 0; minutes < 590; minutes += 29) {
      server.clock.advance(29 * MINUTE);
      expect((await noe.call(routes.readSession)).status).toBe(200);
    }
    expect((await noe.refused(routes.listBodies)).status).toBe(401);
  });

  it('are listed to their owner, who ends any of them, and nobody else’s', async () => {
    const [here, elsewhere, other] = [await server.as('n.auriol'), await server.as('n.auriol'), await server.as('dpo')];
    const { sessions } = (await here.call(routes.listOwnSessions)).body;
    expect(sessions).toHaveLength(2);
    const there = sessions.find(({ current }) => !current)?.id ?? '';
    expect((await other.refused(routes.revokeOwnSession, { params: { sessionId: there } })).status).toBe(404);
    expect((await here.call(routes.revokeOwnSession, { params: { sessionId: there } })).status).toBe(200);
    expect((await elsewhere.refused(routes.listBodies)).status).toBe(401);
    expect((await here.call(routes.listBodies)).status).toBe(200);
  });

  it('keep no secret in the database: what is stored opens nothing', async () => {
    const noe = await server.as('n.auriol');
    const stored = JSON.stringify(await server.connection.collection('sessions').find().toArray());
    expect(stored).not.toContain(noe.cookie?.split('=')[1]);
  });

  it('close at once with the account, and a person cannot close their own', async () => {
    const [noe, technique] = [await server.as('n.auriol'), await server.as('technique')];
    const close = (who: string) =>
      technique.refused(routes.updatePerson, { params: { personId: who }, body: { disabled: true } });
    expect((await close(noe.personId ?? '')).status).toBe(200);
    expect((await noe.refused(routes.listBodies)).status).toBe(401);
    expect(
      (
        await server
          .anonymous()
          .refused(routes.signIn, { body: { login: 'n.auriol', passphrase: 'valmont sur loire' } })
      ).body.code,
    ).toBe('WRONG_CREDENTIALS');
    expect((await close(technique.personId ?? '')).body.code).toBe('INVALID_INPUT');
  });
});

describe('guessing a passphrase', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('is slowed down after ten tries on one account, without touching the others', async () => {
    const attempt = (login: string, passphrase: string) =>
      server.anonymous().refused(routes.signIn, { body: { login, passphrase } });
    const statuses = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await attempt('n.auriol', `essai ${count}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await attempt('c.fournier', 'valmont sur loire')).status).toBe(200);
  });
});

describe('a request from another site’s page', () => {
  it('is refused before anything is done', async () => {
    const server = await startServer({ council: false });
    const response = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { origin: 'https://ailleurs.example', 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'a', passphrase: 'b' }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'FOREIGN_ORIGIN']);
    await server.stop();
  });
});

describe('behind a reverse proxy', () => {
  it('the address in the audit is the one the proxy saw, whatever the caller says of itself', async () => {
    const server = await startServer({ trustProxy: true });
    await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1, 203.0.113.7' },
      body: JSON.stringify({ login: 'n.auriol', passphrase: 'un essai' }),
    });
    const refused = await server.connection.collection('auditEntries').findOne({ event: 'session.refused' });
    expect(refused?.['from']).toBe('203.0.113.7');
    await server.stop();
  });
});

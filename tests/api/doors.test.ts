import { routes, type ErrorBody } from '@huis-clos/contracts';
import Fastify from 'fastify';
import { createDoors, requireDeclaredAccess } from '../../server/src/core/http/doors.ts';
import { startServer, type TestServer } from '../harness/server.ts';

describe('the doors', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('open every address of the contract', () => {
    const open = Object.values(routes).filter(({ method, url }) => !server.service.app.hasRoute({ method, url }));
    expect(open.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  });

  const publicRoutes = new Set(['readSession', 'signIn', 'createCouncil', 'previewInvitation', 'acceptInvitation']);

  it.each(Object.entries(routes).filter(([name]) => !publicRoutes.has(name)))(
    '%s asks who is there before it looks at anything',
    async (_name, { method, url }) => {
      const answer = await fetch(`${server.address}${url}`, {
        method,
        ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: '{' }),
      });
      expect([answer.status, ((await answer.json()) as ErrorBody).code]).toEqual([401, 'NOT_SIGNED_IN']);
    },
  );

  it('refuse what the contract does not name, and say where in French without repeating the value', async () => {
    const { status, body, text } = await server
      .anonymous()
      .refused(routes.signIn, { body: { login: 'a', passphrase: 'b', isAdmin: 'Belkadri' } as never });
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    expect(body.fields).toEqual([{ path: '', message: 'Information non prévue ici.' }]);
    expect(text).not.toContain('Belkadri');
  });

  it('stay shut with an unknown address, and with a body that is not JSON', async () => {
    expect((await fetch(`${server.address}/api/nowhere`)).status).toBe(404);
    const garbage = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":',
    });
    expect([garbage.status, ((await garbage.json()) as { code: string }).code]).toEqual([400, 'INVALID_INPUT']);
  });

  it.each([
    ['a broken escape', '/api/bodies/%E0%A4%A'],
    ['a name too long', `/api/bodies/${'x'.repeat(2_000)}`],
    ['a control character', '/api/bodies/%00'],
  ])('answer an address with %s as any other error, without repeating it', async (_what, address) => {
    const answer = await fetch(`${server.address}${address}`);
    const text = await answer.text();
    expect([400, 401, 404, 414]).toContain(answer.status);
    expect(Object.keys(JSON.parse(text) as ErrorBody).slice(0, 3)).toEqual(['code', 'message', 'requestId']);
    expect(text).not.toContain('bodies');
  });

  it('send no sniffing, no referrer, no cache', async () => {
    const { headers } = await server.anonymous().call(routes.readSession);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});

describe('a route that does not say who may knock', () => {
  it('stops the server from starting', async () => {
    const app = Fastify();
    requireDeclaredAccess(app);
    createDoors(app, async () => null).open(routes.readSession, 'public', async () => ({
      actor: null,
      login: null,
      commune: null,
      firstRun: true,
      demo: null,
    }));
    expect(() => app.get('/api/oublié', async () => 'x')).toThrow('declares no access');
    await app.close();
  });
});

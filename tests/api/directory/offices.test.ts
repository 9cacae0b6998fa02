import { routes, type Office } from '@huis-clos/contracts';
import { startServer, type TestServer } from '../../harness/server.ts';

describe('offices', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('[D9] are given by someone else: the coordinator does not make themself data protection officer', async () => {
    const camille = await server.as('c.fournier');
    const give = (personId: string, offices: Office[]) =>
      camille.refused(routes.updatePerson, { params: { personId }, body: { offices } });
    const own = await give(camille.personId ?? '', ['coordinator', 'dataProtectionOfficer']);
    expect([own.status, own.body.code]).toEqual([400, 'INVALID_INPUT']);
    expect((await camille.refused(routes.listAuditEntries)).status).toBe(404);
    expect((await give(camille.personId ?? '', ['coordinator'])).status).toBe(200);
    expect((await give(await server.personId('n.auriol'), ['president'])).status).toBe(200);
  });
});

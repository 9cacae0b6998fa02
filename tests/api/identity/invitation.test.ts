import { routes } from '@huis-clos/contracts';
import { startServer, type TestServer } from '../../harness/server.ts';

const DAY = 24 * 60 * 60_000;

describe('invitations', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const newcomer = async (): Promise<string> => {
    const camille = await server.as('c.fournier');
    const { organisations } = (await camille.call(routes.listOrganisations)).body;
    const created = await camille.call(routes.createPerson, {
      body: { name: 'Amina Sow', organisationId: organisations[0]?.id ?? '', jobTitle: null, email: null, offices: [] },
    });
    return created.body.id;
  };
  const invite = async (login: string, personId: string) =>
    (await server.as(login)).refused(routes.invitePerson, { params: { personId } });
  const tokenFor = async (personId: string): Promise<string> => {
    const link = await (await server.as('c.fournier')).call(routes.invitePerson, { params: { personId } });
    return link.body.path.split('#')[1] ?? '';
  };
  const acceptance = (token: string, login: string) => ({
    body: { token, login, passphrase: 'quatre loutres au balcon' },
  });

  it.each([
    ['n.auriol', 404],
    ['dpo', 404],
    ['maire', 404],
    ['technique', 200],
    ['c.fournier', 200],
  ])('[D3 D5] %s inviting someone gets %i', async (login, status) => {
    expect((await invite(login, await newcomer())).status).toBe(status);
  });

  it('opens the account once, for the login and passphrase chosen, and never again', async () => {
    const token = await tokenFor(await newcomer());
    const browser = server.anonymous();
    expect((await browser.call(routes.previewInvitation, { body: { token } })).body).toMatchObject({
      name: 'Amina Sow',
      purpose: 'invitation',
    });
    expect((await browser.refused(routes.acceptInvitation, acceptance(token, 'c.fournier'))).body.code).toBe(
      'ALREADY_EXISTS',
    );
    expect((await browser.call(routes.acceptInvitation, acceptance(token, 'a.sow'))).body.actor?.name).toBe(
      'Amina Sow',
    );
    expect((await browser.refused(routes.acceptInvitation, acceptance(token, 'a.sow'))).body.code).toBe('LINK_EXPIRED');
    expect(
      (await browser.call(routes.signIn, { body: { login: 'a.sow', passphrase: 'quatre loutres au balcon' } })).status,
    ).toBe(200);
  });

  it('gives an open account a new passphrase and ends its sessions', async () => {
    const noe = await server.as('n.auriol');
    const token = await tokenFor(noe.personId ?? '');
    expect((await server.anonymous().call(routes.previewInvitation, { body: { token } })).body.purpose).toBe('reset');
    expect((await server.anonymous().call(routes.acceptInvitation, acceptance(token, 'n.auriol'))).status).toBe(200);
    expect((await noe.refused(routes.listBodies)).status).toBe(401);
  });

  it('keeps nobody in the room waiting: twelve people open theirs from one address', async () => {
    const tokens = [];
    for (let person = 0; person < 12; person += 1) tokens.push(await tokenFor(await newcomer()));
    const answers = await Promise.all(
      tokens.map((token) => server.anonymous().call(routes.previewInvitation, { body: { token } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 200));
  });

  it('ends with the account: a link given before it was closed reopens nothing, and none is given for a closed one', async () => {
    const personId = await server.personId('l.marchetti');
    const token = await tokenFor(personId);
    const technique = await server.as('technique');
    const setDisabled = (disabled: boolean) =>
      technique.call(routes.updatePerson, { params: { personId }, body: { disabled } });
    expect((await setDisabled(true)).body.account).toBe('disabled');
    expect((await invite('technique', personId)).body.code).toBe('WRONG_STATE');
    const browser = server.anonymous();
    expect((await browser.refused(routes.acceptInvitation, acceptance(token, 'l.marchetti'))).body.code).toBe(
      'LINK_EXPIRED',
    );
    expect((await setDisabled(false)).body.account).toBe('active');
    expect((await browser.refused(routes.previewInvitation, { body: { token } })).body.code).toBe('LINK_EXPIRED');
  });

  it('is refused after seven days, and stored only as a hash', async () => {
    const token = await tokenFor(await newcomer());
    expect(JSON.stringify(await server.connection.collection('oneTimeLinks').find().toArray())).not.toContain(token);
    server.clock.advance(7 * DAY + 1);
    expect((await server.anonymous().refused(routes.previewInvitation, { body: { token } })).body.code).toBe(
      'LINK_EXPIRED',
    );
  });
});

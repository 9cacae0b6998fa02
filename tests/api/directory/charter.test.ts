import { routes } from '@huis-clos/contracts';
import { startServer } from '../../harness/server.ts';

describe('the charter', () => {
  it('is signed in the version in force, and a new version takes nominative access away until signed again', async () => {
    const server = await startServer();
    const [sarah, camille] = [await server.as('s.benhamou'), await server.as('c.fournier')];
    const signed = async () => (await sarah.call(routes.readSession)).body.actor?.charterSigned;
    expect(await signed()).toBe(false);
    expect((await sarah.refused(routes.signCharter, { body: { version: 7 } })).body.code).toBe('CONFLICT');
    expect((await sarah.call(routes.signCharter, { body: { version: 1 } })).body.signedAt).not.toBeNull();
    expect(await signed()).toBe(true);

    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(server.clock.now());
    const replaced = await camille.call(routes.publishCharter, {
      body: { title: 'Charte 2', text: 'Un texte.', inForceFrom: today },
    });
    expect(replaced.body.version).toBe(2);
    expect(await signed()).toBe(false);
    expect(
      (await sarah.refused(routes.publishCharter, { body: { title: 'x', text: 'y', inForceFrom: today } })).status,
    ).toBe(404);
    await server.stop();
  });

  it('published twice at once makes two versions, and no error', async () => {
    const server = await startServer();
    const camille = await server.as('c.fournier');
    const body = { title: 'Charte', text: 'Un texte.', inForceFrom: '2099-01-01' };
    const answers = await Promise.all([1, 2].map(() => camille.call(routes.publishCharter, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await server.connection.collection('charters').countDocuments()).toBe(3);
    await server.stop();
  });
});

import { routes } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { ApiError } from '../errors/api-error.ts';
import { addressOf, call } from './call.ts';

const answering = (status: number, body: string) => {
  globalThis.fetch = () =>
    Promise.resolve({
      ok: status < 400,
      status,
      json: () => Promise.resolve().then(() => JSON.parse(body)),
    } as Response);
};

describe('calling the server', () => {
  it('puts parameters in the address, escaped', () => {
    expect(addressOf(routes.readBody, { bodyId: 'a/../b' })).toBe('/api/bodies/a%2F..%2Fb');
  });

  it('throws the server’s own refusal', async () => {
    answering(409, JSON.stringify({ code: 'CONFLICT', message: 'Quelqu’un a modifié ceci.', requestId: 'r1' }));
    await expect(call(routes.readCouncil)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Quelqu’un a modifié ceci.',
      requestId: 'r1',
    });
  });

  it('says in its own words what a proxy answers in another language', async () => {
    answering(502, '<html>Bad gateway</html>');
    await expect(call(routes.readCouncil)).rejects.toEqual(new ApiError('UNAVAILABLE', fr.errors.unreadable));
  });

  it('says that the server does not answer when the network is down', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(call(routes.readCouncil)).rejects.toEqual(new ApiError('UNAVAILABLE', fr.errors.offline));
  });
});

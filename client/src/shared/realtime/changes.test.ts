import { QueryClient } from '@tanstack/react-query';
import { askAgain } from './changes.ts';

const knowing = (...keys: string[][]) => {
  const client = new QueryClient();
  for (const key of keys) client.setQueryData(key, 'known');
  return client;
};
const isStale = (client: QueryClient, key: string[]) => client.getQueryState(key)?.isInvalidated;

describe('a change told by the server', () => {
  it('makes its topic be asked again, and nothing else', () => {
    const client = knowing(['situations', 'list', 'a'], ['directory', 'bodies']);
    askAgain(client, 'situations');
    expect(isStale(client, ['situations', 'list', 'a'])).toBe(true);
    expect(isStale(client, ['directory', 'bodies'])).toBe(false);
  });

  it('makes the desk be asked again when a meeting changes', () => {
    const client = knowing(['desk']);
    askAgain(client, 'meetings');
    expect(isStale(client, ['desk'])).toBe(true);
  });

  it('drops from memory what is not on screen when the person’s own access changes', () => {
    const client = knowing(['situations', 'one', 's']);
    askAgain(client, 'session');
    expect(client.getQueryData(['situations', 'one', 's'])).toBeUndefined();
  });
});

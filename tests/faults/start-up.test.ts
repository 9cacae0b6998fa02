import { stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from '../../server/src/core/mongo/connection.ts';
import { discard, startProcess, startRefused, temporaryFolder } from '../harness/process.ts';

describe('a server that cannot start says what to do in one line and exits with 1', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => discard(folder));

  const refusal = async (environment: Record<string, string>): Promise<string> => {
    const { code, lines } = await startRefused({ HUIS_CLOS_DATA: folder, ...environment });
    expect([code, lines]).toEqual([1, [expect.any(String)]]);
    return lines[0] ?? '';
  };

  it('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ HUIS_CLOS_PORT: String(port) })).toContain(`Le port ${port} est déjà utilisé`);
    other.close();
  });

  it('when the data folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await refusal({ HUIS_CLOS_DATA: join(file, 'data') })).toContain('pas accessible en écriture');
  });

  it('when another server uses the data folder', async () => {
    const first = await startProcess({ folder });
    expect(await refusal({})).toContain('est déjà utilisé par un autre programme');
    await first.stop();
  });

  it('when the database does not answer', async () => {
    expect(await refusal({ MONGODB_URL: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=500' })).toContain(
      'La base de données ne répond pas',
    );
  });

  it.each([
    ['HUIS_CLOS_PORT', 'quatre-vingts', 'un nombre de 0 à 65535'],
    ['HUIS_CLOS_ORIGIN', 'clspd.exemple.fr', 'une adresse comme https://'],
    ['MONGODB_URL', 'postgres://x', 'mongodb://'],
    ['HUIS_CLOS_DEMO', 'oui', '0, 1'],
    ['HUIS_CLOS_GAZETTEERS', '/nulle/part', 'given-names.txt'],
    ['METRICS_PORT', '70000', 'METRICS_PORT vaut'],
    ['HUIS_CLOS_MASTER_KEY_FILE', 'master.key', 'un chemin absolu'],
  ])('when %s is « %s »', async (name, value, expected) => {
    expect(await refusal({ [name]: value })).toContain(expected);
  });

  it('when the master key is not a key, or not there where one was named', async () => {
    const key = join(folder, 'key');
    expect(await refusal({ HUIS_CLOS_MASTER_KEY_FILE: key })).toContain('La clé maîtresse est illisible');
    await writeFile(key, 'pas une clé');
    expect(await refusal({ HUIS_CLOS_MASTER_KEY_FILE: key })).toContain('64 chiffres hexadécimaux');
  });

  it('when the data were written by a newer version, without touching them', async () => {
    const url = new URL(process.env['TEST_MONGODB_URL'] ?? '');
    url.pathname = '/newer_version';
    const connection = await connect(url.href);
    await connection
      .collection<{ _id: string; version: number }>('meta')
      .updateOne({ _id: 'schema' }, { $set: { version: 99 } }, { upsert: true });
    expect(await refusal({ MONGODB_URL: url.href })).toContain('version plus récente');
    expect((await connection.listCollections()).map(({ name }) => name)).toEqual(['meta']);
    await connection.dropDatabase();
    await connection.close();
  });
});

describe('a server that starts', () => {
  it('prints a first-run link, stops cleanly on Ctrl-C, and starts again on what it kept', async () => {
    const first = await startProcess();
    expect(first.firstRunLink).toMatch(/^http:\/\/localhost:\d+\/premier-lancement#[\w-]{43}$/);
    expect(await first.stop()).toBe(0);
    const second = await startProcess({ folder: first.folder });
    expect((await fetch(`${second.address}/api/session`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
    await discard(first.folder);
  });

  it('keeps its master key to itself', async () => {
    const server = await startProcess();
    const { mode } = await stat(join(server.folder, 'keys', 'master.key'));
    expect((mode & 0o777).toString(8)).toBe('600');
    await server.stop();
    await discard(server.folder);
  });
});

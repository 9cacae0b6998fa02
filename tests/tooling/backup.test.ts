import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient, type Collection } from 'mongodb';
import { serveFolder } from '../harness/embedded-engine.mjs';

const run = promisify(execFile);
const script = (name: string) => fileURLToPath(new URL(`../../infra/${name}`, import.meta.url));
const KEY = 'c0ffee'.repeat(10) + 'beef';

let folder: string;
let data: string;
let archive: string;
let engine: Awaited<ReturnType<typeof serveFolder>>;

/** A data folder in service, with a hundred records and a master key, then its backup. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huis-clos-backup-'));
  data = path.join(folder, 'data');
  await mkdir(path.join(data, 'keys'), { recursive: true });
  await writeFile(path.join(data, 'keys/master.key'), KEY);
  await writeFile(path.join(data, 'audit-head.txt'), '42');
  engine = await serveFolder(path.join(data, 'database'));
  await withRecords(engine.url, (records) => records.insertMany(Array.from({ length: 100 }, (_, rank) => ({ rank }))));
  archive = await backup();
});

afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a backup of a service in use gives back, once restored, every record written before it', async () => {
  const restored = path.join(folder, 'restored');
  await withRecords(engine.url, (records) => records.insertOne({ rank: 100 }));

  await run(script('restore.sh'), [archive, restored]);

  const copy = await serveFolder(path.join(restored, 'database'));
  const ranks = await withRecords(copy.url, (records) => records.distinct('rank'));
  await copy.stop();
  expect(ranks).toHaveLength(100);
  expect(await readFile(path.join(restored, 'audit-head.txt'), 'utf8')).toBe('42');
});

test('the master key is in no backup', async () => {
  const { stdout: names } = await run('tar', ['-tzf', archive]);
  const { stdout: contents } = await run('tar', ['-xzOf', archive], { encoding: 'latin1', maxBuffer: 2 ** 30 });

  expect(names).not.toMatch(/key/);
  expect(contents).not.toContain(KEY);
});

test('a backup leaves nothing behind in the data folder', async () => {
  const { stdout } = await run('ls', ['-A', data]);
  expect(stdout.trim().split('\n').toSorted()).toEqual(['audit-head.txt', 'database', 'keys']);
});

test('a folder that holds anything is never restored over', async () => {
  const used = path.join(folder, 'used');
  await mkdir(used);
  await writeFile(path.join(used, 'something'), 'kept');

  await expect(run(script('restore.sh'), [archive, used])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/n’est pas vide : rien n’a été restauré/),
  });
});

test('a damaged archive is refused before anything is written', async () => {
  const damaged = path.join(folder, 'damaged.tar.gz');
  await writeFile(damaged, await readFile(archive));
  await writeFile(
    `${damaged}.sha256`,
    (await readFile(`${archive}.sha256`, 'utf8')).replace(path.basename(archive), 'damaged.tar.gz'),
  );
  await appendFile(damaged, 'one byte too many');

  await expect(run(script('restore.sh'), [damaged, path.join(folder, 'never')])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/somme de contrôle/),
  });
  expect(existsSync(path.join(folder, 'never'))).toBe(false);
});

async function backup(): Promise<string> {
  const { MONGODB_URL: _elsewhere, ...env } = process.env;
  const { stdout } = await run(script('backup.sh'), [data, path.join(folder, 'backups')], { env });
  return stdout.trim();
}

async function withRecords<Result>(url: string, use: (records: Collection) => Promise<Result>): Promise<Result> {
  const client = await MongoClient.connect(url);
  try {
    return await use(client.db('backup').collection('records'));
  } finally {
    await client.close();
  }
}

import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { crashRounds } from '../crash/rounds.ts';
import { startLimited, startProcess } from '../crash/server.ts';
import { startEmbeddedMongodb } from '../src/index.ts';
import { refusal, temporaryFolder } from './harness.ts';

// Each test starts processes.
jest.setTimeout(90_000);

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const data = () => join(folder, 'data');
const connect = (uri: string) => new MongoClient(uri).connect();

it('loses no acknowledged write and applies none by half when killed under writers, again and again', async () => {
  const report = await crashRounds(folder, 5);
  expect(report.problems).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(0);
});

it('refuses, with a sentence, a folder that another process serves, and takes it once that one is killed', async () => {
  const server = await startProcess('--data', data(), '--port', '0');
  const refused = (await refusal(startEmbeddedMongodb({ dataDir: data() }))).message;
  expect(refused).toBe(
    `The data folder ${data()} is already in use by another process. Stop it first, or choose another folder.`,
  );
  await server.kill();
  const engine = await startEmbeddedMongodb({ dataDir: data() });
  await engine.close();
});

it('refuses a folder that a newer version wrote', async () => {
  const { Store } = await import('../src/storage/store.ts');
  mkdirSync(data(), { recursive: true });
  const store = Store.open(data());
  store.commit(() => store.put('info', Buffer.from('format'), Buffer.from('99')));
  await store.close();
  expect((await refusal(startEmbeddedMongodb({ dataDir: data() }))).message).toMatch(
    /was written by a newer version \(format 99; this one reads up to 1\)/,
  );
});

it('copies itself consistently while it is written to, and the copy opens', async () => {
  const server = await startProcess('--data', data(), '--port', '0');
  const client = await connect(server.uri);
  const docs = client.db('test').collection('docs');
  await docs.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
  let writing = true;
  const writer = (async () => {
    for (let n = 500; writing; n++) await docs.insertOne({ n });
  })();
  const copied = await startProcess('backup', join(folder, 'copy'), '--data', data());
  expect(copied.uri).toBe(`Copied to ${join(folder, 'copy')}`);
  writing = false;
  await writer;
  await client.close();
  expect(await server.stop()).toBe(0);
  const copy = await startEmbeddedMongodb({ dataDir: join(folder, 'copy') });
  const reader = await connect(copy.uri);
  const kept = await reader.db('test').collection('docs').find().sort({ n: 1 }).toArray();
  expect(kept.length).toBeGreaterThanOrEqual(500);
  expect(kept.map(({ n }) => n)).toEqual(kept.map((_, i) => i));
  await reader.close();
  await copy.close();
});

it('says so when a port is taken, and lets others of the machine read nothing in its folders', async () => {
  const server = await startProcess('--data', data(), '--port', '0');
  const port = /:(\d+)\//.exec(server.uri)?.[1] ?? '';
  const message = (await refusal(startProcess('--data', join(folder, 'other'), '--port', port))).message;
  expect(message).toBe(`Port ${port} is already in use. Choose another, or stop what uses it.`);
  const mode = (path: string) => execFileSync('stat', ['-c', '%a', path]).toString().trim();
  expect(mode(data())).toBe('700');
  expect(mode(join(data(), 'secret'))).toBe('600');
  await server.stop();
});

it('fails a write that the disk refuses, clearly, and still reads', async () => {
  // A limit on file size stands for a full disk: the kernel refuses the write in the same way.
  const server = await startLimited(3000, '--data', data(), '--port', '0');
  const client = await connect(server.uri);
  const docs = client.db('test').collection('docs');
  await docs.insertOne({ kept: true });
  const session = client.startSession();
  session.startTransaction();
  const made = client.db('test').collection('made');
  await made.insertOne({ kept: true }, { session });
  const error = await refusal(docs.insertMany(Array.from({ length: 40 }, () => ({ text: 'x'.repeat(100_000) }))));
  expect(error).toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' });
  expect(await docs.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ kept: true }]);
  // What a transaction was doing meanwhile is not lost.
  await session.commitTransaction();
  expect(await made.countDocuments({ kept: true })).toBe(1);
  await session.endSession();
  await client.close();
  await server.stop();
});

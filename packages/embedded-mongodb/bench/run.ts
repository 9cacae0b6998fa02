/**
 * Measures the engine and, when REFERENCE_MONGODB_URL names one, a reference server on the same machine in the same run,
 * workload by workload. Prints a table; a ratio above 1 means that the engine is faster.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import { startBuilt } from '../crash/server.ts';
import { startEmbeddedMongodb } from '../src/index.ts';
import { prepare, WORKLOADS } from './workloads.ts';

/** Turns that the two servers take at each workload; the best of each counts, because the machine may have other work. */
const ROUNDS = 6;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const name = `bench_${process.pid}`;
const dataDir = join(folder, 'data');
const engine = await startEmbeddedMongodb({ dataDir });
const mine = await new MongoClient(engine.uri).connect();
const url = process.env.REFERENCE_MONGODB_URL;
const theirs = url ? await new MongoClient(url).connect() : undefined;

await prepare(mine.db(name));
if (theirs) await prepare(theirs.db(name));
const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
console.log('| workload | engine | reference | ratio |\n| --- | ---: | ---: | ---: |');
for (const { title, unit, run } of WORKLOADS) {
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    rates[0].push(await run(mine, mine.db(name)));
    if (theirs) rates[1].push(await run(theirs, theirs.db(name)));
  }
  const best = unit === 'ms' ? Math.min : Math.max;
  const here = best(...rates[0]);
  const there = theirs ? best(...rates[1]) : undefined;
  const ratio = there === undefined ? '' : figure(unit === 'ms' ? there / here : here / there);
  console.log(
    `| ${title} | ${figure(here)} ${unit} | ${there === undefined ? 'not measured' : `${figure(there)} ${unit}`} | ${ratio} |`,
  );
}

await ownFigures();
if (theirs) await theirs.db(name).dropDatabase();
await theirs?.close();
rmSync(folder, { recursive: true, force: true });

/** What concerns the engine alone: the caller's event loop, starting on 200 MB, memory. */
async function ownFigures(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await mine.db(name).collection('docs').countDocuments({ text: 'none' });
  delay.disable();
  console.log(`\nlongest pause of the caller's event loop during the scan: ${(delay.max / 1e6).toFixed(1)} ms`);
  const big = mine.db(name).collection('big');
  const filler = Buffer.alloc(20_000, 7);
  for (let i = 0; i < 100; i++) await big.insertMany(Array.from({ length: 100 }, () => ({ filler })));
  await mine.close();
  await engine.close();
  const start = performance.now();
  const again = await startBuilt('--data', dataDir, '--port', '0');
  console.log(`start on a folder of 200 MB, process included: ${(performance.now() - start).toFixed(0)} ms`);
  const client = await new MongoClient(again.uri).connect();
  const all = client.db(name).collection('big');
  const memory = async (when: string) =>
    console.log(`memory of the process ${when}: ${await residentMegabytes(again.process.pid)} MB of its own`);
  await memory('when it has started');
  await all.countDocuments({ filler: null });
  await memory('after a scan of all of it');
  let documents = 0;
  for (const cursor = all.find(); await cursor.next();) documents++;
  await memory(`after giving its ${documents} documents to a client`);
  await client.close();
  await again.stop();
}

/** Memory that is not the mapped file: what the process would free by ending. */
async function residentMegabytes(pid: number | undefined): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const anonymous = /RssAnon:\s+(\d+) kB/.exec(status)?.[1];
  return anonymous === undefined ? 'unknown' : (Number(anonymous) / 1024).toFixed(0);
}

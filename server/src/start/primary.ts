import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupPrimary } from '@socket.io/cluster-adapter';
import { AggregatorRegistry } from 'prom-client';
import type { Config } from '../config/config.ts';
import { serveMetrics } from '../metrics/index.ts';
import { openDatabase } from './database.ts';
import { announce, onStopSignal } from './terminal.ts';
import type { Orders, Question, Report } from './worker.ts';

/** How long until a process that died is replaced: long enough for one that always dies not to keep the machine busy. */
const REPLACE_MS = 1_000;

/**
 * Keeps `NODES` processes serving on one port, and the database that they share. One that dies is replaced, and the
 * others go on. The first starts alone: what a first start makes (keys, indexes, the demonstration) is made once.
 */
export async function runPrimary(config: Config): Promise<void> {
  const database = await openDatabase(config);
  const folder = await mkdtemp(join(tmpdir(), 'huis-clos-'));
  // With the default serialization, bytes would arrive as something else.
  cluster.setupPrimary({ serialization: 'advanced' });
  setupPrimary();
  const orders: Orders = { kind: 'start', databaseUri: database.uri, folder };
  let closing = false;
  const closeAll = async (): Promise<void> => {
    closing = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map(stop));
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };

  const first = await start({ ...orders, first: true });
  // It has said why.
  if (!first) {
    await closeAll();
    process.exit(1);
  }
  const metrics = await serveAllMetrics(config);
  onStopSignal(async () => {
    metrics?.close();
    await closeAll();
  });
  cluster.on('exit', () => {
    if (!closing) setTimeout(() => !closing && void start(orders), REPLACE_MS);
  });
  announce(first.address, first.firstRunLink);
  await Promise.all(Array.from({ length: config.nodes - 1 }, () => start(orders)));
}

/** Those that listen to orders. */
const listening = new WeakSet<Worker>();

/** Starts one process. @returns what it says once it answers; null when it ends before */
function start(orders: Orders): Promise<Report | null> {
  const worker = cluster.fork();
  return new Promise((resolve) => {
    worker.once('exit', () => resolve(null));
    worker.on('message', (message: Question | Report | { kind?: never }) => {
      if (message.kind === 'ready') {
        listening.add(worker);
        worker.send(orders);
      }
      if (message.kind === 'serving') resolve(message);
    });
  });
}

async function stop(worker: Worker): Promise<void> {
  const exited = once(worker, 'exit');
  if (listening.has(worker)) worker.send({ kind: 'stop' });
  // It holds nothing yet, and would not hear.
  else worker.process.kill('SIGKILL');
  await exited;
}

/** The measures of all processes as one: sums, and the worst of what does not add up. */
async function serveAllMetrics({ metricsPort }: Config): Promise<{ close(): void } | null> {
  if (metricsPort === null) return null;
  const all = new AggregatorRegistry();
  return serveMetrics(metricsPort, () => all.clusterMetrics(), all.contentType);
}

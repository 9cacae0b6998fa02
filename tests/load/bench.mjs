import { fork, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startEmbeddedEngine } from '../harness/embedded-engine.mjs';
import { HuisClosClient, YWebsocketClient } from './clients.mjs';
import { removal, typing } from './workloads.mjs';

/**
 * `npm run bench -w tests`: this product's notes beside the reference server of Yjs, in turn, several times, the server
 * on one core and the load (with the database) on another. Prints medians and ratios. BENCH_RUNS and BENCH_SECONDS
 * shorten or lengthen it; MONGODB_URL measures on another database than the embedded one.
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const [SERVER_CORE, LOAD_CORE] = ['0', '1'];

const contenders = [
  { name: 'huis-clos', script: 'huis-clos.mjs', openClient: HuisClosClient.open },
  { name: '@y/websocket-server', script: 'y-websocket.mjs', openClient: YWebsocketClient.open },
];
const workloads = [
  { name: 'W1 · 40 documents × 10, 400/s', documents: 40, clientsPerDocument: 10, updatesPerSecond: 400 },
  { name: 'W2 · 1 document × 200, 100/s', documents: 1, clientsPerDocument: 200, updatesPerSecond: 100 },
];

const pin = (pid, core) => spawnSync('taskset', ['-acp', core, String(pid)]).status === 0;

/** A server in a process of its own, on its own core, spoken to by name. */
async function start(script, environment) {
  const child = fork(fileURLToPath(new URL(`servers/${script}`, import.meta.url)), {
    env: { ...process.env, ...environment },
    execArgv: [],
  });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  pin(child.pid, SERVER_CORE);
  let last = 0;
  const waiting = new Map();
  child.on('message', ({ id, answer }) => waiting.get(id)?.(answer));
  return {
    port,
    ask: (ask, argument) =>
      new Promise((resolve) => {
        waiting.set((last += 1), resolve);
        child.send({ id: last, ask, argument });
      }),
    stop: () => new Promise((resolve) => child.once('exit', resolve).kill('SIGKILL')),
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const medians = (runs) =>
  Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
const line = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const number = (value, digits = 1) => (Number.isNaN(value) || value === undefined ? '–' : value.toFixed(digits));

const engine = process.env.MONGODB_URL
  ? { url: process.env.MONGODB_URL, stop: async () => {} }
  : await startEmbeddedEngine();
pin(process.pid, LOAD_CORE);
let database = 0;
const environment = () => {
  const url = new URL(engine.url);
  url.pathname = `/bench_${process.pid}_${(database += 1)}`;
  return { BENCH_MONGODB_URL: url.href };
};

line(
  'workload',
  'server',
  'CPU',
  'CPU / delivery',
  'edit to peer p50',
  'p99',
  'edit to disk p99',
  'memory',
  'load late p99',
);
line(...Array(9).fill('---'));
for (const { name, ...load } of workloads) {
  const results = new Map(contenders.map((contender) => [contender.name, []]));
  for (let run = 0; run < RUNS; run += 1)
    for (const { name: contender, script, openClient } of contenders) {
      const server = await start(script, environment());
      results.get(contender).push(await typing({ server, openClient, ...load, seconds: SECONDS }));
      if (script === 'huis-clos.mjs') await server.ask('drop');
      await server.stop();
    }
  const [ours, theirs] = contenders.map((contender) => medians(results.get(contender.name)));
  for (const [contender, result] of [
    [contenders[0], ours],
    [contenders[1], theirs],
  ])
    line(
      name,
      contender.name,
      `${number(result.cpu * 100)} %`,
      `${number(result.cpuPerDelivery)} µs`,
      `${number(result.p50)} ms`,
      `${number(result.p99)} ms`,
      `${number(result.ackP99)} ms`,
      `${number(result.memoryMb, 0)} MB`,
      `${number(result.lagP99)} ms`,
    );
  const ratio = (key) => `**${number(ours[key] / theirs[key], 2)} ×**`;
  line(name, '**ratio**', ratio('cpu'), ratio('cpuPerDelivery'), ratio('p50'), ratio('p99'), '', ratio('memoryMb'), '');
}

const server = await start('huis-clos.mjs', environment());
const alone = await typing({
  ...{ server, openClient: HuisClosClient.open, documents: 1, clientsPerDocument: 8, updatesPerSecond: 40 },
  seconds: SECONDS,
});
console.log(
  `\nW5, edit to durable acknowledgement, 8 people in one document: p50 ${number(alone.ackP50)} ms, p99 ${number(alone.ackP99)} ms`,
);
const removals = [];
for (let run = 0; run < 10; run += 1) removals.push(await removal({ server, openClient: HuisClosClient.open }));
const late = removals.reduce((sum, { lateWrites }) => sum + lateWrites, 0);
console.log(
  `W6, removal while typing, 10 times: ${late} late writes, longest removal ${number(Math.max(...removals.map(({ removalMs }) => removalMs)))} ms`,
);
await server.ask('drop');
await server.stop();
await engine.stop();
process.exit(0);

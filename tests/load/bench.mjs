import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startEmbeddedEngine } from '../harness/embedded-engine.mjs';
import { contenders } from './contenders.mjs';
import { heading, linesOf } from './report.mjs';
import { pinLoad, startServer } from './server-process.mjs';
import { w4, w9 } from './workloads/arrivals.mjs';
import { w3, w8 } from './workloads/memory.mjs';
import { w6 } from './workloads/removal.mjs';
import { w1, w2, w5, w7 } from './workloads/typing.mjs';

/**
 * `npm run bench -w tests`: this product's notes beside others', in turn, several times, the server on one core and the
 * load (with the database) on another. Prints medians, ratios and whether the aims of docs/realtime.md are met.
 *
 *   --only W1,W2   these workloads alone
 *   --runs 3       of each workload and contender (those of memory, and W6, are run once)
 *   --seconds 5    measured in each run of typing
 *   --minutes 0    that W8 leaves its documents alone before it looks at memory
 *
 * MONGODB_URL measures on another database than the embedded one.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '0' },
  },
});
const all = { W1: w1, W2: w2, W3: w3, W4: w4, W5: w5, W6: w6, W7: w7, W8: w8, W9: w9 };
const wanted = values.only?.split(',') ?? Object.keys(all);

const engine = process.env.MONGODB_URL
  ? { url: process.env.MONGODB_URL, stop: async () => {} }
  : await startEmbeddedEngine();
pinLoad();
let databases = 0;

async function measure({ script, Client, database }, workload) {
  const url = new URL(engine.url);
  url.pathname = `/bench_${process.pid}_${(databases += 1)}`;
  const server = await startServer(script, database ? { BENCH_MONGODB_URL: url.href } : {});
  try {
    return await workload.run({ server, Client, seconds: Number(values.seconds), minutes: Number(values.minutes) });
  } finally {
    if (database) await server.ask('drop');
    await server.stop();
  }
}

const startedAt = performance.now();
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`);
heading(contenders.map(({ name }) => name)).forEach((line) => console.log(line));
for (const name of wanted) {
  const workload = all[name];
  if (!workload) throw new Error(`no workload is named ${name}`);
  const present = workload.oursOnly ? contenders.slice(0, 1) : contenders;
  const results = new Map(present.map((contender) => [contender.name, []]));
  for (let run = 0; run < Math.min(Number(values.runs), workload.runs ?? Infinity); run += 1)
    for (const contender of present) results.get(contender.name).push(await measure(contender, workload));
  linesOf(name, workload, results).forEach((line) => console.log(line));
}
const minutes = (performance.now() - startedAt) / 60_000;
console.log(`\n${minutes.toFixed(1)} minutes; load ${loadavg()[0]?.toFixed(1)} at the end`);
await engine.stop();
process.exit(0);

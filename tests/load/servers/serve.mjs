import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/**
 * Listens on a free port and answers the bench over the process's channel: what it asks by name, and what the process
 * has used so far.
 * @param {import('node:http').Server} http
 * @param {Record<string, (argument: any) => Promise<unknown>>} answers
 */
export function serve(http, answers) {
  const all = { usage, settledMemory, ...answers };
  process.on('message', async ({ id, ask, argument }) => process.send({ id, answer: await all[ask](argument) }));
  process.on('disconnect', () => process.exit(0));
  http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
}

/** Milliseconds of processor and bytes of memory. */
async function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() };
}

/** Bytes in use once everything no longer needed has been collected. */
async function settledMemory() {
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: heapUsed + external, rss };
}

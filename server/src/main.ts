import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config/config.ts';
import { runAlone } from './start/alone.ts';
import { runPrimary } from './start/primary.ts';
import { refuseToStart } from './start/terminal.ts';
import { runWorker } from './start/worker.ts';

const defaultDataFolder = fileURLToPath(new URL('../../data', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env, defaultDataFolder);
  if (cluster.isWorker) await runWorker(config);
  else if (config.nodes > 1) await runPrimary(config);
  else await runAlone(config);
}

main().catch(refuseToStart);

import type { Config } from '../config/config.ts';
import { serveMetrics } from '../metrics/index.ts';
import { openDatabase } from './database.ts';
import { runNode } from './node.ts';
import { announce, onStopSignal } from './terminal.ts';

/** Serves from this process, until it is told to stop. */
export async function runAlone(config: Config): Promise<void> {
  const database = await openDatabase(config);
  const node = await runNode(config, { databaseUri: database.uri, home: null });
  const { meter } = node;
  const metrics =
    meter && (await serveMetrics(config.metricsPort ?? 0, () => meter.registry.metrics(), meter.registry.contentType));
  onStopSignal(async () => {
    metrics?.close();
    await node.close();
    await database.close();
  });
  announce(node.address, await node.firstRunLink());
}

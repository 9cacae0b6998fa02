import cluster from 'node:cluster';
import type { Config } from '../config/config.ts';
import { SessionHome } from '../nodes/index.ts';
import { runNode } from './node.ts';

/** What the primary process tells one that is to serve. The database's address holds its secret: not in the environment. */
export interface Orders {
  kind: 'start';
  databaseUri: string;
  /** Where the processes of this host reach each other. */
  folder: string;
  /** The one that speaks for all at start. */
  first?: boolean;
}

/** That a process listens to orders: those sent before would be lost. */
export interface Question {
  kind: 'ready';
}

/** That a process answers. */
export interface Report {
  kind: 'serving';
  address: string;
  firstRunLink: string | null;
}

/** Serves as the primary process orders, until it says to stop. */
export async function runWorker(config: Config): Promise<void> {
  // Ctrl-C reaches every process of the terminal: the primary alone decides.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  const [ordered, stopped] = [heard<Orders>('start'), heard('stop')];
  process.send?.({ kind: 'ready' } satisfies Question);
  const orders = await ordered;
  const home = new SessionHome(cluster.worker?.id ?? 0, orders.folder);
  const node = await runNode(config, { databaseUri: orders.databaseUri, home });
  node.meter?.shareWithPrimary();
  const firstRunLink = orders.first ? await node.firstRunLink() : null;
  process.send?.({ kind: 'serving', address: node.address, firstRunLink } satisfies Report);
  await stopped;
  await node.close();
  process.exit(0);
}

/** The first order of that kind, among all that the primary process sends. */
function heard<M extends { kind: string }>(kind: M['kind']): Promise<M> {
  return new Promise((resolve) => {
    process.on('message', (message: M | { kind?: never }) => {
      if (message.kind === kind) resolve(message);
    });
  });
}

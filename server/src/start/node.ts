import { builtClient, compose } from '../compose.ts';
import type { Config } from '../config/config.ts';
import { systemClock } from '../core/clock.ts';
import { masterKeyFromFile, type MasterKey } from '../core/crypto/master-key.ts';
import { StartupError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { createLogger } from '../core/logger.ts';
import { connect, disconnect } from '../core/mongo/connection.ts';
import { checkSchemaVersion } from '../core/mongo/schema-version.ts';
import { Meter } from '../metrics/index.ts';
import { backgroundDetectors, backgroundFormats } from '../publications/index.ts';
import { clusterUplink, NodeLine, redisUplink, type SessionHome } from '../nodes/index.ts';

export interface NodeOptions {
  databaseUri: string;
  /** Where long-polling sessions live among the processes of this host; null for a single one. */
  home: SessionHome | null;
}

/** One process that serves. */
export interface RunningNode {
  address: string;
  /** Null unless `METRICS_PORT` asks for it. */
  meter: Meter | null;
  /** Makes a one-time link to create the council with; null when there is one. Earlier links stop working. */
  firstRunLink(): Promise<string | null>;
  /** Stops serving, once what was accepted is written. */
  close(): Promise<void>;
}

/** Composes the service on that database and listens. @throws {StartupError} with a sentence for whoever started it */
export async function runNode(config: Config, { databaseUri, home }: NodeOptions): Promise<RunningNode> {
  const connection = await connect(databaseUri);
  await checkSchemaVersion(connection);
  const masterKey = await masterKeyFromFile(config.masterKeyFile, config.createMasterKey);
  const meter = config.metricsPort === null ? null : new Meter();
  const detectors = backgroundDetectors(config.gazetteers);
  const files = backgroundFormats();
  const nodeLine = await openLine(config, home, masterKey);
  const service = await compose({
    ...{ connection, masterKey, nodeLine },
    logger: createLogger(config.logLevel),
    clock: systemClock,
    origin: config.origin,
    trustProxy: config.trustProxy,
    clientFolder: builtClient,
    demo: config.demo ? 'whole' : 'none',
    detectors,
    formats: files.formats,
    ...(meter && { observer: meter }),
  });
  meter?.watch(() => service.figures());
  if (nodeLine) meter?.watchLine(() => nodeLine.figures());
  const address = config.origin ?? (await listen(service.app, config));
  service.setOrigin(address);
  return {
    address,
    meter,
    async firstRunLink() {
      const path = await service.firstRun.link();
      return path && `${address}${path}`;
    },
    async close() {
      await service.close();
      await Promise.all([detectors.close(), files.close()]);
      await disconnect(connection);
    },
  };
}

/** The line to the other nodes, where others were asked for. */
async function openLine(config: Config, home: SessionHome | null, masterKey: MasterKey): Promise<NodeLine | null> {
  const { redisUrl, logLevel } = config;
  if (!redisUrl && !home) return null;
  return new NodeLine({
    name: newId(),
    key: await masterKey.derive('nodes'),
    uplink: redisUrl ? await redisUplink(redisUrl) : clusterUplink(),
    home,
    logger: createLogger(logLevel),
  });
}

/** Listens, and gives the address to open in a browser. */
async function listen(app: Awaited<ReturnType<typeof compose>>['app'], { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new StartupError(
        `Le port ${port} est déjà utilisé. Arrêtez l’autre programme, ou choisissez-en un autre avec HUIS_CLOS_PORT.`,
      );
    throw error;
  }
  const bound = app.server.address();
  const actual = typeof bound === 'object' && bound ? bound.port : port;
  return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${actual}`;
}

import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedMongodb, StartError, type StartErrorCode } from '@huis-clos/embedded-mongodb';
import { builtClient, compose } from './compose.ts';
import { readConfig, type Config } from './config/config.ts';
import { systemClock } from './core/clock.ts';
import { masterKeyFromFile } from './core/crypto/master-key.ts';
import { StartupError } from './core/errors.ts';
import { createLogger } from './core/logger.ts';
import { connect, disconnect } from './core/mongo/connection.ts';
import { checkSchemaVersion } from './core/mongo/schema-version.ts';
import { Meter, serveMetrics } from './metrics/index.ts';

const defaultDataFolder = fileURLToPath(new URL('../../data', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env, defaultDataFolder);
  await assertWritable(config.dataFolder);
  const database = await openDatabase(config);
  const connection = await connect(database.uri);
  await checkSchemaVersion(connection);
  const meter = config.metricsPort === null ? null : new Meter();
  const service = await compose({
    connection,
    masterKey: await masterKeyFromFile(config.masterKeyFile, config.createMasterKey),
    logger: createLogger(config.logLevel),
    clock: systemClock,
    origin: config.origin,
    trustProxy: config.trustProxy,
    clientFolder: builtClient,
    demo: config.demo ? 'whole' : 'none',
    ...(meter && { observer: meter }),
  });
  meter?.watch(() => service.figures());
  const metrics =
    meter && (await serveMetrics(config.metricsPort ?? 0, () => meter.registry.metrics(), meter.registry.contentType));
  const listening = await listen(service.app, config);
  const address = config.origin ?? listening;
  service.setOrigin(address);

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    metrics?.close();
    await service.close();
    await disconnect(connection);
    await database.close();
    process.exit(0);
  };
  const link = await service.firstRun.link();
  process.on('SIGINT', () => void close());
  process.on('SIGTERM', () => void close());

  const first = link && `Créez votre conseil avec ce lien, valable une fois et 24 heures : ${address}${link}`;
  console.log([`Huis clos répond sur ${address}`, ...(first ? [first] : [])].join('\n'));
}

/** The embedded database in the data folder, or the MongoDB that `MONGODB_URL` names. */
async function openDatabase({ mongodbUrl, dataFolder }: Config): Promise<{ uri: string; close(): Promise<void> }> {
  if (mongodbUrl) return { uri: mongodbUrl, close: async () => {} };
  const dataDir = join(dataFolder, 'database');
  return startEmbeddedMongodb({ dataDir }).catch((error: Error) => {
    throw error instanceof StartError ? new StartupError(refusals[error.code](dataDir)) : error;
  });
}

/** What to do about each reason why the embedded database does not start. */
const refusals: Record<StartErrorCode, (folder: string) => string> = {
  FOLDER_IN_USE: (folder) =>
    `Le dossier ${folder} est déjà utilisé par un autre programme. Arrêtez-le, ou indiquez un autre dossier de données avec HUIS_CLOS_DATA.`,
  NEWER_VERSION: (folder) =>
    `Le dossier ${folder} a été écrit par une version plus récente de Huis clos. Lancez cette version, ou restaurez une sauvegarde.`,
  FOLDER_UNUSABLE: (folder) =>
    `Le dossier ${folder} n’est pas accessible en écriture. Changez ses droits, ou indiquez un autre dossier de données avec HUIS_CLOS_DATA.`,
  PORT_IN_USE: (folder) => `La base de données du dossier ${folder} ne peut pas ouvrir son port.`,
  PATH_TOO_LONG: (folder) =>
    `Le chemin ${folder} est trop long pour ce système. Indiquez un dossier de données plus court avec HUIS_CLOS_DATA.`,
};

async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch {
    throw new StartupError(
      `Le dossier de données ${folder} n’est pas accessible en écriture. Changez ses droits, ou indiquez-en un autre avec HUIS_CLOS_DATA.`,
    );
  }
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

main().catch((error: unknown) => {
  console.error(
    error instanceof StartupError
      ? error.message
      : `Démarrage impossible (${error instanceof Error ? error.name : 'erreur'}). ${error instanceof Error ? (error.stack ?? '') : ''}`,
  );
  process.exit(1);
});

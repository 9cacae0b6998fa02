import { isAbsolute, join, resolve } from 'node:path';
import { StartupError } from '../core/errors.ts';

/** Everything an operator can set. The only place that reads the environment. Secrets are named by file, never held here. */
export interface Config {
  /** Folder of the embedded database and, unless said otherwise, of the master key. */
  dataFolder: string;
  host: string;
  port: number;
  /** The public address, `https://clspd.example.fr`; null: whatever address it listens on. */
  origin: string | null;
  /** Behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  trustProxy: boolean;
  /** Null: the embedded database. */
  mongodbUrl: string | null;
  /** How many processes serve on this host. */
  nodes: number;
  /** Joins the processes of several hosts; null: there is one host. */
  redisUrl: string | null;
  masterKeyFile: string;
  /** Whether a missing master key may be made: only where the database is empty and ours. */
  createMasterKey: boolean;
  demo: boolean;
  /** Folder of richer word lists for the anonymiser; null: those it comes with. */
  gazetteers: string | null;
  /** Port of `/metrics` on 127.0.0.1; null: not served. */
  metricsPort: number | null;
  logLevel: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** @throws {StartupError} naming the setting, what was found and what is expected. */
export function readConfig(environment: NodeJS.ProcessEnv, defaultDataFolder: string): Config {
  const value = (name: string): string | null => environment[name]?.trim() || null;
  const dataFolder = resolve(value('HUIS_CLOS_DATA') ?? defaultDataFolder);
  const keyFile = value('HUIS_CLOS_MASTER_KEY_FILE');
  if (keyFile && !isAbsolute(keyFile))
    throw new StartupError(`HUIS_CLOS_MASTER_KEY_FILE vaut « ${keyFile} » : un chemin absolu est attendu.`);
  return {
    dataFolder,
    host: value('HUIS_CLOS_HOST') ?? '127.0.0.1',
    port: port('HUIS_CLOS_PORT', value('HUIS_CLOS_PORT') ?? '3000'),
    origin: origin(value('HUIS_CLOS_ORIGIN')),
    trustProxy: flag('HUIS_CLOS_TRUST_PROXY', value('HUIS_CLOS_TRUST_PROXY')),
    mongodbUrl: mongodbUrl(value('MONGODB_URL')),
    nodes: nodes(value('NODES') ?? '1'),
    redisUrl: redisUrl(value('REDIS_URL')),
    masterKeyFile: keyFile ?? join(dataFolder, 'keys', 'master.key'),
    createMasterKey: keyFile === null,
    demo: flag('HUIS_CLOS_DEMO', value('HUIS_CLOS_DEMO')),
    gazetteers: value('HUIS_CLOS_GAZETTEERS'),
    metricsPort: optionalPort('METRICS_PORT', value('METRICS_PORT')),
    logLevel: oneOf('HUIS_CLOS_LOG_LEVEL', value('HUIS_CLOS_LOG_LEVEL') ?? 'warn', LOG_LEVELS),
  };
}

function port(name: string, found: string): number {
  const number = Number(found);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new StartupError(`${name} vaut « ${found} » : un nombre de 0 à 65535 est attendu.`);
  return number;
}

const optionalPort = (name: string, found: string | null): number | null => (found === null ? null : port(name, found));

function origin(found: string | null): string | null {
  if (found === null) return null;
  const url = URL.canParse(found) ? new URL(found) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== found)
    throw new StartupError(
      `HUIS_CLOS_ORIGIN vaut « ${found} » : une adresse comme https://clspd.exemple.fr est attendue.`,
    );
  return found;
}

function mongodbUrl(found: string | null): string | null {
  if (found !== null && !/^mongodb(\+srv)?:\/\//.test(found))
    throw new StartupError('MONGODB_URL doit commencer par mongodb:// ou mongodb+srv://.');
  return found;
}

function redisUrl(found: string | null): string | null {
  if (found !== null && !/^rediss?:\/\//.test(found))
    throw new StartupError('REDIS_URL doit commencer par redis:// ou rediss://.');
  return found;
}

function nodes(found: string): number {
  const number = Number(found);
  if (!Number.isInteger(number) || number < 1 || number > 64)
    throw new StartupError(`NODES vaut « ${found} » : un nombre de 1 à 64 est attendu.`);
  return number;
}

function flag(name: string, found: string | null): boolean {
  return oneOf(name, found ?? '0', ['0', '1']) === '1';
}

function oneOf(name: string, found: string, expected: string[]): string {
  if (!expected.includes(found)) throw new StartupError(`${name} vaut « ${found} » : ${expected.join(', ')} attendu.`);
  return found;
}

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Engine } from './engine/engine.ts';
import { StartError } from './start-error.ts';
import { type Listen, WireServer } from './wire/server.ts';

export interface ServeOptions {
  /** Folder of the data; made if needed, readable by its owner only. */
  dataDir: string;
  /** Listen on a Unix socket in this folder (made 0700). The default is a new folder of the system's temporary ones. */
  socketDir?: string | undefined;
  /** Listen on this loopback port instead, with a secret in the address (0: any free port). */
  port?: number | undefined;
  /** How often expired documents (TTL indexes) are removed, in milliseconds: a minute, as MongoDB does. */
  ttlIntervalMillis?: number | undefined;
  /** Let clients make commands fail on purpose (`configureFailPoint`), as tests of drivers do. Off unless asked. */
  testCommands?: boolean | undefined;
}

export interface Served {
  /** What the driver connects to; it holds the secret when on a port. */
  uri: string;
  /** Lets accepted writes reach the disk, closes connections and files. */
  close: () => Promise<void>;
}

const MINUTE = 60_000;

/**
 * Opens a data folder and serves it in this thread.
 * @throws StartError.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const dataDir = resolve(options.dataDir);
  makeFolder(dataDir);
  const engine = await Engine.open(dataDir, {
    ttlIntervalMillis: options.ttlIntervalMillis ?? MINUTE,
    testCommands: options.testCommands ?? false,
  });
  const temporary =
    options.port === undefined && options.socketDir === undefined ? mkdtempSync(join(tmpdir(), 'mongodb-')) : undefined;
  const listen: Listen =
    options.port !== undefined
      ? { port: options.port, secret: secretOf(dataDir) }
      : { socketDir: temporary ?? resolve(options.socketDir as string) };
  try {
    const server = await WireServer.listen(engine, listen);
    return {
      uri: server.uri,
      close: async () => {
        await engine.close();
        await server.close();
        if (temporary) rmSync(temporary, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new StartError('FOLDER_UNUSABLE', `The data folder ${dataDir} cannot be used: ${reason}`);
  }
}

/** The folder's secret: drawn once, so that the address stays the same from one start to the next. */
function secretOf(dataDir: string): string {
  const path = join(dataDir, 'secret');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(path, secret, { mode: 0o600 });
  chmodSync(path, 0o600);
  return secret;
}

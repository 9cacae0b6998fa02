import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

const LIFELINE = new URL('../../bin/lifeline.mjs', import.meta.url).href;

export interface ServerProcess {
  address: string;
  pid: number;
  /** Folder of the embedded database and of the master key. */
  folder: string;
  /** The one-time link printed at a first start, if any. */
  firstRunLink: string | null;
  /** Everything printed so far, logs included. */
  output: () => string;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  /** A folder to start on again; a new temporary one by default. */
  folder?: string;
  environment?: Record<string, string>;
}

/** Makes a folder that `discard` removes. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'huis-clos-'));
export const discard = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Starts the built server as an operator does, on any free port, and waits until it says that it answers. */
export async function startProcess({ folder, environment = {} }: ProcessOptions = {}): Promise<ServerProcess> {
  const data = folder ?? (await temporaryFolder());
  const child = launch({ HUIS_CLOS_DATA: data, HUIS_CLOS_PORT: '0', HUIS_CLOS_LOG_LEVEL: 'info', ...environment });
  const printed: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  let address: string | null = null;
  let firstRunLink: string | null = null;
  const answers = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      printed.push(`${line}\n`);
      address ??= line.match(/répond sur (\S+)/)?.[1] ?? null;
      firstRunLink ??= line.match(/(\S+\/premier-lancement#\S+)/)?.[1] ?? null;
      if (address) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}:\n${printed.join('')}`)));
  });
  await answers;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    address: address as unknown as string,
    pid: child.pid as number,
    folder: data,
    get firstRunLink() {
      return firstRunLink;
    },
    output: () => printed.join(''),
    async stop() {
      child.kill('SIGINT');
      return (await ended)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs the server expecting it to refuse to start; gives its exit code and what it printed. */
export async function startRefused(
  environment: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const child = launch({ HUIS_CLOS_PORT: '0', ...environment });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: printed.join('').trim().split('\n') };
}

/**
 * The environment of the tests, without their database: each process has its own unless it is given one.
 * It stops by itself when the tests end, whatever became of the test that started it.
 */
function launch(environment: Record<string, string>): ChildProcess {
  const { MONGODB_URL: _elsewhere, ...inherited } = process.env;
  return spawn(process.execPath, ['--import', LIFELINE, main], {
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

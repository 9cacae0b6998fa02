import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../dev/cli.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

export interface ServerProcess {
  uri: string;
  process: ChildProcess;
  /** Ends it as a power cut would for the process: no handler runs. */
  kill: () => Promise<void>;
  /** Asks it to stop. @returns its exit code. */
  stop: () => Promise<number | null>;
}

/** Starts the command line on a folder, in a process of its own. @throws Error with what it printed when it refuses. */
export const startProcess = (...args: string[]): Promise<ServerProcess> =>
  start(spawn(process.execPath, [SOURCES, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));

/** The same from the built package, as its users start it: for what is measured. */
export const startBuilt = (...args: string[]): Promise<ServerProcess> =>
  start(spawn(process.execPath, [BUILT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));

/** The same, unable to make a file longer than so many blocks of 1024 bytes. */
export const startLimited = (blocks: number, ...args: string[]): Promise<ServerProcess> =>
  start(
    spawn('bash', ['-c', `ulimit -f ${blocks}; trap '' XFSZ; exec "$@"`, 'bash', process.execPath, SOURCES, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

async function start(child: ChildProcessByStdio<null, Readable, Readable>): Promise<ServerProcess> {
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const line = createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const first = await Promise.race([line, exited]);
  if (Array.isArray(first) || first.done) {
    await exited;
    throw new Error(errors.trim());
  }
  return {
    uri: first.value,
    process: child,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
  };
}

#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Store } from './storage/store.ts';
import { FolderLock, requestBackup } from './storage/folder-lock.ts';
import { serve } from './serve.ts';

const USAGE = `Usage:
  embedded-mongodb --data DIR [--port N | --socket-dir DIR]   serve a data folder; prints its address when ready
                   [--no-test-commands]                       refuse configureFailPoint
  embedded-mongodb backup DEST --data DIR                     consistent copy of a data folder, served or not`;

/** Ends with one line on standard error and code 1: what went wrong, for people. */
function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function backup(dataDir: string, destination: string): Promise<void> {
  const folder = resolve(destination);
  if (!(await requestBackup(dataDir, folder))) {
    const lock = await FolderLock.take(dataDir);
    const store = Store.open(dataDir);
    await store.backup(folder);
    await store.close();
    await lock.release();
  }
  console.log(`Copied to ${folder}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      'socket-dir': { type: 'string' },
      'no-test-commands': { type: 'boolean', default: false },
    },
  });
  const [command, destination] = positionals;
  if (values.data === undefined) throw new Error(USAGE);
  const dataDir = resolve(values.data);
  if (command === 'backup' && destination !== undefined) return backup(dataDir, destination);
  if (command !== undefined) throw new Error(USAGE);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`--port expects a number between 0 and 65535, found « ${values.port ?? ''} ».`);
  }
  // On by default: whoever may log in owns the data already, and drivers' specification tests need them.
  const testCommands = !values['no-test-commands'];
  const served = await serve({ dataDir, port, socketDir: values['socket-dir'], testCommands });
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      served.close().then(() => process.exit(0), fail);
    });
  }
  console.log(served.uri);
}

main().catch(fail);

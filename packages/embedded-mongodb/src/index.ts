import { Worker } from 'node:worker_threads';
import type { Served, ServeOptions } from './serve.ts';
import { StartError, type StartErrorCode } from './start-error.ts';

export { StartError, type StartErrorCode };

export type EmbeddedMongodbOptions = ServeOptions;
export type EmbeddedMongodb = Served;

interface ThreadMessage {
  uri?: string;
  error?: string;
  code?: StartErrorCode | undefined;
  closed?: boolean;
}

/**
 * Starts the embedded MongoDB on a data folder, in a thread of its own: a long query never holds up the caller's event
 * loop. Use `uri` with the official driver or mongoose, unchanged.
 * @throws StartError when the folder is in use by another process, unusable or of a newer version, or the port taken.
 */
export async function startEmbeddedMongodb(options: EmbeddedMongodbOptions): Promise<EmbeddedMongodb> {
  const worker = new Worker(entry(), { workerData: { ...options }, name: 'embedded-mongodb' });
  const first = await nextMessage(worker);
  if (first.uri === undefined) {
    const message = first.error ?? 'The embedded database did not start.';
    throw first.code ? new StartError(first.code, message) : new Error(message);
  }
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage('close');
    await exited;
  };
  return { uri: first.uri, close: () => (closing ??= close()) };
}

/** The thread's script; from sources (in tests) through a small file that reads TypeScript. */
const entry = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? '../dev/engine-thread.mjs' : './engine-thread.js', import.meta.url);

function nextMessage(worker: Worker): Promise<ThreadMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The embedded database stopped (${code}).`)));
  });
}

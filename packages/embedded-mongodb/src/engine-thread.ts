import { parentPort, workerData } from 'node:worker_threads';
import { StartError } from './start-error.ts';
import { serve, type ServeOptions } from './serve.ts';

/** Body of the thread that `startEmbeddedMongodb` starts: serves, says where, and closes when asked. */
const port = parentPort;
if (!port) throw new Error('engine-thread runs as a worker thread only');

try {
  const served = await serve(workerData as ServeOptions);
  port.once('message', () => {
    void served.close().then(() => {
      port.postMessage({ closed: true });
      port.close();
    });
  });
  port.postMessage({ uri: served.uri });
} catch (error) {
  const code = error instanceof StartError ? error.code : undefined;
  port.postMessage({ error: error instanceof Error ? error.message : String(error), code });
  port.close();
}

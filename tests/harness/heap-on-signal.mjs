import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded before a server under test: asked by SIGUSR2, it collects everything that nothing holds any more and says on
 * standard error how many bytes are left.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  console.error(`heap in use: ${process.memoryUsage().heapUsed}`);
});

import type { Analysis } from '@huis-clos/anonymiser';
import Tinypool from 'tinypool';
import { createDetectors, type Detectors } from './detectors.ts';

/** Detectors that must be closed. */
export interface DetectorPool extends Detectors {
  /** Ends their thread; what is being looked for is refused. */
  close(): Promise<void>;
}

/** The longest an answer is waited for: 2 MB of the worst text take a sixth of it. */
const MOST_MS = 60_000;
/** Of the thread: a hundred pages take a tenth of it. Beyond, the thread ends and the service goes on. */
const MOST_MEMORY_MB = 2_048;

/** The built thread, beside this file once it is built. */
const builtThread = new URL('./detector-thread.js', import.meta.url);

/**
 * The detectors in a thread of their own, started on first use, so that whoever writes meanwhile is not kept waiting.
 * An analysis that takes too long or too much memory is given up, and the next one starts afresh.
 * @param folder as for `createDetectors`
 * @throws {StartupError} as it does
 */
export function createDetectorPool(
  folder: string | null,
  { thread = builtThread, mostMs = MOST_MS } = {},
): DetectorPool {
  const { version } = createDetectors(folder);
  let pool: Tinypool | undefined;
  const ask = async (name: 'analyse' | 'leaks', task: object): Promise<unknown> => {
    pool ??= new Tinypool({
      filename: thread,
      minThreads: 1,
      maxThreads: 1,
      workerData: folder,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    return pool.run(task, { name, signal: AbortSignal.timeout(mostMs) });
  };
  return {
    version,
    analyse: async (blocks, registry) => (await ask('analyse', { blocks, registry })) as Analysis,
    leaks: async (texts, registry) => (await ask('leaks', { texts, registry })) as number[],
    close: async () => pool?.destroy(),
  };
}

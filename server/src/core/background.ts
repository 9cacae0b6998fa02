import Tinypool from 'tinypool';

/** The longest an answer is waited for. */
const MOST_MS = 60_000;
/** Of one thread: beyond, it ends and the service goes on. */
const MOST_MEMORY_MB = 2_048;

/** A thread for work that would keep whoever writes waiting. */
export interface Background {
  /**
   * What the thread's module exports under that name gives for this task.
   * @throws what it throws; an AbortError when it takes too long, after which the next task finds a new thread
   */
  ask(name: string, task: object): Promise<unknown>;
  /** Ends it; what was asked is refused. */
  close(): Promise<void>;
}

/**
 * Work in a thread of its own, one task at a time, started when it is first asked for something.
 * @param module what runs in it, built
 * @param given what it reads as `Tinypool.workerData`
 */
export function inBackground(module: URL, given: unknown = null, mostMs = MOST_MS): Background {
  let pool: Tinypool | undefined;
  return {
    async ask(name, task) {
      pool ??= new Tinypool({
        filename: module,
        minThreads: 1,
        maxThreads: 1,
        workerData: given,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      });
      return pool.run(task, { name, signal: AbortSignal.timeout(mostMs) });
    },
    close: async () => pool?.destroy(),
  };
}

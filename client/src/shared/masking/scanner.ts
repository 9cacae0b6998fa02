import type { FindingType, Registry } from '@huis-clos/anonymiser';
import { registryOf, type GroupNames } from './names.ts';

/** Something in a text that will not leave the group as it is. */
export interface Passage {
  /** UTF-16 units in the text scanned. */
  start: number;
  end: number;
  type: FindingType;
  /** The situation whose person it names, when it is one and only one. */
  situationId: string | null;
}

export type ToWorker = { kind: 'names'; registry: Registry } | { kind: 'scan'; id: number; texts: readonly string[] };
export interface FromWorker {
  id: number;
  passages: Passage[][];
}

/** Scans text as it is typed, in a thread of its own. A help: publishing never rests on it, and its failure finds nothing. */
export interface Scanner {
  /** From now on, texts are scanned for these names. */
  renew(names: GroupNames): void;
  /** What each text holds, in the same order. */
  scan(texts: readonly string[]): Promise<Passage[][]>;
  /** Ends the thread, and what it knew with it. */
  close(): void;
}

export function openScanner(): Scanner {
  const worker = new Worker(new URL('./masking-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (passages: Passage[][]) => void>();
  const send = (message: ToWorker) => worker.postMessage(message);
  let count = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    waiting.get(data.id)?.(data.passages);
    waiting.delete(data.id);
  });
  return {
    renew: (names) => send({ kind: 'names', registry: registryOf(names) }),
    scan: (texts) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        send({ kind: 'scan', id: count, texts });
      }),
    close: () => worker.terminate(),
  };
}

import type { Analysis, Registry, SourceBlock } from '@huis-clos/anonymiser';
import Tinypool from 'tinypool';
import { AppError } from '../../core/errors.ts';
import { createDetectors } from './detectors.ts';

/** What runs in the detectors' thread: one exported function for each thing that can be asked of them. */
const detectors = createDetectors(Tinypool.workerData as string | null);

/** Null for too much text: what an error says of itself, beside its message, does not cross between threads. */
export async function analyse({ blocks, registry }: Asked): Promise<Analysis | null> {
  try {
    return await detectors.analyse(blocks, registry);
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_LARGE') return null;
    throw error;
  }
}

interface Asked {
  blocks: SourceBlock[];
  registry: Registry;
}

export const leaks = ({ texts, registry }: { texts: string[]; registry: Registry }) => detectors.leaks(texts, registry);

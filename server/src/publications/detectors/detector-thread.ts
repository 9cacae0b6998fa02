import type { Registry, SourceBlock } from '@huis-clos/anonymiser';
import Tinypool from 'tinypool';
import { createDetectors } from './detectors.ts';

/** What runs in the detectors' thread: one exported function for each thing that can be asked of them. */
const detectors = createDetectors(Tinypool.workerData as string | null);

export const analyse = ({ blocks, registry }: { blocks: SourceBlock[]; registry: Registry }) =>
  detectors.analyse(blocks, registry);

export const leaks = ({ texts, registry }: { texts: string[]; registry: Registry }) => detectors.leaks(texts, registry);

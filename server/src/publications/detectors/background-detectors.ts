import type { Analysis } from '@huis-clos/anonymiser';
import { inBackground, type Background } from '../../core/background.ts';
import { tooLong } from '../too-long.ts';
import { createDetectors, type Detectors } from './detectors.ts';

/** Beside this file, once it is built. */
const builtThread = new URL('./detector-thread.js', import.meta.url);

/**
 * The detectors in a thread of their own: an analysis that takes too long or too much memory is given up.
 * @param folder as for `createDetectors`
 * @throws {StartupError} as it does
 */
export function backgroundDetectors(
  folder: string | null,
  thread = builtThread,
): Detectors & Pick<Background, 'close'> {
  const { version } = createDetectors(folder);
  const { ask, close } = inBackground(thread, folder);
  return {
    version,
    analyse: async (blocks, registry) => {
      const analysis = (await ask('analyse', { blocks, registry })) as Analysis | null;
      if (analysis === null) throw tooLong();
      return analysis;
    },
    leaks: async (texts, registry) => (await ask('leaks', { texts, registry })) as number[],
    close,
  };
}

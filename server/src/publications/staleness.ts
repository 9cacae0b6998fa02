import type { Publication } from '@huis-clos/contracts';
import type { Detectors } from './detectors/detectors.ts';
import type { Materials } from './materials.ts';
import type { OpenedPublication } from './publication-store.ts';

/** Why the draft must be made again, if it must: what it was made from changed, or else only what looks for names. */
export function stalenessOf(
  { record, draft }: OpenedPublication,
  { hash }: Pick<Materials, 'hash'>,
  { version }: Pick<Detectors, 'version'>,
): Publication['stale'] {
  if (record.sourceHash !== hash) return 'sources';
  return draft.detectorVersion === version ? null : 'detectors';
}

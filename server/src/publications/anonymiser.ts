import { createHmac } from 'node:crypto';
import {
  analyse,
  applyDecisions,
  createTerms,
  loadGazetteers,
  scanArtefact,
  type Analysis,
  type Gazetteers,
  type Registry,
  type SourceBlock,
} from '@huis-clos/anonymiser';
import type { DraftBlock } from '@huis-clos/contracts';
import { AppError } from '../core/errors.ts';
import type { Draft } from './draft.ts';

/** What can be asked of the detectors; a test may make one fail. */
export interface Detectors {
  analyse(blocks: SourceBlock[], registry: Registry): Analysis;
  /** Which of these texts still hold a registered name or a formatted identifier. */
  leaks(texts: string[], registry: Registry): number[];
}

/** The detectors with the French word lists, read on first use (an operator's folder adds to them). */
export function createDetectors(folder?: string): Detectors {
  let loaded: Gazetteers | undefined;
  const gazetteers = (): Gazetteers => (loaded ??= loadGazetteers(folder));
  return {
    analyse: (blocks, registry) => analyse(blocks, registry, gazetteers()),
    leaks: (texts, registry) => scanArtefact(texts, registry, gazetteers()).map(({ textIndex }) => textIndex),
  };
}

/** Runs a detector; its failure is a refusal that says so, never silence. */
export function detecting<T>(work: () => T): T {
  try {
    return work();
  } catch {
    // What went wrong may quote the notes: it is not carried along.
    throw new AppError(
      'UNAVAILABLE',
      'La recherche des noms n’a pas pu aller à son terme : rien n’a été publié. Réessayez, puis prévenez l’administrateur.',
    );
  }
}

export const asSource = ({ id, text, mentions }: DraftBlock): SourceBlock => ({ id, text, mentions });

/**
 * The text of each block once decisions are applied; what is not decided is replaced, never shown.
 * The same seed gives the same letters to the same text, so that what was certified can be made again.
 */
export function publishableTexts(
  blocks: DraftBlock[],
  { findings, decisions, links, seed }: Pick<Draft, 'findings' | 'decisions' | 'links' | 'seed'>,
): Map<string, string> {
  const applied = applyDecisions(
    blocks.map(asSource),
    findings as Parameters<typeof applyDecisions>[1],
    decisions,
    createTerms(seeded(seed)),
    new Map(Object.entries(links)),
  );
  return new Map(applied.map(({ id, text }) => [id, text]));
}

/** Numbers from 0 to 1 that only the seed foretells. */
function seeded(seed: string): () => number {
  let count = 0;
  return () =>
    createHmac('sha256', seed)
      .update(String((count += 1)))
      .digest()
      .readUInt32BE() /
    2 ** 32;
}

import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  analyse,
  applyDecisions,
  createTerms,
  DETECTOR_VERSION,
  loadGazetteers,
  scanArtefact,
  type Analysis,
  type Gazetteers,
  type Registry,
  type SourceBlock,
} from '@huis-clos/anonymiser';
import type { DraftBlock } from '@huis-clos/contracts';
import { AppError, StartupError } from '../core/errors.ts';
import type { Draft } from './draft.ts';

/** What can be asked of the detectors; a test may make one fail. */
export interface Detectors {
  /** Changes whenever they may answer otherwise: a review belongs to the version that it was made with. */
  version: string;
  analyse(blocks: SourceBlock[], registry: Registry): Analysis;
  /** Which of these texts still hold a registered name or a formatted identifier. */
  leaks(texts: string[], registry: Registry): number[];
}

/**
 * The detectors with the French word lists, and those of an operator's folder, which are part of their version.
 * @throws {StartupError} for a folder that holds none of the lists
 */
export function createDetectors(folder: string | null = null): Detectors {
  // Without a folder they are read on first use: a start does not wait for them.
  let loaded = folder === null ? undefined : richer(folder);
  const gazetteers = (): Gazetteers => (loaded ??= loadGazetteers());
  return {
    version: folder === null ? DETECTOR_VERSION : `${DETECTOR_VERSION}+${digestOf(folder)}`,
    analyse: (blocks, registry) => analyse(blocks, registry, gazetteers()),
    leaks: (texts, registry) => scanArtefact(texts, registry, gazetteers()).map(({ textIndex }) => textIndex),
  };
}

function richer(folder: string): Gazetteers {
  try {
    return loadGazetteers(folder);
  } catch {
    throw new StartupError(
      `HUIS_CLOS_GAZETTEERS vaut « ${folder} » : un dossier qui contient given-names.txt, surnames.txt, communes.txt ou words.txt est attendu.`,
    );
  }
}

/** Changes whenever a list of the folder does. */
function digestOf(folder: string): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort())
    digest.update(name).update(readFileSync(join(folder, name)));
  return digest.digest('hex').slice(0, 12);
}

/** Runs what looks for names; any failure of it is a refusal that says so, never silence. */
export function detecting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    // What went wrong may quote the notes: it is not carried along.
    throw new AppError(
      'UNAVAILABLE',
      'La recherche des noms n’a pas pu aller à son terme\u00a0: rien n’a été publié. Réessayez, puis prévenez l’administrateur.',
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

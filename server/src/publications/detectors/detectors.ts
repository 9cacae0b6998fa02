import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  analyse,
  DETECTOR_VERSION,
  DRAFT_LIMITS,
  loadGazetteers,
  scanArtefact,
  TooMuchText,
  type Analysis,
  type Gazetteers,
  type Registry,
  type SourceBlock,
} from '@huis-clos/anonymiser';
import { AppError, StartupError } from '../../core/errors.ts';
import { tooLong } from '../too-long.ts';

/** What can be asked of the detectors; a test may make one fail. */
export interface Detectors {
  /** Changes whenever they may answer otherwise: a review belongs to the version that it was made with. */
  version: string;
  /** @throws {AppError} TOO_LARGE for more than one draft may hold */
  analyse(blocks: SourceBlock[], registry: Registry): Promise<Analysis>;
  /** Which of these texts still hold a registered name or a formatted identifier. */
  leaks(texts: string[], registry: Registry): Promise<number[]>;
}

/**
 * The detectors with the French word lists, and those of an operator's folder, which are part of their version. They
 * work in the caller's thread: background-detectors.ts gives them one of their own.
 * @throws {StartupError} for a folder that holds none of the lists
 */
export function createDetectors(folder: string | null = null): Detectors {
  // Without a folder they are read on first use: a start does not wait for them.
  let loaded = folder === null ? undefined : richer(folder);
  const gazetteers = (): Gazetteers => (loaded ??= loadGazetteers());
  return {
    version: folder === null ? DETECTOR_VERSION : `${DETECTOR_VERSION}+${digestOf(folder)}`,
    analyse: async (blocks, registry) => {
      try {
        return analyse(blocks, registry, gazetteers(), DRAFT_LIMITS);
      } catch (error) {
        throw error instanceof TooMuchText ? tooLong() : error;
      }
    },
    leaks: async (texts, registry) => scanArtefact(texts, registry, gazetteers()).map(({ textIndex }) => textIndex),
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
export async function detecting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    // What went wrong may quote the notes: it is not carried along.
    throw new AppError(
      'UNAVAILABLE',
      'La recherche des noms n’a pas pu aller à son terme\u00a0: rien n’a été publié. Réessayez, puis prévenez l’administrateur.',
    );
  }
}

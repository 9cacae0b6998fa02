import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedMongodb, StartError, type StartErrorCode } from '@huis-clos/embedded-mongodb';
import type { Config } from '../config/config.ts';
import { StartupError } from '../core/errors.ts';

export interface Database {
  uri: string;
  close(): Promise<void>;
}

/**
 * The embedded database in the data folder, or the MongoDB that `MONGODB_URL` names.
 * @throws {StartupError} when the data folder cannot be used
 */
export async function openDatabase({ mongodbUrl, dataFolder }: Config): Promise<Database> {
  await assertWritable(dataFolder);
  if (mongodbUrl) return { uri: mongodbUrl, close: async () => {} };
  const dataDir = join(dataFolder, 'database');
  return startEmbeddedMongodb({ dataDir }).catch((error: Error) => {
    throw error instanceof StartError ? new StartupError(refusals[error.code](dataDir)) : error;
  });
}

/** What to do about each reason why the embedded database does not start. */
const refusals: Record<StartErrorCode, (folder: string) => string> = {
  FOLDER_IN_USE: (folder) =>
    `Le dossier ${folder} est déjà utilisé par un autre programme. Arrêtez-le, ou indiquez un autre dossier de données avec HUIS_CLOS_DATA.`,
  NEWER_VERSION: (folder) =>
    `Le dossier ${folder} a été écrit par une version plus récente de Huis clos. Lancez cette version, ou restaurez une sauvegarde.`,
  FOLDER_UNUSABLE: (folder) =>
    `Le dossier ${folder} n’est pas accessible en écriture. Changez ses droits, ou indiquez un autre dossier de données avec HUIS_CLOS_DATA.`,
  PORT_IN_USE: (folder) => `La base de données du dossier ${folder} ne peut pas ouvrir son port.`,
  PATH_TOO_LONG: (folder) =>
    `Le chemin ${folder} est trop long pour ce système. Indiquez un dossier de données plus court avec HUIS_CLOS_DATA.`,
};

async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch {
    throw new StartupError(
      `Le dossier de données ${folder} n’est pas accessible en écriture. Changez ses droits, ou indiquez-en un autre avec HUIS_CLOS_DATA.`,
    );
  }
}

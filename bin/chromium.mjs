import { existsSync } from 'node:fs';
import { installDebianPackage } from './debian-package.mjs';

const DEBIAN_PLACE = '/usr/bin/chromium';

/**
 * Finds the browser of the browser tests, installing Debian's when this process may.
 * @returns {Promise<string>} the path of Chromium; rejects with a sentence saying how to get it
 */
export async function requireChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH vaut « ${chosen} », où il n’y a aucun fichier.`);
  }
  if (!existsSync(DEBIAN_PLACE))
    await installDebianPackage(
      'chromium',
      'Les essais dans le navigateur demandent Chromium : « sudo apt-get install chromium » sous Debian, ' +
        'ou indiquez le chemin d’un Chromium installé dans CHROMIUM_PATH.',
    );
  return DEBIAN_PLACE;
}

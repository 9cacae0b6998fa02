import { spawnSync } from 'node:child_process';
import { longWork } from './long-work.mjs';

/**
 * Installs a Debian package where this process may.
 * @param {string} name
 * @param {string} otherwise what to say to whoever must do it themselves
 * @returns {Promise<void>} rejects with that sentence where it may not
 */
export async function installDebianPackage(name, otherwise) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) throw new Error(otherwise);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await longWork('Mise à jour de la liste des paquets Debian', 'apt-get', ['update'], env);
  await longWork(`Installation de ${name}`, 'apt-get', ['install', '-y', '--no-install-recommends', name], env);
}

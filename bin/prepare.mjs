import { buildIsFresh, installIsFresh, sourcesHash, stampBuild, stampInstall } from './freshness.mjs';
import { longWork } from './long-work.mjs';

/** None of the tools used here may report to its makers: a confidential project tells no one that it is being built. */
const SILENT = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/**
 * Makes the repository ready to run: dependencies exactly as the lock file says, then every workspace built.
 * Does nothing, in a few dozen milliseconds, when both are up to date.
 * @returns {Promise<void>} rejects with what npm or the build printed
 */
export async function prepare() {
  await install();
  await build();
}

async function install() {
  if (installIsFresh()) return;
  await longWork('Installation des bibliothèques (une à deux minutes, la première fois)', npm(), INSTALL, SILENT);
  stampInstall();
}

async function build() {
  const hash = sourcesHash();
  if (buildIsFresh(hash)) return;
  await longWork('Construction de l’application (une minute, la première fois)', npm(), ['run', 'build'], SILENT);
  stampBuild(hash);
}

/** Development tools do the building, so they are asked for even where NODE_ENV says production. */
const INSTALL = ['ci', '--include=dev', '--no-audit', '--no-fund'];

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

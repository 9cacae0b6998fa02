import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';

const LOCK_STAMP = inRoot('node_modules', '.huis-clos-lock');
const BUILD_STAMP = inRoot('node_modules', '.huis-clos-build');

/** Folders that hold results, or are only read by tests: a change there makes no build stale. */
const NOT_BUILT_FROM = new Set(['node_modules', 'dist', '.turbo', 'coverage', 'demo']);

/** Whether node_modules is what package-lock.json says. */
export function installIsFresh() {
  if (!existsSync(inRoot('node_modules'))) return false;
  const wanted = lockHash();
  if (readStamp(LOCK_STAMP) === wanted) return true;
  if (!installedMatchesLock()) return false;
  writeFileSync(LOCK_STAMP, wanted);
  return true;
}

/** Records that node_modules was just installed from the present lock file. */
export function stampInstall() {
  writeFileSync(LOCK_STAMP, lockHash());
}

/**
 * Whether every workspace's dist/ was built from these sources.
 * @param {string} hash what `sourcesHash` says now
 */
export function buildIsFresh(hash) {
  return readStamp(BUILD_STAMP) === hash && buildOutputs().every((file) => existsSync(file));
}

/**
 * Records a finished build.
 * @param {string} hash what `sourcesHash` said before the build began, so that a file edited meanwhile stays stale
 */
export function stampBuild(hash) {
  writeFileSync(BUILD_STAMP, hash);
}

/** A hash of the contents, not the dates, of everything that a build reads: a clone or a checkout changes all dates. */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json']) hash.update(readFileSync(inRoot(file)));
  for (const workspace of builtWorkspaces()) {
    for (const file of filesUnder(workspace)) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Folders of the workspaces that have a build. `tests` has none. */
function builtWorkspaces() {
  const packages = inRoot('packages');
  const folders = existsSync(packages) ? readdirSync(packages).map((name) => path.join(packages, name)) : [];
  return [...folders, inRoot('server'), inRoot('client')].filter((folder) => existsSync(folder)).sort();
}

function buildOutputs() {
  return [inRoot('server', 'dist', 'main.js'), inRoot('client', 'dist', 'index.html')];
}

function* filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_BUILT_FROM.has(entry.name)) yield* filesUnder(full);
    } else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) yield full;
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
}

/**
 * Someone who ran `npm install` by hand has no stamp of ours, but npm left its own record of what it put there.
 * Reading it spares them a second installation. Optional packages are left out: they depend on the machine.
 */
function installedMatchesLock() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([place, entry]) => place.includes('node_modules/') && !entry.optional && !entry.devOptional)
    .every(([place, entry]) => installed[place]?.version === entry.version);
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

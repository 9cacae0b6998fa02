import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

const LOCK = inRoot('package-lock.json');

/** Names of systems and processors as packages spell them → as npm does. */
const SYSTEMS = { windows: 'win32' };
const PROCESSORS = { 64: 'x64', eabi: 'arm', gnueabihf: 'arm', musleabihf: 'arm' };
const KNOWN_SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const KNOWN_PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const LIBRARIES = { gnu: 'glibc', musl: 'musl', gnueabihf: 'glibc', musleabihf: 'musl' };

/**
 * The optional packages, one per platform, that a lock file asks for and does not describe.
 *
 * npm describes only those it could fetch when it wrote the file; `npm ci` then refuses the file, on every platform.
 * Their entries can be written without fetching them: the version is pinned by the package that asks for them, and
 * the platform is in their name.
 * @param {{ packages: Record<string, object> }} lock
 * @returns {[place: string, entry: object][]} the entries to add
 */
export function missingPlatformPackages({ packages }) {
  const missing = new Map();
  for (const [asker, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      const described = place in packages || `${asker}/${place}` in packages;
      if (!described) missing.set(place, { version, ...(dev && { dev }), optional: true, ...platformOf(name) });
    }
  }
  return [...missing];
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const system = words.map((word) => SYSTEMS[word] ?? word).find((word) => KNOWN_SYSTEMS.includes(word));
  const processor = words.map((word) => PROCESSORS[word] ?? word).findLast((word) => KNOWN_PROCESSORS.includes(word));
  const library = system === 'linux' ? words.map((word) => LIBRARIES[word]).find(Boolean) : undefined;
  if (processor === undefined) throw new Error(`No platform can be read in the name of ${name}.`);
  return { ...(system && { os: [system] }), cpu: [processor], ...(library && { libc: [library] }) };
}

if (process.argv[1] === inRoot('bin', 'complete-lock.mjs')) {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  const missing = missingPlatformPackages(lock);
  Object.assign(lock.packages, Object.fromEntries(missing));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} platform packages added. "npm install --package-lock-only" puts them in npm's order.`);
}

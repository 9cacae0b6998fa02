/** The oldest Node.js that the dependencies run on. Kept in step with "engines" in package.json. */
const OLDEST = [20, 19];

/**
 * Ends the process with one sentence, in both languages, when this Node.js is too old.
 * Everything else is imported after it, so that an old version never meets syntax or packages it cannot read.
 */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  const oldest = OLDEST.join('.');
  console.error(
    `Huis clos demande Node.js ${oldest} ou plus récent ; cette machine a la version ${version}. ` +
      `/ Huis clos needs Node.js ${oldest} or newer; this machine has ${version}.`,
  );
  process.exit(1);
}

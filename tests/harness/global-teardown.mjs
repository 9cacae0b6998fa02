/** Stops what `global-setup.mjs` started. A database given by MONGODB_URL is left as it was found: running. */
export default async function globalTeardown() {
  await globalThis.stopTestDatabase?.();
}

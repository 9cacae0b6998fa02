import { startEmbeddedEngine } from './embedded-engine.mjs';

/**
 * Gives the tests a database: TEST_MONGODB_URL is MONGODB_URL where one is set, and otherwise the address of one
 * embedded engine shared by the whole run. Every test file uses a database name of its own.
 *
 * Plain JavaScript: jest loads this file before it knows how to read TypeScript.
 */
export default async function globalSetup() {
  if (process.env.MONGODB_URL) {
    process.env.TEST_MONGODB_URL = process.env.MONGODB_URL;
    return;
  }
  const engine = await startEmbeddedEngine();
  process.env.TEST_MONGODB_URL = engine.url;
  globalThis.stopTestDatabase = engine.stop;
}

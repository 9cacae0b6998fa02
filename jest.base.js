import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * What every workspace's jest project shares: native ES modules, TypeScript through swc, and our own packages
 * read from their sources (the "source" export condition), so that a test never runs against a stale build.
 * @returns {import('jest').Config}
 */
export const project = (displayName, overrides = {}) => ({
  displayName,
  testMatch: ['<rootDir>/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  ...overrides,
});

/**
 * Adds a database to a project: TEST_MONGODB_URL, from MONGODB_URL or an embedded engine started for the run.
 * Projects that share it share one engine.
 * @returns {import('jest').Config}
 */
export const withDatabase = (overrides = {}) => ({
  globalSetup: here('tests/harness/global-setup.mjs'),
  globalTeardown: here('tests/harness/global-teardown.mjs'),
  ...overrides,
});

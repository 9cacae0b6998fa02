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
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, module: { type: 'es6' } },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  ...overrides,
});

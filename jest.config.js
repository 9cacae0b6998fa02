/** Every workspace's project, so that one run and one summary cover the whole product. */
export default {
  // Read here only when several projects run together: theirs would not be.
  testTimeout: 120_000,
  projects: [
    '<rootDir>/packages/*/jest.config.js',
    '<rootDir>/server/jest.config.js',
    '<rootDir>/client/jest.config.js',
    '<rootDir>/tests/jest.config.js',
  ],
};

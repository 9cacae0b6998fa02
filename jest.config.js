/** Every workspace's project, so that one run and one summary cover the whole product. */
export default {
  // Read here only when several projects run together: theirs would not be.
  testTimeout: 120_000,
  // Each file leaves some 60 MB in the process that ran it (the modules that jest keeps), and all those under tests/ more
  // than Node gives one: beyond this, another process takes the next file.
  workerIdleMemoryLimit: '1GB',
  projects: [
    '<rootDir>/packages/*/jest.config.js',
    '<rootDir>/server/jest.config.js',
    '<rootDir>/client/jest.config.js',
    '<rootDir>/tests/jest.config.js',
  ],
};

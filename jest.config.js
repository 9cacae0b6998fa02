/** Every workspace's project, so that one run and one summary cover the whole product. */
export default {
  projects: [
    '<rootDir>/packages/*/jest.config.js',
    '<rootDir>/server/jest.config.js',
    '<rootDir>/client/jest.config.js',
    '<rootDir>/tests/jest.config.js',
  ],
};

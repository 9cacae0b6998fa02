import { project } from '../jest.base.js';

export default project('client', {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
  moduleNameMapper: {
    '\\.css$': '<rootDir>/src/testing/style-stub.js',
    '\\.svg$': '<rootDir>/src/testing/image-stub.js',
  },
  setupFilesAfterEnv: ['<rootDir>/src/testing/dom-setup.js'],
});

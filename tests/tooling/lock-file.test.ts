import { readFileSync } from 'node:fs';
import { missingPlatformPackages } from '../../bin/complete-lock.mjs';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

test('the lock file describes every platform’s optional packages, so that "npm ci" accepts it', () => {
  // When this fails: node bin/complete-lock.mjs && npm install --package-lock-only
  expect(missingPlatformPackages(lock)).toEqual([]);
});

test('a platform package left out of a lock file is described from its name', () => {
  const packages = {
    'node_modules/tool': {
      optionalDependencies: { '@tool/linux-arm64-musl': '1.2.3', '@tool/windows-64': '1.2.3', '@tool/here': '1.2.3' },
      dev: true,
    },
    'node_modules/@tool/here': { version: '1.2.3' },
  };

  expect(missingPlatformPackages({ packages })).toEqual([
    [
      'node_modules/@tool/linux-arm64-musl',
      { version: '1.2.3', dev: true, optional: true, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    ],
    ['node_modules/@tool/windows-64', { version: '1.2.3', dev: true, optional: true, os: ['win32'], cpu: ['x64'] }],
  ]);
});

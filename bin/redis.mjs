import { spawnSync } from 'node:child_process';
import { installDebianPackage } from './debian-package.mjs';

/** Makes sure of the Redis server that the tests of several hosts start, installing Debian's when this process may. */
export async function requireRedis() {
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  await installDebianPackage(
    'redis-server',
    'Les essais à plusieurs machines demandent Redis : « sudo apt-get install redis-server » sous Debian.',
  );
}

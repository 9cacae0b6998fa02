import { requireNode } from './node-version.mjs';

requireNode();
const { test } = await import('./run-tests.mjs');
process.exitCode = await test(process.argv.slice(2));

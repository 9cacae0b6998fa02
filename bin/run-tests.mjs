import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { requireRedis } from './redis.mjs';
import { inRoot, ROOT } from './root.mjs';

/**
 * The two halves of the whole suite. Those under tests/ each start a server, often a browser, and some measure
 * delays: side by side on two cores they would measure each other.
 */
const WHOLE_SUITE = [
  ['--ignoreProjects', 'tests', '--maxWorkers', '2'],
  ['--selectProjects', 'tests', '--maxWorkers', '1'],
];

/**
 * `npm test`: installs and builds what is missing, runs the tests, and ends with the line "N passed, N failed".
 * @param {string[]} jestOptions given to jest as they are, in one run; without any, the whole suite runs
 * @returns {Promise<number>} the exit code: 0 when something ran and nothing failed
 */
export async function test(jestOptions) {
  let counts = { passed: 0, failed: 0 };
  try {
    await prepare();
    const chromium = await requireChromium();
    await requireRedis();
    for (const options of jestOptions.length > 0 ? [jestOptions] : WHOLE_SUITE) {
      counts = add(counts, await jest(options, chromium));
    }
  } catch (error) {
    console.error(error.message);
    counts.failed += 1;
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.passed > 0 && counts.failed === 0 ? 0 : 1;
}

/** Runs jest once and reads its own account of the run; a run that leaves none has failed as a whole. */
async function jest(options, chromium) {
  const folder = mkdtempSync(path.join(tmpdir(), 'huis-clos-jest-'));
  const account = path.join(folder, 'results.json');
  try {
    // A failed test may leave a server behind it: the run ends all the same, and the server with it.
    const code = await runJest([...options, '--forceExit', '--json', `--outputFile=${account}`], chromium);
    return count(JSON.parse(readFileSync(account, 'utf8')), code, options);
  } catch (error) {
    console.error(`jest n’a pas rendu compte de son passage : ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runJest(options, chromium) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('node_modules', 'jest', 'bin', 'jest.js'), ...options], {
      cwd: ROOT,
      env: {
        ...process.env,
        CHROMIUM_PATH: chromium,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
      },
      // With --json, jest writes for people on standard error; standard output would only name the account's file.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/**
 * A suite that could not run counts as a failure, and so does a test that was skipped: a skipped test proves nothing.
 * Tests left out by name (-t) were not asked for, and jest does not tell them from skipped ones.
 */
function count(results, code, options) {
  const byName = options.some((option) => /^(-t|--testNamePattern)/.test(option));
  const left = byName ? 0 : results.numPendingTests + results.numTodoTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + left;
  return { passed: results.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

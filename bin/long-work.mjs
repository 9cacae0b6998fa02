import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

const REASSURE_EVERY_MS = 10_000;

/**
 * Runs a command that takes a while: says what is being done, reassures every ten seconds, and keeps the
 * command's own output for the day it fails.
 * @param {string} label what is being done, in words a person understands
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>} rejects with the command's output when it fails
 */
export async function longWork(label, command, args, env = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${label}…`);
  const reassure = setInterval(() => console.log(`  toujours en cours (${seconds()} s)`), REASSURE_EVERY_MS);
  try {
    await run(command, args, env);
    console.log(`  fait (${seconds()} s)`);
  } finally {
    clearInterval(reassure);
  }
}

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm and turbo are .cmd files on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`« ${command} ${args.join(' ')} » a échoué :\n${Buffer.concat(output).toString().trim()}`));
    });
  });
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './root.mjs';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the server in the foreground until it ends.
 *
 * On Ctrl-C the terminal signals every process of the command, and npm signals its child once more: a server that
 * took each of them would be told to stop several times. It therefore runs in a process group of its own, and is told
 * once; this process then waits for its clean stop, however often it is hit. Should this process die without a word,
 * the pipe that serves as the server's standard input closes, and `lifeline.mjs` stops the server just as cleanly.
 * @param {string} entry the server's compiled main file
 * @param {Record<string, string>} settings environment variables added to the present ones
 * @returns {Promise<number>} the server's exit code
 */
export function runServer(entry, settings) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, ['--import', lifeline(), entry], {
      cwd: ROOT,
      env: { ...process.env, ...settings },
      stdio: ['pipe', 'inherit', 'inherit'],
      // On Windows a detached process would open a window of its own.
      detached: process.platform !== 'win32',
    });
    let told = false;
    const tell = (signal) => {
      if (told) return;
      told = true;
      server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, tell);
    server.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function lifeline() {
  return new URL('lifeline.mjs', import.meta.url).href;
}

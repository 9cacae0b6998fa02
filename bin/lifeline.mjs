import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before the server by `server-process.mjs`: standard input is a pipe that nothing is ever written to, and
 * that closes when the launching process ends, even by kill -9. The server is then asked to stop as by its operator,
 * instead of living on unseen with the data folder locked.
 *
 * Threads load it too, as Node gives them the options of their process; theirs is an empty input that says nothing.
 */
if (isMainThread) {
  process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
  process.stdin.unref?.();
}

import { fork, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The server under measure has one core to itself; the load and the database share the other. */
const [SERVER_CORE, LOAD_CORE] = ['0', '1'];

const pin = (pid, core) => spawnSync('taskset', ['-acp', core, String(pid)]).status === 0;

/** Puts this process, and those it starts from now on, on the load's core. */
export const pinLoad = () => pin(process.pid, LOAD_CORE);

/**
 * Starts one of `servers/` in a process of its own, on its own core.
 * @returns {Promise<{ port: number, ask: (name: string, argument?: unknown) => Promise<any>, stop: () => Promise<void> }>}
 */
export async function startServer(script, environment) {
  const child = fork(fileURLToPath(new URL(`servers/${script}`, import.meta.url)), {
    env: { ...process.env, ...environment },
    execArgv: [],
  });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  pin(child.pid, SERVER_CORE);
  let last = 0;
  const waiting = new Map();
  child.on('message', ({ id, answer }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return {
    port,
    ask: (ask, argument) =>
      new Promise((resolve) => {
        waiting.set((last += 1), resolve);
        child.send({ id: last, ask, argument });
      }),
    stop: () => new Promise((resolve) => void child.once('exit', () => resolve()).kill('SIGKILL')),
  };
}

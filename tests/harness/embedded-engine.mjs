import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = path.join(ROOT, 'packages/embedded-mongodb/dist/cli.js');
/** Stops the engine when the test run dies without stopping it. */
const LIFELINE = new URL('../../bin/lifeline.mjs', import.meta.url).href;

/**
 * Starts one embedded engine in a process of its own, on a temporary data folder.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` also removes the folder
 */
export async function startEmbeddedEngine() {
  build();
  const folder = await mkdtemp(path.join(tmpdir(), 'huis-clos-tests-'));
  const engine = await serveFolder(path.join(folder, 'data'));
  const stop = async () => {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: engine.url, stop };
}

/**
 * Serves that data folder with the embedded engine as it was last built.
 * @param {string} dataDir
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} rejects when the engine ends before it answers
 */
export async function serveFolder(dataDir) {
  const engine = spawn(process.execPath, ['--import', LIFELINE, CLI, '--data', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (engine.exitCode !== null || engine.signalCode !== null) return;
    engine.kill('SIGTERM');
    await once(engine, 'exit');
  };
  const url = await announcedUrl(engine);
  if (url === undefined) throw new Error('The embedded database ended before it gave its address.');
  engine.stdout.resume();
  return { url, stop };
}

/** The engine runs from its build, so the build is brought up to date first; turbo makes that free when it is. */
function build() {
  const turbo = path.join(ROOT, 'node_modules/turbo/bin/turbo');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [turbo, 'run', 'build', '--filter=@huis-clos/embedded-mongodb', '--output-logs=errors-only'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' } },
  );
  if (status !== 0) throw new Error(`The embedded database does not build:\n${stdout}${stderr}`);
}

/** Reads the engine's output up to the line that holds its address; undefined when the output ends first. */
async function announcedUrl(engine) {
  for await (const line of createInterface({ input: engine.stdout })) {
    const [url] = line.match(/mongodb:\/\/\S+/) ?? [];
    if (url !== undefined) return url;
  }
  return undefined;
}

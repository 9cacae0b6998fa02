import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

const bin = (file: string) => JSON.stringify(new URL(`../../bin/${file}`, import.meta.url).href);

/** A server that says when it is told to stop, and takes a moment to do it. */
const SLOW_TO_STOP = `
  const stay = setInterval(() => {}, 1000);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      console.log('told ' + signal);
      setTimeout(() => { console.log('stopped cleanly'); clearInterval(stay); process.exit(0); }, 300);
    });
  console.log('ready');
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'huis-clos-launch-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('however often Ctrl-C is hit, the server is told to stop once and ends cleanly', async () => {
  const launcher = launch(SLOW_TO_STOP);
  const output = collect(launcher);
  await output.until('ready');

  launcher.kill('SIGINT');
  await output.until('told SIGINT');
  launcher.kill('SIGINT');
  launcher.kill('SIGTERM');
  const [code] = await once(launcher, 'close');

  expect({ code, output: output.text() }).toEqual({ code: 0, output: 'ready\ntold SIGINT\nstopped cleanly\n' });
});

test('a closed terminal stops the server cleanly', async () => {
  const launcher = launch(SLOW_TO_STOP);
  const output = collect(launcher);
  await output.until('ready');

  launcher.kill('SIGHUP');
  await once(launcher, 'close');

  expect(output.text()).toBe('ready\ntold SIGTERM\nstopped cleanly\n');
});

test('when the launcher is killed without warning, the server still stops cleanly', async () => {
  const launcher = launch(SLOW_TO_STOP);
  const output = collect(launcher);
  await output.until('ready');

  launcher.kill('SIGKILL');
  // "close" comes when the last process that holds the output, the server, has ended.
  await once(launcher, 'close');

  expect(output.text()).toBe('ready\ntold SIGTERM\nstopped cleanly\n');
});

test('a server is not stopped by the end of a thread’s own input', async () => {
  writeFileSync(
    path.join(folder, 'thread.mjs'),
    `process.stdin.resume().on('end', () => setImmediate(() => process.exit(0)));`,
  );
  const launcher = launch(`
    import { Worker } from 'node:worker_threads';
    process.on('SIGTERM', () => { console.log('told SIGTERM'); process.exit(3); });
    new Worker(new URL('thread.mjs', import.meta.url)).once('exit', () => {
      console.log('thread ended');
      process.exit(0);
    });
  `);
  const output = collect(launcher);
  await once(launcher, 'close');

  expect(output.text()).toBe('thread ended\n');
});

test('a server that cannot start gives the command its exit code', async () => {
  const launcher = launch(`console.error('port in use'); process.exit(1);`);
  const [code] = await once(launcher, 'close');

  expect(code).toBe(1);
});

test('a Node.js that is too old is refused in one sentence, in both languages', () => {
  const { status, stderr } = evaluate(`(await import(${bin('node-version.mjs')})).requireNode('20.18.3')`);

  expect(status).toBe(1);
  expect(stderr).toMatch(/^Huis clos demande Node\.js 20\.19 .*20\.18\.3.* needs Node\.js 20\.19 .*20\.18\.3\.\n$/);
});

test.each(['20.19.0', '22.0.0', '24.1.0'])('Node.js %s is accepted', (version) => {
  const { status, stderr } = evaluate(`(await import(${bin('node-version.mjs')})).requireNode('${version}')`);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('an unknown option of npm start is refused before anything is installed or started', () => {
  const { status, stderr } = evaluate(
    `process.exitCode = await (await import(${bin('launch.mjs')})).start(['--demmo'])`,
  );

  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'Option inconnue : --demmo. Usage : npm start [-- --demo]\n',
  });
});

type Launcher = ChildProcessByStdio<null, Readable, null>;

/** Runs that text as the server, behind the launcher of `npm start`. */
function launch(server: string): Launcher {
  const entry = path.join(folder, 'server.mjs');
  writeFileSync(entry, server);
  const script = `process.exitCode = await (await import(${bin('server-process.mjs')})).runServer(${JSON.stringify(entry)}, {})`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
}

function collect(launcher: Launcher): { text: () => string; until: (expected: string) => Promise<void> } {
  let text = '';
  launcher.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return {
    text: () => text,
    until: async (expected) => {
      while (!text.includes(expected)) await once(launcher.stdout, 'data');
    },
  };
}

function evaluate(script: string) {
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

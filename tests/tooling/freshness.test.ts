import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Module from '../../bin/freshness.mjs';

let root: string;
let freshness: typeof Module;

/** The tools look at the repository they stand in, so each test gets a small one of its own. */
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'huis-clos-fresh-'));
  cpSync(fileURLToPath(new URL('../../bin', import.meta.url)), path.join(root, 'bin'), { recursive: true });
  write('package-lock.json', lock('1.0.0'));
  write('tsconfig.base.json', '{}');
  write('packages/contracts/src/index.ts', 'export const a = 1;');
  write('server/src/main.ts', 'export const b = 1;');
  write('server/dist/main.js', '');
  write('client/dist/index.html', '');
  freshness = (await import(pathToFileURL(path.join(root, 'bin/freshness.mjs')).href)) as typeof Module;
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the build', () => {
  beforeEach(() => {
    mkdirSync(path.join(root, 'node_modules'));
    freshness.stampBuild(freshness.sourcesHash());
  });

  const isFresh = () => freshness.buildIsFresh(freshness.sourcesHash());

  test('is fresh after a build, even when only dates changed, as a checkout does', () => {
    utimesSync(path.join(root, 'server/src/main.ts'), new Date(), new Date());
    expect(isFresh()).toBe(true);
  });

  test.each(['packages/contracts/src/index.ts', 'server/src/new.ts', 'tsconfig.base.json', 'client/index.html'])(
    'is stale when %s changes',
    (file) => {
      write(file, 'changed');
      expect(isFresh()).toBe(false);
    },
  );

  test('is stale when its result is gone', () => {
    rmSync(path.join(root, 'client/dist'), { recursive: true });
    expect(isFresh()).toBe(false);
  });

  test('is not made stale by a test', () => {
    write('server/src/main.test.ts', 'changed');
    expect(isFresh()).toBe(true);
  });
});

describe('the installation', () => {
  test('is missing in a fresh clone', () => {
    expect(freshness.installIsFresh()).toBe(false);
  });

  test('is fresh once stamped, and stale as soon as the lock file changes', () => {
    write('node_modules/thing/package.json', '{}');
    freshness.stampInstall();
    expect(freshness.installIsFresh()).toBe(true);

    write('package-lock.json', lock('2.0.0'));
    expect(freshness.installIsFresh()).toBe(false);
  });

  test('made by hand with npm is recognised by what npm recorded', () => {
    write('node_modules/.package-lock.json', lock('1.0.0'));
    expect(freshness.installIsFresh()).toBe(true);
  });

  test('made by hand from another lock file is not', () => {
    write('node_modules/.package-lock.json', lock('0.9.0'));
    expect(freshness.installIsFresh()).toBe(false);
  });
});

function write(file: string, text: string): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function lock(version: string): string {
  return JSON.stringify({ packages: { '': {}, 'node_modules/thing': { version } } });
}

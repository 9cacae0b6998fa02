import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rules from '../../.dependency-cruiser.cjs';
import { checkImports } from '../../bin/check-imports.mjs';

/** A sound miniature of the repository, which every violation below is planted in. */
const SOUND = {
  'packages/contracts/src/index.ts': `export interface Shape { id: string }\nexport const LIMIT = 3;\n`,
  'packages/permissions/src/index.ts': `import { LIMIT } from '@huis-clos/contracts';\nexport const allowed = LIMIT;\n`,
  'packages/anonymiser/src/index.ts': `import type { Shape } from '@huis-clos/contracts';\nexport const hide = (shape: Shape) => shape.id;\n`,
  'packages/embedded-mongodb/src/index.ts': `export const engine = 1;\n`,
  'server/src/main.ts': `import { buildApp } from './app.ts';\nbuildApp();\n`,
  'server/src/app.ts': `import { routes } from './meetings/index.ts';\nexport const buildApp = () => routes;\n`,
  'server/src/config/settings.ts': `export interface Settings { port: number }\n`,
  'server/src/core/errors.ts': `import type { Settings } from '../config/settings.ts';\nexport const fail = (settings: Settings) => settings;\n`,
  'server/src/realtime/index.ts': `export { fail as refuse } from '../core/errors.ts';\n`,
  'server/src/meetings/index.ts': `export { find as routes } from './meetings.repository.ts';\n`,
  'server/src/meetings/meetings.repository.ts': `import { MeetingModel } from './meetings.model.ts';\nexport const find = MeetingModel;\n`,
  'server/src/meetings/meetings.model.ts': `export const MeetingModel = 1;\n`,
  'server/src/situations/index.ts': `export { routes as meetings } from '../meetings/index.ts';\n`,
  'client/src/main.tsx': `import { LIMIT } from '@huis-clos/contracts';\nexport const main = LIMIT;\n`,
  'client/src/shared/api.ts': `export const api = 1;\n`,
  'client/src/shared/masking/masking-worker.ts': `import { hide } from '@huis-clos/anonymiser';\nexport const scan = hide;\n`,
  'client/src/features/meetings/index.ts': `export { MeetingPage } from './MeetingPage.tsx';\n`,
  'client/src/features/meetings/MeetingPage.tsx': `import { api } from '../../shared/api.ts';\nexport const MeetingPage = () => api;\n`,
  'client/src/features/situations/index.ts': `export { MeetingPage as Other } from '../meetings/index.ts';\n`,
  'tests/api/meetings.test.ts': `import { buildApp } from '../../server/src/app.ts';\nbuildApp();\n`,
} satisfies Record<string, string>;

const PACKAGES = ['contracts', 'permissions', 'anonymiser', 'embedded-mongodb'];

/** rule caught, what is wrong in words, the file that is wrong, its whole text. */
const PLANTED: [rule: string, what: string, file: string, text: string][] = [
  [
    'contracts-import-nothing-of-ours',
    'contracts using permissions',
    'packages/contracts/src/bad.ts',
    `export { allowed } from '@huis-clos/permissions';`,
  ],
  [
    'permissions-import-contracts-only',
    'permissions using the server',
    'packages/permissions/src/bad.ts',
    `export { fail } from '../../../server/src/core/errors.ts';`,
  ],
  [
    'independent-packages-import-contracts-only',
    'the anonymiser using permissions',
    'packages/anonymiser/src/bad.ts',
    `export { allowed } from '@huis-clos/permissions';`,
  ],
  [
    'independent-packages-import-contracts-only',
    'the database using a type of the anonymiser',
    'packages/embedded-mongodb/src/bad.ts',
    `import type { hide } from '@huis-clos/anonymiser';\nexport type Hide = typeof hide;`,
  ],
  [
    'independent-packages-import-types-only',
    'the anonymiser running code of contracts',
    'packages/anonymiser/src/bad.ts',
    `export { LIMIT } from '@huis-clos/contracts';`,
  ],
  [
    'client-imports-pure-packages-only',
    'the browser receiving the database',
    'client/src/bad.ts',
    `export { engine } from '@huis-clos/embedded-mongodb';`,
  ],
  [
    'client-imports-pure-packages-only',
    'the client using a type of the server',
    'client/src/bad.ts',
    `export type { fail } from '../../server/src/core/errors.ts';`,
  ],
  [
    'client-anonymises-in-its-worker-only',
    'a page running the anonymiser',
    'client/src/bad.ts',
    `export { hide } from '@huis-clos/anonymiser';`,
  ],
  [
    'server-never-meets-client',
    'the server using the client',
    'server/src/bad.ts',
    `export { api } from '../../client/src/shared/api.ts';`,
  ],
  [
    'product-never-imports-tests',
    'the product using a test',
    'server/src/bad.ts',
    `import '../../tests/api/meetings.test.ts';`,
  ],
  [
    'core-knows-no-feature',
    'core using a feature, even through its index',
    'server/src/core/bad.ts',
    `export { routes } from '../meetings/index.ts';`,
  ],
  [
    'core-knows-no-feature',
    'core using realtime',
    'server/src/core/bad.ts',
    `export { refuse } from '../realtime/index.ts';`,
  ],
  [
    'core-knows-no-feature',
    'core using the composition',
    'server/src/core/bad.ts',
    `export { buildApp } from '../app.ts';`,
  ],
  [
    'core-knows-no-feature',
    'settings using a feature',
    'server/src/config/bad.ts',
    `export { routes } from '../meetings/index.ts';`,
  ],
  [
    'server-features-meet-through-index',
    'a feature reaching inside another',
    'server/src/situations/bad.ts',
    `export { find } from '../meetings/meetings.repository.ts';`,
  ],
  [
    'server-features-meet-through-index',
    'realtime reaching inside a feature',
    'server/src/realtime/bad.ts',
    `export { find } from '../meetings/meetings.repository.ts';`,
  ],
  [
    'only-repositories-import-models',
    'a service using a model of its own feature',
    'server/src/meetings/meetings.service.ts',
    `export { MeetingModel } from './meetings.model.ts';`,
  ],
  [
    'client-shared-knows-no-feature',
    'shared using a feature',
    'client/src/shared/bad.ts',
    `export { MeetingPage } from '../features/meetings/index.ts';`,
  ],
  [
    'client-features-meet-through-index',
    'a page reaching inside another feature',
    'client/src/features/situations/bad.ts',
    `export { MeetingPage } from '../meetings/MeetingPage.tsx';`,
  ],
  [
    'no-cycle',
    'a model and its repository in a circle, be it of types only',
    'server/src/meetings/meetings.model.ts',
    `import type { find } from './meetings.repository.ts';\nexport type Find = typeof find;\nexport const MeetingModel = 1;`,
  ],
  [
    'no-unresolvable',
    'an import of a file that does not exist',
    'server/src/bad.ts',
    `export { nothing } from './nothing.ts';`,
  ],
];

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'huis-clos-imports-'));
  for (const [file, text] of Object.entries(SOUND)) write(file, text);
  for (const name of PACKAGES) {
    write(`packages/${name}/package.json`, JSON.stringify(manifest(name)));
    mkdirSync(path.join(root, 'node_modules/@huis-clos'), { recursive: true });
    symlinkSync(path.join(root, 'packages', name), path.join(root, 'node_modules/@huis-clos', name));
  }
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a sound tree breaks no rule, and each of its files is read', async () => {
  expect(await checkImports(root)).toEqual({ violations: [], unread: [], read: Object.keys(SOUND).length });
});

test.each(PLANTED)('%s catches %s', async (rule, _what, file, text) => {
  write(file, text);

  const { violations } = await checkImports(root);

  expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
});

test('every rule has a violation planted here', () => {
  const planted = new Set(PLANTED.map(([rule]) => rule));
  const unplanted = (rules.forbidden ?? []).filter(({ name = '' }) => !planted.has(name));
  expect(unplanted).toEqual([]);
});

test('source files that the cruise did not read are named, since no rule could see them', async () => {
  const { unread, violations } = await checkImports(root, { exclude: { path: '^server/src/meetings/' } });

  expect(violations).toEqual([]);
  expect(unread.toSorted()).toEqual(
    Object.keys(SOUND)
      .filter((file) => file.startsWith('server/src/meetings/'))
      .toSorted(),
  );
});

function write(file: string, text: string): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function manifest(name: string): object {
  return {
    name: `@huis-clos/${name}`,
    type: 'module',
    exports: { '.': { source: './src/index.ts', default: './dist/index.js' } },
  };
}

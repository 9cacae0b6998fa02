/**
 * Who may import whom. The reasons are in docs/architecture.md; tests/tooling/imports.test.ts plants a violation of
 * each rule and shows that it is caught. Run by bin/check-imports.mjs.
 */

const OURS = '^(packages|server|client|tests)/';
const TEST = '\\.test\\.tsx?$';

/** What a package of ours may import of the others: nothing outside itself but what is listed. */
const only = (folder, allowed) => ({ path: OURS, pathNot: [`^${folder}/`, ...allowed.map((name) => `^${name}/`)] });

const layers = [
  {
    name: 'contracts-import-nothing-of-ours',
    comment: 'The wire format is the lowest layer: everyone depends on it, so it depends on no one.',
    from: { path: '^packages/contracts/' },
    to: only('packages/contracts', []),
  },
  {
    name: 'permissions-import-contracts-only',
    comment: 'The same rules run in the server and in the browser, so they know neither.',
    from: { path: '^packages/permissions/' },
    to: only('packages/permissions', ['packages/contracts']),
  },
  {
    name: 'independent-packages-import-contracts-only',
    comment: 'The anonymiser is pure and the embedded database is a database: neither knows the product.',
    from: { path: '^packages/(anonymiser|embedded-mongodb)/' },
    to: { path: OURS, pathNot: ['^packages/$1/', '^packages/contracts/'] },
  },
  {
    name: 'independent-packages-import-types-only',
    comment: 'From contracts they take shapes, never code that would run.',
    from: { path: '^packages/(anonymiser|embedded-mongodb)/' },
    to: { path: '^packages/contracts/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'client-imports-pure-packages-only',
    comment: 'What reaches the browser is public: nothing of the server or its database goes there.',
    from: { path: '^client/' },
    to: only('client', ['packages/contracts', 'packages/permissions', 'packages/anonymiser']),
  },
  {
    name: 'client-anonymises-in-its-worker-only',
    comment: 'The detectors and their word lists would hold up typing, and weigh on pages that have no use for them.',
    from: { path: '^client/', pathNot: '^client/src/shared/masking/masking-worker\\.ts$' },
    to: { path: '^packages/anonymiser/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'server-never-meets-client',
    comment: 'They meet on the wire, in contracts.',
    from: { path: '^server/' },
    to: { path: '^client/' },
  },
  {
    name: 'product-never-imports-tests',
    comment: 'What is shipped does not depend on what checks it.',
    from: { path: '^(packages|server|client)/', pathNot: TEST },
    to: { path: ['^tests/', TEST] },
  },
];

const serverRooms = [
  {
    name: 'core-knows-no-feature',
    comment:
      'core/ and config/ serve every feature; knowing one (or realtime, or the composition) would tie all to it.',
    from: { path: '^server/src/(core|config)/' },
    to: { path: '^server/src/', pathNot: '^server/src/(core|config)/' },
  },
  {
    name: 'server-features-meet-through-index',
    comment: 'A feature shows the others its public face and keeps the rest free to change.',
    from: { path: '^server/src/([^/]+)/', pathNot: '^server/src/(core|config)/' },
    to: {
      path: '^server/src/[^/]+/',
      pathNot: ['^server/src/$1/', '^server/src/(core|config)/', '^server/src/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'only-repositories-import-models',
    comment: 'Queries have one home per feature, where what a person may read is projected.',
    from: { path: '^server/', pathNot: '\\.repository\\.ts$' },
    to: { path: '^server/.*\\.model\\.ts$' },
  },
];

const clientRooms = [
  {
    name: 'client-shared-knows-no-feature',
    comment: 'shared/ serves every feature of the interface.',
    from: { path: '^client/src/shared/' },
    to: { path: '^client/src/features/' },
  },
  {
    name: 'client-features-meet-through-index',
    comment: 'As on the server: a feature is entered by its index.',
    from: { path: '^client/src/features/([^/]+)/' },
    to: {
      path: '^client/src/features/',
      pathNot: ['^client/src/features/$1/', '^client/src/features/[^/]+/index\\.tsx?$'],
    },
  },
];

const soundness = [
  {
    name: 'no-cycle',
    comment: 'Modules in a circle can only be understood, tested and loaded together.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that resolves to nothing escapes every other rule.',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...serverRooms, ...clientRooms, ...soundness].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/'] },
    // Imports of types are imports: without this they vanish before the rules see them.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // "source" first: our own packages are read where they are written, not where they were last built.
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.d.ts', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

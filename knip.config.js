/** What knip (npm run dead-code) takes as used from outside, and what it cannot see by itself. */
export default {
  // Used when there is one, never required.
  ignoreBinaries: ['apt-get', 'redis-server', 'taskset'],
  // A type may be exported for the reader of a signature before anyone imports it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: { css: (text) => [...text.matchAll(/(?<=@)import[^;]+/g)].map(([line]) => line).join('\n') },
  workspaces: {
    '.': {
      entry: ['bin/{start,test,check-imports,complete-lock,lifeline}.mjs'],
      project: ['bin/**/*.mjs', '*.js'],
    },
    'packages/*': {
      entry: ['{scripts,bench,eval}/*.{ts,mjs}'],
      project: ['{src,test,tests,scripts,bench,eval}/**/*.{ts,mjs}'],
    },
    'packages/embedded-mongodb': {
      entry: ['src/{cli,engine-thread}.ts', '{scripts,bench,differential,crash,dev}/*.{ts,mjs}'],
      project: ['{src,test,scripts,bench,differential,crash,dev}/**/*.{ts,mjs}'],
    },
    server: {
      entry: ['src/{main,openapi}.ts', 'src/publications/{detectors/detector,exports/format}-thread.ts', 'bench/*.mjs'],
      project: ['{src,bench}/**/*.{ts,mjs}'],
      // Its font files are resolved by name, one per style, when a PDF is drawn.
      ignoreDependencies: ['@expo-google-fonts/source-sans-3'],
    },
    client: {
      project: ['src/**/*.{ts,tsx,css}'],
      // Optional companions of @tiptap/react: named here so that npm gives them the version all the others have.
      ignoreDependencies: ['@tiptap/extension-bubble-menu', '@tiptap/extension-floating-menu'],
    },
    tests: {
      entry: ['harness/{global-*,heap-on-signal,endless-thread}.mjs', 'load/**/*.mjs'],
      project: ['**/*.{ts,mjs}'],
    },
  },
};

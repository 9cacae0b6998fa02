import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:3000';

/** Folders of node_modules whose code changes together and is kept together in the browser's cache. */
const inPackages = (...names: string[]) => new RegExp(`[\\\\/]node_modules[\\\\/](${names.join('|')})[\\\\/]`);

export default defineConfig({
  plugins: [react()],
  // Our own packages are read where they are written, so that the interface never runs on a stale build.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // The server puts a fresh nonce in the place of this word at each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Everything is a file: an inlined asset would need a wider content security policy.
    assetsInlineLimit: 0,
    // The editor is one chunk of its own, loaded when notes are opened; what it shares with the rest goes to the rest.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'editor',
              priority: 1,
              test: inPackages('@tiptap', 'prosemirror-[a-z-]+', '@mantine/tiptap', 'yjs', 'lib0', 'y-protocols'),
            },
            { name: 'react', priority: 3, test: inPackages('react', 'react-dom', 'scheduler', '@tanstack') },
            { name: 'mantine', priority: 2, test: inPackages('@mantine/(core|hooks|notifications)', '@floating-ui') },
          ],
        },
      },
    },
  },
});

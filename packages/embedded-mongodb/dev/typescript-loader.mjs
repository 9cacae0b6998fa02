/** Lets node run this package's TypeScript sources, for tests and benches: no build can then be stale. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const OPTIONS = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
const CACHE = new URL('../node_modules/.cache/typescript/', import.meta.url);

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const cached = new URL(createHash('sha1').update(filename).update(source).digest('hex') + '.mjs', CACHE);
  const code = await readFile(cached, 'utf8').catch(() => translate(source, filename, cached));
  return { format: 'module', source: code, shortCircuit: true };
}

async function translate(source, filename, cached) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(source, { ...OPTIONS, filename });
  await mkdir(CACHE, { recursive: true });
  // Written apart and renamed: another process may read it at any moment.
  const temporary = fileURLToPath(cached) + `.${process.pid}`;
  await writeFile(temporary, code);
  await rename(temporary, fileURLToPath(cached));
  return code;
}

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { inRoot, ROOT } from './root.mjs';

const WORKSPACES = ['packages', 'server', 'client', 'tests'];

/**
 * Checks every import of the product against the rules of .dependency-cruiser.cjs, and that every source file was
 * really read: a cruiser that does not know the language's version reads nothing and finds nothing wrong.
 * @param {string} root the folder that holds the workspaces
 * @param {import('dependency-cruiser').ICruiseOptions} overrides cruise options put over those of the rules file
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], unread: string[], read: number }>}
 */
export async function checkImports(root, overrides = {}) {
  const folders = WORKSPACES.filter((folder) => existsSync(path.join(root, folder)));
  const options = await extractDepcruiseOptions(inRoot('.dependency-cruiser.cjs'));
  const { output } = await cruise(folders, { ...options, ...overrides, baseDir: root });
  const read = new Set(output.modules.map((module) => module.source));
  const written = folders.flatMap((folder) => [...sourceFiles(root, folder)]);
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    unread: written.filter((file) => !read.has(file)),
    read: written.filter((file) => read.has(file)).length,
  };
}

function* sourceFiles(root, folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const relative = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'dist') yield* sourceFiles(root, relative);
    } else if (/\.tsx?$/.test(entry.name)) yield relative;
  }
}

/** Prints what is wrong, a line each, and returns the exit code. */
function report({ violations, unread, read }) {
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);
  for (const file of unread) console.error(`not read by dependency-cruiser: ${file}`);
  if (read === 0) console.error('No source file was read at all.');
  if (violations.length + unread.length > 0 || read === 0) return 1;
  console.log(`${read} source files follow the import rules.`);
  return 0;
}

if (process.argv[1] === inRoot('bin', 'check-imports.mjs')) process.exitCode = report(await checkImports(ROOT));

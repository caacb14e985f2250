/**
 * `npm run check` runs types, lint and unit tests. Run it before each commit.
 *
 * `npm run check -- FILE…` checks a part: all types, lint of the files, and the unit tests that import them, directly
 * or indirectly. `--staged` checks the files that are staged in git.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readWords } from './command/read-words.ts';
import { unitTestsOf } from './house/affected.ts';
import { listFiles, readTree } from './house/imports.ts';
import { root } from './setup/state.mjs';
import { lint, runStages, type Stage, types, unit } from './stages.ts';

const { values, positionals } = readWords(
  { options: { staged: { type: 'boolean', default: false } }, allowPositionals: true },
  'Usage: npm run check -- [FILE …] [--staged]',
);
/** npm runs scripts in the project's folder, but file names are relative to the folder where npm was called. */
const from = process.env.INIT_CWD ?? process.cwd();
const named = positionals.map((name) => ({ name, path: fromTop(resolve(from, name)) }));
const unknown = named.find(({ path }) => path.startsWith('..') || !existsSync(resolve(root, path)));

if (unknown) {
  console.error(`There is no file “${unknown.name}” in this checkout.`);
  process.exitCode = 2;
} else {
  const isPart = values.staged || named.length > 0;
  const files = [
    ...new Set([...named.flatMap(({ path }) => filesAt(path)), ...(values.staged ? staged() : [])]),
  ];
  const stages = isPart ? stagesFor(files) : [types, lint(), unit()];
  process.exitCode = (await runStages(stages)) ? 0 : 1;
}

function stagesFor(files: readonly string[]): Stage[] {
  const tests = unitTestsOf(files, readTree());
  return [types, ...(files.length > 0 ? [lint(files)] : []), ...(tests.length > 0 ? [unit(tests)] : [])];
}

/** Returns the file, or all files of a folder, as paths from the top of the tree. */
function filesAt(path: string): string[] {
  if (!statSync(resolve(root, path)).isDirectory()) return [path];
  return listFiles().filter((file) => path === '' || file.startsWith(`${path}/`));
}

function staged(): string[] {
  const names = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=d', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return names.split('\0').filter((path) => path !== '' && existsSync(resolve(root, path)));
}

function fromTop(path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

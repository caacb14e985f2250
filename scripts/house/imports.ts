/** Reads the imports of each file in the tree, also type imports. Tests and vitest.config.ts use it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { root } from '../setup/state.mjs';

const { dirname, normalize } = posix;

/** One file of the tree, as a path from its top with forward slashes. */
export interface SourceFile {
  path: string;
  /** Files of the tree that it imports. */
  files: readonly string[];
  /** Packages and Node modules that it imports, as written in the file. */
  packages: readonly string[];
}

const PROGRAMS = /^(?:desktop|demo-server|shared|e2e|scripts|docs)\/.*\.(?:tsx?|mjs|cjs)$/;
const STYLES = /^(?:desktop|demo-server|shared)\/.*\.css$/;
const TEXTS = /^(?:desktop|demo-server|shared)\/.*\.json$/;

/** Whether a file is a test. Tests may import from any room. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec)\.tsx?$/.test(path);
}

/** Returns all files that git tracks or would add, as paths from the top of the tree. */
export function listFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // git lists a deleted file until the index is updated.
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** Returns all code files that git tracks or would add, with their imports. */
export function readTree(): ReadonlyMap<string, SourceFile> {
  const there = new Set(listFiles());
  const sources = [...there].filter((path) => PROGRAMS.test(path));
  return new Map(sources.map((path) => [path, readImports(path, there)]));
}

/** Returns the file and all files that it imports, directly or indirectly. */
export function reachedFrom(path: string, tree: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(tree.get(next)?.files ?? []));
  }
  return reached;
}

function readImports(path: string, there: ReadonlySet<string>): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const files = new Set<string>();
  const packages = new Set<string>();
  for (const specifier of specifiersOf(path, text)) {
    if (!specifier.startsWith('.')) {
      packages.add(specifier);
      continue;
    }
    const target = normalize(join(dirname(path), specifier.replace(/\?.*$/, '')).replaceAll('\\', '/'));
    if (there.has(target) && [PROGRAMS, STYLES, TEXTS].some((kind) => kind.test(target))) files.add(target);
  }
  return { path, files: [...files], packages: [...packages] };
}

function specifiersOf(path: string, text: string): string[] {
  const { errors, module } = parseSync(path, text, { astType: 'ts' });
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const written = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest }) => moduleRequest?.value),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      literalOf(text.slice(moduleRequest.start, moduleRequest.end)),
    ),
    // The form in which worker threads and child processes name their file.
    ...[...text.matchAll(/new URL\(\s*'(\.[^']+)'\s*,\s*import\.meta\.url/g)].map(([, name]) => name),
  ];
  return written.filter((specifier) => specifier !== undefined);
}

/** Returns a module's name in quotes, or `undefined` if it is calculated at run time. */
function literalOf(written: string): string | undefined {
  return /^(['"`])([^'"`$]+)\1$/.exec(written.trim())?.[2];
}

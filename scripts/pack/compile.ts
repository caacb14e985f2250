/** Compiles the files that a package reaches: JavaScript and types, in the same folders as in the tree. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/state.mjs';

/** Compiles to JavaScript modules in `to`. @throws Error with the compiler's messages */
export async function compile(files: readonly string[], to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const settings = join(to, 'tsconfig.json');
  const up = relative(to, root);
  const configuration = {
    extends: join(up, 'tsconfig.json'),
    // Types of packages that have none of their own.
    include: [join(up, 'desktop', '**', '*.d.ts')],
    files: files.map((file) => join(up, file)),
    compilerOptions: {
      // What Node 20 knows.
      target: 'es2022',
      noEmit: false,
      incremental: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: up,
      outDir: '.',
    },
  };
  await writeFile(settings, JSON.stringify(configuration));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', settings]).catch(
    ({ stdout }: { stdout: string }) => {
      throw new Error(`The package could not be compiled.\n${stdout}`);
    },
  );
}

/** Returns the files of a folder with one of these endings, as paths. */
export async function filesIn(folder: string, endings: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Copies the types for CommonJS. In a folder of this type, TypeScript takes them for those of a CommonJS module. */
export async function copyTypesForRequire(from: string, to: string): Promise<void> {
  for (const file of await filesIn(from, /\.d\.m?ts$/)) {
    const target = join(to, relative(from, file));
    await mkdir(dirname(target), { recursive: true });
    await cp(file, target);
  }
  await writeFile(join(to, 'package.json'), '{ "type": "commonjs" }\n');
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\bresolve\(\s*)(['"])([^'".\s][^'"\s]*)\1/g;

/** Returns the packages that compiled files and types name. */
export async function packagesNamedIn(folder: string): Promise<string[]> {
  const names = new Set<string>();
  for (const file of await filesIn(folder, /\.(?:m?js|d\.m?ts)$/)) {
    const text = (await readFile(file, 'utf8')).replaceAll(/^\s*(?:\*|\/\*|\/\/).*$/gm, '');
    for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) {
      if (/^(?:node:|\/|[A-Z])/.test(specifier)) continue;
      const [scope = '', name = ''] = specifier.split('/');
      names.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
    }
  }
  return [...names].sort();
}

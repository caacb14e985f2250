/** Makes packages of the tree: compiled JavaScript with types, a README and the licence. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root, setupFolder } from '../setup/state.mjs';
import { compile, copyTypesForRequire, packagesNamedIn } from './compile.ts';
import type { Package } from './packages.ts';

/** `require` of a module works from these versions of Node on. */
const ENGINES = '^20.19.0 || >=22.12.0';

interface Root {
  version: string;
  license: string;
  homepage: string;
  repository: object;
  author: string;
  dependencies: Record<string, string>;
}

/** Packs one package. @returns the path of the tarball */
export async function pack(one: Package, out: string): Promise<string> {
  const folder = await lay(one);
  await mkdir(out, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = await promisify(execFile)(npm, ['pack', '--silent', '--pack-destination', out], {
    cwd: folder,
  });
  return join(out, stdout.trim().split('\n').at(-1) ?? '');
}

/** Lays out the folder of a package. @returns its path */
export async function lay(one: Package): Promise<string> {
  const about: Root = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const folder = join(setupFolder, 'pack', one.name.replace('/', '-'));
  await rm(folder, { recursive: true, force: true });
  const dist = join(folder, 'dist');
  const entries = [...Object.values(one.exports), ...Object.values(one.bin ?? {})];
  await compile([...entries, ...(one.threads ?? [])], dist);
  await rm(join(dist, 'tsconfig.json'));
  for (const asset of one.assets ?? []) {
    await mkdir(dirname(join(dist, asset)), { recursive: true });
    await cp(join(root, asset), join(dist, asset));
  }
  for (const command of Object.values(one.bin ?? {})) await chmod(join(dist, javascript(command)), 0o755);
  if (Object.keys(one.exports).length > 0) await copyTypesForRequire(dist, join(folder, 'cjs'));
  for (const file of Object.values(one.exports)) {
    // Node 20.19 and later can `require` a module; this file gives it a CommonJS name.
    const bridge = join(folder, 'cjs', javascript(file).replace(/\.js$/, '.cjs'));
    await mkdir(dirname(bridge), { recursive: true });
    const depth = file.split('/').length;
    // Said on its own, because tools read it.
    const hasDefault = /^export default /m.test(await readFile(join(root, file), 'utf8'));
    const module = `${'../'.repeat(depth)}dist/${javascript(file)}`;
    await writeFile(
      bridge,
      `Object.defineProperty(exports, '__esModule', { value: true });\nObject.assign(exports, require('${module}'));\n${hasDefault ? `exports.default = require('${module}').default;\n` : ''}`,
    );
  }
  const named = await packagesNamedIn(dist);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest(one, about, named), null, 2)}\n`);
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  await cp(
    join(import.meta.dirname, 'readme', `${one.name.replace(/^@.*\//, '')}.md`),
    join(folder, 'README.md'),
  );
  return folder;
}

function manifest(one: Package, { dependencies, ...about }: Root, named: readonly string[]): object {
  const needed = named.filter((name) => !(name in (one.peers ?? {})));
  const missing = needed.filter((name) => !(name in dependencies));
  if (missing.length > 0) {
    throw new Error(
      `${one.name} imports ${missing.join(', ')}, which package.json does not list in dependencies.`,
    );
  }
  return {
    name: one.name,
    version: about.version,
    description: one.description,
    keywords: one.keywords,
    license: about.license,
    homepage: about.homepage,
    repository: about.repository,
    author: about.author,
    type: 'module',
    engines: { node: ENGINES },
    sideEffects: false,
    files: ['dist', 'cjs'],
    ...(Object.keys(one.exports).length > 0 && { ...withoutExportsOf(one), exports: exportsOf(one) }),
    ...(one.bin && {
      bin: Object.fromEntries(
        Object.entries(one.bin).map(([name, file]) => [name, `dist/${javascript(file)}`]),
      ),
    }),
    dependencies: Object.fromEntries(needed.map((name) => [name, dependencies[name]])),
    ...(one.peers && { peerDependencies: one.peers }),
    publishConfig: { access: 'public', provenance: true },
  };
}

/** Returns what TypeScript reads where it knows no `exports`: with `module` set to `commonjs`, as in many projects. */
function withoutExportsOf({ exports: { '.': main, ...others } }: Package): object {
  const typesOf = (file: string) => `./cjs/${javascript(file).replace(/\.js$/, '.d.ts')}`;
  const folders = Object.entries(others).map(([name, file]) => [name.slice(2), [typesOf(file)]]);
  return {
    ...(main !== undefined && {
      main: `./cjs/${javascript(main).replace(/\.js$/, '.cjs')}`,
      types: typesOf(main),
    }),
    ...(folders.length > 0 && { typesVersions: { '*': Object.fromEntries(folders) } }),
  };
}

function exportsOf({ exports }: Package): object {
  const entries = Object.entries(exports).map(([name, file]) => {
    const js = javascript(file);
    const types = js.replace(/\.js$/, '.d.ts');
    return [
      name,
      {
        import: { types: `./dist/${types}`, default: `./dist/${js}` },
        require: { types: `./cjs/${types}`, default: `./cjs/${js.replace(/\.js$/, '.cjs')}` },
      },
    ];
  });
  return { ...Object.fromEntries(entries), './package.json': './package.json' };
}

function javascript(file: string): string {
  return file.replace(/\.ts$/, '.js');
}

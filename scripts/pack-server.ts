/**
 * `npm run pack:server` makes an npm package of the server, which runs from its tarball alone: compiled files, built
 * pages, and every package it needs.
 *
 *     npm run pack:server -- [--out DIR]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readWords } from './command/read-words.ts';
import { reachedFrom, readTree } from './house/imports.ts';
import { worksOf } from './licences/of-package.ts';
import type { CarriedWork } from './licences/work.ts';
import { packageOf, withDependencies } from './pack-server/bundled.ts';
import { compile } from './pack-server/compile.ts';
import { SERVER_PACKAGE } from './pack-server/name.ts';
import { root } from './setup/state.mjs';

/** The process, and the thread that it starts by its file name. */
const ENTRIES = ['demo-server/main.ts', 'demo-server/passwords/password-worker.ts'];
/** Read at run time, so no import names them. */
const ALSO_NEEDED = ['@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en', '@zxcvbn-ts/language-de'];

const { values } = readWords(
  { options: { out: { type: 'string', default: 'release' } } },
  'Usage: npm run pack:server -- [--out DIR]',
);
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const stage = mkdtempSync(join(tmpdir(), 'countersign-pack-'));
try {
  console.log(pack(stage, out));
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** @returns the path of the tarball */
function pack(to: string, folder: string): string {
  const tree = readTree();
  const files = [...new Set(ENTRIES.flatMap((entry) => [...reachedFrom(entry, tree)]))].sort();
  for (const path of files) {
    const target = join(to, 'lib', path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(join(root, path), 'utf8');
    writeFileSync(target, path.endsWith('.ts') ? compile(text) : text);
  }
  const imported = (paths: Iterable<string>) =>
    [...paths].flatMap((path) => tree.get(path)?.packages ?? []).filter((name) => !name.startsWith('node:'));
  const names = [...new Set([...imported(files), ...ALSO_NEEDED].map(packageOf))].sort();
  const bundled = withDependencies(names);
  for (const { folder: from } of bundled) {
    cpSync(join(root, from), join(to, from), {
      recursive: true,
      filter: (path) => !path.slice(join(root, from).length).includes('node_modules'),
    });
  }
  cpSync(join(root, 'dist/web'), join(to, 'lib/dist/web'), { recursive: true });
  cpSync(
    join(root, 'scripts/pack-server/files/countersign-server.js'),
    join(to, 'bin/countersign-server.js'),
  );
  cpSync(join(root, 'scripts/pack-server/files/README.md'), join(to, 'README.md'));
  cpSync(join(root, 'SECURITY.md'), join(to, 'SECURITY.md'));
  cpSync(join(root, 'LICENSE'), join(to, 'LICENSE'));

  const inPages = imported(reachedFrom('demo-server/web/main.tsx', tree)).map(packageOf);
  const carried = [...bundled, ...withDependencies([...new Set(inPages)])];
  const folders = [...new Set(carried.map(({ folder: path }) => path))].sort();
  writeFileSync(
    join(to, 'LICENSES.txt'),
    textOf(folders.flatMap((path) => worksOf(join(root, path), false))),
  );

  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const direct = bundled.filter(({ manifest }) => names.includes(manifest.name));
  const topLevel = bundled.filter(({ folder: path }) => path.lastIndexOf('node_modules/') === 0);
  const dependencies = Object.fromEntries(
    [...direct, ...topLevel].map(({ manifest: { name, version } }) => [name, version]),
  );
  writeFileSync(
    join(to, 'package.json'),
    `${JSON.stringify(
      {
        name: SERVER_PACKAGE,
        version: own.version,
        description: 'A reference server for two-factor authentication, with its pages.',
        license: own.license,
        homepage: own.homepage,
        repository: own.repository,
        author: own.author,
        type: 'module',
        bin: { 'countersign-server': 'bin/countersign-server.js' },
        files: ['bin', 'lib', 'SECURITY.md', 'LICENSES.txt'],
        engines: { node: '^22.16.0 || >=24' },
        dependencies,
        bundleDependencies: Object.keys(dependencies),
        publishConfig: { access: 'public', provenance: true },
      },
      undefined,
      2,
    )}\n`,
  );
  const [made] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: to,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  return join(folder, made.filename);
}

function textOf(works: readonly CarriedWork[]): string {
  return works
    .map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../setup/state.mjs';
import { circlesOf, readTable } from './allowed.ts';
import { isTest, readTree } from './imports.ts';
import { PACKAGES, WITHOUT_NODE } from './rooms.ts';

const { dirname } = posix;
const tree = readTree();
const table = readTable();
const rowOf = new Map(table.flatMap((row) => row.folders.map((folder) => [folder, row] as const)));
/** Without tests, which may import from any room of their program. */
const sources = [...tree.values()].filter(({ path }) => !isTest(path));
/** Imports from one folder into another. */
const crossings = sources.flatMap(({ path, files }) =>
  files
    .map((file) => ({ path, file, from: dirname(path), to: dirname(file) }))
    .filter(({ from, to }) => from !== to),
);
const isIn = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`);

describe('the table of rooms', () => {
  it('finds the files and their imports, because without them every test would pass', () => {
    expect(tree.size).toBeGreaterThan(1_000);
    expect(crossings.length).toBeGreaterThan(1_500);
    expect(tree.get('demo-server/app.ts')?.files).toContain('demo-server/routes/index.ts');
    // Type imports, dynamic imports, style sheets and a worker thread’s file also count.
    expect(tree.get('demo-server/routes/people.ts')?.files).toContain('demo-server/routes/guard.ts');
    expect(tree.get('desktop/renderer/pages/main-page.tsx')?.files).toContain(
      'desktop/renderer/backup/kit-restore.tsx',
    );
    expect(tree.get('demo-server/passwords/password-pool.ts')?.files).toContain(
      'demo-server/passwords/password-worker.ts',
    );
    expect(tree.get('demo-server/web/frame/shell.tsx')?.files).toContain('demo-server/web/frame/shell.css');
  });

  it('names every folder with code once', () => {
    const named = table.flatMap(({ folders }) => folders);
    expect(named).toEqual([...new Set(named)]);
    expect(new Set(named)).toEqual(new Set(sources.map(({ path }) => dirname(path))));
  });

  it('allows every import between folders', () => {
    const refused = crossings.filter(({ from, to }) => !rowOf.get(from)?.mayImport.has(to));
    expect(refused.map(({ path, file }) => `${path} may not import ${file}`)).toEqual([]);
  });

  it('allows only imports that exist', () => {
    const unused = table.flatMap(({ name, folders, mayImport }) => {
      const used = new Set(crossings.filter(({ from }) => folders.includes(from)).map(({ to }) => to));
      return [...mayImport].filter((folder) => !used.has(folder)).map((folder) => `${name} → ${folder}`);
    });
    expect(unused).toEqual([]);
  });
});

describe('circles', () => {
  it('no two folders reach each other', () => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of crossings) next.set(from, (next.get(from) ?? new Set()).add(to));
    expect(circlesOf(next.keys(), (folder) => next.get(folder) ?? [])).toEqual([]);
  });

  it('no two files reach each other, also by types', () => {
    expect(circlesOf(tree.keys(), (path) => tree.get(path)?.files ?? [])).toEqual([]);
  });

  it('are found in a graph with circles', () => {
    const graph: Record<string, string[]> = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: [], f: ['f'] };
    expect(circlesOf(Object.keys(graph), (name) => graph[name] ?? [])).toEqual([['a', 'b', 'c']]);
  });
});

describe('packages', () => {
  const uses = sources.flatMap(({ path, packages }) => packages.map((name) => ({ path, name })));

  it.each(PACKAGES)('%s stay in %j', (pattern, folders) => {
    const programs = uses.filter(({ path }) => /^(?:shared|demo-server|desktop)\//.test(path));
    const using = programs.filter(({ name }) => pattern.test(name));
    expect(using.length).toBeGreaterThan(0);
    // `demo-server` means only the files directly in it. Its rooms are named separately.
    const outside = using.filter(
      ({ path }) =>
        !folders.some((folder) =>
          folder === 'demo-server' ? dirname(path) === folder : isIn(folder, dirname(path)),
        ),
    );
    expect(outside.map(({ path, name }) => `${path} imports ${name}`)).toEqual([]);
  });

  it('no code for browsers imports a module of Node', () => {
    const outside = uses.filter(
      ({ path, name }) => name.startsWith('node:') && WITHOUT_NODE.some((folder) => isIn(folder, path)),
    );
    expect(outside.map(({ path, name }) => `${path} imports ${name}`)).toEqual([]);
  });

  it('no route and no middleware uses a store, because they run domain functions', () => {
    const rooms = ['demo-server/routes', 'demo-server/middleware'];
    const files = sources.filter(({ path }) => rooms.includes(dirname(path)));
    expect(files.length).toBeGreaterThan(30);
    const code = (path: string) =>
      readFileSync(join(root, path), 'utf8').replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
    expect(
      files.filter(({ path }) => /(?<!no-)\b[sS]tore\b/.test(code(path))).map(({ path }) => path),
    ).toEqual([]);
  });

  it('only app, routes and middleware of the server use HTTP, and shared/ imports no program', () => {
    expect(crossings.filter(({ from, to }) => isIn('shared', from) && !isIn('shared', to))).toEqual([]);
  });
});

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
/** Tests are left out: they may look into any room of their program. */
const sources = [...tree.values()].filter(({ path }) => !isTest(path));
/** Imports from one folder into another. */
const crossings = sources.flatMap(({ path, files }) =>
  files
    .map((file) => ({ path, file, from: dirname(path), to: dirname(file) }))
    .filter(({ from, to }) => from !== to),
);
const isIn = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`);

describe('the table of rooms', () => {
  it('reads a tree of some size: a reader that finds nothing would let everything pass', () => {
    expect(tree.size).toBeGreaterThan(1_000);
    expect(crossings.length).toBeGreaterThan(1_500);
    expect(tree.get('demo-server/app.ts')?.files).toContain('demo-server/routes/index.ts');
    // Type imports, dynamic imports, style sheets and a worker thread’s file count, too.
    expect(tree.get('demo-server/routes/people.ts')?.files).toContain('demo-server/routes/guard.ts');
    expect(tree.get('desktop/renderer/pages/main-page.tsx')?.files).toContain(
      'desktop/renderer/backup/kit-restore.tsx',
    );
    expect(tree.get('demo-server/passwords/password-pool.ts')?.files).toContain(
      'demo-server/passwords/password-worker.ts',
    );
    expect(tree.get('demo-server/web/frame/shell.tsx')?.files).toContain('demo-server/web/frame/shell.css');
  });

  it('names every folder that has code, once', () => {
    const named = table.flatMap(({ folders }) => folders);
    expect(named).toEqual([...new Set(named)]);
    expect(new Set(named)).toEqual(new Set(sources.map(({ path }) => dirname(path))));
  });

  it('allows every import between folders', () => {
    const refused = crossings.filter(({ from, to }) => !rowOf.get(from)?.mayImport.has(to));
    expect(refused.map(({ path, file }) => `${path} may not import ${file}`)).toEqual([]);
  });

  it('allows nothing that no file of its row imports', () => {
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

  it('no two files reach each other, by types neither', () => {
    expect(circlesOf(tree.keys(), (path) => tree.get(path)?.files ?? [])).toEqual([]);
  });

  it('are found where there are some', () => {
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
    // `demo-server` itself is the files that stand in it: what is inside its rooms is named by room.
    const outside = using.filter(
      ({ path }) =>
        !folders.some((folder) =>
          folder === 'demo-server' ? dirname(path) === folder : isIn(folder, dirname(path)),
        ),
    );
    expect(outside.map(({ path, name }) => `${path} imports ${name}`)).toEqual([]);
  });

  it('no code that runs in a browser imports a module of Node', () => {
    const outside = uses.filter(
      ({ path, name }) => name.startsWith('node:') && WITHOUT_NODE.some((folder) => isIn(folder, path)),
    );
    expect(outside.map(({ path, name }) => `${path} imports ${name}`)).toEqual([]);
  });

  it('no route and no middleware has a store to reach: they run domain functions', () => {
    const rooms = ['demo-server/routes', 'demo-server/middleware'];
    const files = sources.filter(({ path }) => rooms.includes(dirname(path)));
    expect(files.length).toBeGreaterThan(30);
    const code = (path: string) =>
      readFileSync(join(root, path), 'utf8').replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
    expect(
      files.filter(({ path }) => /(?<!no-)\b[sS]tore\b/.test(code(path))).map(({ path }) => path),
    ).toEqual([]);
  });

  it('no server room but app, routes, middleware knows HTTP, and shared/ imports no program', () => {
    expect(crossings.filter(({ from, to }) => isIn('shared', from) && !isIn('shared', to))).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { unitTestsOf } from './affected.ts';
import { readTree, type SourceFile } from './imports.ts';

function treeOf(imports: Record<string, string[]>): ReadonlyMap<string, SourceFile> {
  return new Map(Object.entries(imports).map(([path, files]) => [path, { path, files, packages: [] }]));
}

const tree = treeOf({
  'a.ts': [],
  'b.ts': ['a.ts'],
  'a.test.ts': ['a.ts'],
  'b.test.ts': ['b.ts'],
  'c.test.ts': [],
  'e2e/b.spec.ts': ['b.ts'],
  'scripts/house/whole.test.ts': [],
});
const WHOLE = 'scripts/house/whole.test.ts';

it.each([
  [['a.ts'], ['a.test.ts', 'b.test.ts', WHOLE]],
  [['b.ts'], ['b.test.ts', WHOLE]],
  [['c.test.ts'], ['c.test.ts', WHOLE]],
  [['README.md'], [WHOLE]],
  [[], []],
])(
  'a change of %j affects the unit tests that import it, and those that read the entire tree',
  (files, tests) => {
    expect(unitTestsOf(files, tree)).toEqual(tests);
  },
);

it('follows the imports of the real tree', () => {
  const tests = unitTestsOf(['shared/base32.ts'], readTree());
  expect(tests).toContain('shared/key-uri.test.ts');
  expect(tests).not.toContain('demo-server/keys/key-ring.test.ts');
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as signs from '../../desktop/renderer/pieces/brand-signs.ts';
import { INSIDE } from './inside.ts';
import { packageFolder, standardText, worksOf } from './of-package.ts';
import { worksOfSigns } from './of-signs.ts';
import { type Kind, mayCarry } from './policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-licences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[licence: string, kind: Kind, allowed: boolean]>([
  ['MIT', 'package', true],
  ['(MIT OR GPL-3.0-only)', 'package', true],
  ['MIT AND GPL-3.0-only', 'package', false],
  ['GPL-2.0-or-later', 'package', false],
  ['AGPL-3.0-only', 'inside', false],
  ['LGPL-3.0-or-later', 'package', false],
  ['LGPL-3.0-or-later', 'inside', true],
  ['LGPL-2.1-only OR CDDL-1.0', 'inside', true],
  ['CC-BY-SA-4.0', 'picture', true],
  ['CC-BY-NC-4.0', 'picture', false],
  ['CC-BY-SA-4.0', 'package', false],
  ['custom', 'picture', false],
  ['SEE LICENSE IN LICENSE.txt', 'package', false],
  ['', 'package', false],
])('a work under “%s” as %s: %s', (licence, kind, allowed) => {
  expect(mayCarry(licence, kind)).toBe(allowed);
});

test.each([
  ['/a/node_modules/zod/v4/index.js', '/a/node_modules/zod'],
  ['/a/node_modules/@noble/hashes/sha2.js', '/a/node_modules/@noble/hashes'],
  ['/a/node_modules/x/node_modules/y/i.js', '/a/node_modules/x/node_modules/y'],
  ['C:\\a\\node_modules\\zod\\i.js', 'C:/a/node_modules/zod'],
  ['/a/desktop/main/index.ts', undefined],
])('%s belongs to %s', (file, expected) => {
  expect(packageFolder(file)).toBe(expected);
});

test('a package that the app may not carry stops the build, by its name', () => {
  expect(() => worksOf(madePackage('copyleft', { license: 'GPL-3.0-only' }), false)).toThrow(
    'copyleft has the licence “GPL-3.0-only”',
  );
  expect(() => worksOf(madePackage('silent', {}), false)).toThrow('silent has the licence “”');
  expect(() => worksOf(madePackage('compiled', { license: 'MIT' }), true)).toThrow(
    'What is inside the WebAssembly of compiled is not in scripts/licences/inside.ts.',
  );
});

test('a package without a file for its licence gets the standard text and its maker’s name', () => {
  const [work] = worksOf(madePackage('plain', { license: 'ISC', author: { name: 'Ann Example' } }), false);
  expect(work?.text).toContain('plain is by Ann Example.');
  expect(work?.text).toContain('Permission to use, copy, modify');
});

test('everything inside WebAssembly, and every sign, may be carried and has a text', () => {
  for (const { licence } of Object.values(INSIDE).flat()) {
    expect(mayCarry(licence, 'inside'), licence).toBe(true);
    expect(standardText(licence).length).toBeGreaterThan(100);
  }
  const own = worksOfSigns(Object.values(signs));
  expect(own.map(({ name }) => name)).toContain('Debian (sign)');
});

function madePackage(name: string, more: object): string {
  const path = join(folder, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...more }));
  return path;
}

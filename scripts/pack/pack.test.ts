/** The packages in short. `npm run test:pack` installs and uses all of them on each Node. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { filesIn } from './compile.ts';
import { lay } from './pack.ts';
import { PACKAGES, type Package } from './packages.ts';

test('a package works for import and require, and brings its types, its licence and what it needs', async () => {
  const folder = await lay(PACKAGES.find(({ name }) => name === '@countersign/otp') as Package);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(about).toMatchObject({ name: '@countersign/otp', license: 'MIT', type: 'module' });
  expect(Object.keys(about.dependencies)).toContain('otpauth');
  for (const file of ['README.md', 'LICENSE', ...pathsIn(about.exports)]) {
    expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
  }
  const code = `codeFor({ type: 'totp', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', algorithm: 'SHA1', digits: 8 }, 1)`;
  const ran = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const asModule = `import { codeFor } from '@countersign/otp'; console.log(${code})`;
  expect(ran('--input-type=module', '-e', asModule)).toBe('94287082\n');
  expect(ran('-e', `const { codeFor } = require('@countersign/otp'); console.log(${code})`)).toBe(
    '94287082\n',
  );
  // Paths of this computer have no place in a package.
  for (const file of await filesIn(folder, /\.(js|json|ts|md)$/)) {
    expect([file, readFileSync(file, 'utf8').includes(root)]).toEqual([file, false]);
  }
});

test('each package has a README, and names files that exist', () => {
  for (const { name, exports, bin, threads, assets } of PACKAGES) {
    const readme = join(import.meta.dirname, 'readme', `${name.replace(/^@.*\//, '')}.md`);
    expect(readFileSync(readme, 'utf8')).toContain(`# ${name}\n`);
    const files = [
      ...Object.values(exports),
      ...Object.values(bin ?? {}),
      ...(threads ?? []),
      ...(assets ?? []),
    ];
    for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    for (const command of Object.values(bin ?? {}))
      expect(readFileSync(join(root, command), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  }
});

function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carriedWorks } from './carried-works.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-works-'));
  const work = (name: string) => ({ name, version: '1.0.0', licence: 'MIT', text: `Text of ${name}` });
  const bundles = { main: [work('zod'), work('otpauth')], preload: [], renderer: [work('otpauth')] };
  for (const [bundle, works] of Object.entries(bundles)) {
    await mkdir(join(folder, 'out', bundle), { recursive: true });
    await writeFile(join(folder, 'out', bundle, 'licences.json'), JSON.stringify(works));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['LICENSE.electron.txt', 'a package'],
  ['LICENSE', 'an unpackaged Electron'],
])('lists every work once, and reads Electron’s own licence from %s of %s', async (file) => {
  const runtime = await mkdtemp(join(folder, 'runtime-'));
  await writeFile(join(runtime, file), 'Text of Electron');
  const works = await carriedWorks(folder, { version: '42.0.0', folder: runtime });
  expect(works.map(({ name }) => name)).toEqual(['Electron', 'otpauth', 'zod']);
  expect(works[0]?.text).toContain('Text of Electron');
  expect(works[0]?.text).toContain(join(runtime, 'LICENSES.chromium.html'));
});

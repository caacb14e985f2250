import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionFolderFor } from './session-folder.ts';

async function folders() {
  const top = await mkdtemp(join(tmpdir(), 'countersign-session-'));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  const temporary = join(top, 'temporary');
  await mkdir(temporary);
  // No folder can be made inside a file, whoever asks.
  await writeFile(join(top, 'file'), '');
  return { top, temporary, unusable: join(top, 'file', 'data') };
}

test('a data folder that can be written holds Chromium’s files, and keeps no probe', async () => {
  const { top, temporary } = await folders();
  expect(sessionFolderFor(join(top, 'data'), temporary)).toBeUndefined();
  expect(await readdir(join(top, 'data'))).toEqual([]);
});

test('another one gets one private temporary folder, the same at each start', async () => {
  const { temporary, unusable } = await folders();
  const first = sessionFolderFor(unusable, temporary);
  expect(first).toMatch(/countersign-[0-9a-f]{16}$/);
  expect(sessionFolderFor(unusable, temporary)).toBe(first);
  expect(sessionFolderFor(`${unusable}2`, temporary)).not.toBe(first);
});

test.runIf(process.platform !== 'win32')(
  'a folder that others can open, or a link, is not used',
  async () => {
    const { top, temporary, unusable } = await folders();
    const usual = sessionFolderFor(unusable, temporary) ?? expect.unreachable();
    await chmod(usual, 0o777);
    expect(sessionFolderFor(unusable, temporary)).not.toBe(usual);
    await rm(usual, { recursive: true });
    await symlink(top, usual);
    expect(sessionFolderFor(unusable, temporary)).not.toBe(usual);
  },
);

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differences } from './same-twice.ts';
import { withSourceDate } from './source-date.ts';
import { sizeOf } from './tree.ts';

test('files that are changed, missing or new in the second build are named', () => {
  const first = { 'out/a.js': '1', 'out/b.js': '2', 'app.deb': '3' };
  expect(differences(first, { ...first })).toEqual([]);
  expect(differences(first, { 'out/a.js': '1', 'out/c.js': '2', 'app.deb': '4' })).toEqual([
    'app.deb',
    'out/b.js',
    'out/c.js',
  ]);
});

test.each([undefined, '12'])(
  'the date of the sources is set for one build and then %j again',
  async (before) => {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
    try {
      expect(await withSourceDate(34, async () => process.env.SOURCE_DATE_EPOCH)).toBe('34');
      expect(process.env.SOURCE_DATE_EPOCH).toBe(before);
      await expect(withSourceDate(34, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
      expect(process.env.SOURCE_DATE_EPOCH).toBe(before);
    } finally {
      delete process.env.SOURCE_DATE_EPOCH;
    }
  },
);

test('a link to the program adds nothing to the installed size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-size-'));
  try {
    mkdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'lib', 'app'), Buffer.alloc(5 * 1024 + 1));
    symlinkSync('lib/app', join(folder, 'app'));
    symlinkSync('nowhere', join(folder, 'broken'));
    expect(sizeOf(folder)).toBe(6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

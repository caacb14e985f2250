import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../../../shared/durations.ts';
import { temporaryFolder } from './testing/vaults.ts';
import { type Version, Versions, versionsToRemove } from './versions.ts';

const TODAY = Date.UTC(2026, 0, 31, 12);

/** One version for each time, newest first by serial number. */
const history = (...moments: number[]): Version[] =>
  moments.map((keptAt, index) => ({ name: String(index), serial: moments.length - index, keptAt }));

test('keeps the last ten, and the last of each of 31 days', () => {
  const burst = Array.from({ length: 15 }, (_, index) => TODAY - index * 1000);
  const daily = Array.from({ length: 40 }, (_, index) => TODAY - (index + 1) * DAY);
  const twice = daily.flatMap((moment) => [moment, moment - 1000]);
  const gone = versionsToRemove(history(...burst, ...twice)).map(({ keptAt }) => keptAt);
  expect(gone.filter((moment) => burst.includes(moment))).toEqual(burst.slice(10));
  expect(daily.filter((moment) => !gone.includes(moment))).toEqual(daily.slice(0, 30));
  expect(twice.filter((moment) => !daily.includes(moment)).every((moment) => gone.includes(moment))).toBe(
    true,
  );
});

test('keeps the last ten and a small folder for any clock', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 * TODAY }), { maxLength: 200 }), (moments) => {
      const all = history(...moments);
      const gone = versionsToRemove(all);
      expect(gone.every((version) => !all.slice(0, 10).includes(version))).toBe(true);
      expect(all.length - gone.length).toBeLessThanOrEqual(10 + 31);
    }),
  );
});

test('keeps as much after a change whose clock was a century off', () => {
  const daily = Array.from({ length: 40 }, (_, index) => TODAY - index * DAY);
  const before = daily.length - versionsToRemove(history(...daily)).length;
  for (const wrong of [Date.UTC(2099, 0, 1), Date.UTC(2000, 0, 1)]) {
    const after = daily.length + 1 - versionsToRemove(history(wrong, ...daily)).length;
    expect(after).toBeGreaterThanOrEqual(before);
  }
});

test('keeps the same file once, sorts by name, and refuses a path as a name', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'vault.json');
  const versions = new Versions(join(folder, 'versions'));
  await writeFile(file, 'one');
  await versions.keep(file, new Date(TODAY));
  await versions.keep(file, new Date(TODAY + 1));
  expect(await readdir(versions.folder)).toEqual(['vault-000001-2026-01-31T120000Z.json']);
  expect(await versions.read('vault-000001-2026-01-31T120000Z.json')).toBe('one');
  expect(await versions.read('../vault.json')).toBeUndefined();
});

test('a copy that another process was late with does not become the latest version', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'vault.json');
  const versions = new Versions(join(folder, 'versions'));
  for (const text of ['first', 'second', 'third']) {
    // As when a file is replaced: the version keeps the file that was there.
    await rm(file, { force: true });
    await writeFile(file, text);
    await versions.keep(file, new Date(TODAY));
  }
  await versions.copyLastWritten('first');
  await versions.rescueLastWritten('fourth', new Date(TODAY));
  expect((await versions.list()).map(({ serial }) => serial)).toEqual([3, 2, 1]);

  await versions.copyLastWritten('nowhere else');
  await versions.rescueLastWritten('fourth', new Date(TODAY));
  const [latest] = await versions.list();
  expect(await versions.read(latest?.name ?? '')).toBe('nowhere else');
});

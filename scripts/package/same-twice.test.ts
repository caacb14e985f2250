import { expect, test } from 'vitest';
import { differences } from './same-twice.ts';
import { withSourceDate } from './source-date.ts';

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

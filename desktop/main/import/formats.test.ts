import { describe, expect, test } from 'vitest';
import { FORMATS } from './registry.ts';
import { PASSWORD } from './testing/password-managers.ts';
import { comparable, failureOf, read } from './testing/read.ts';
import { PASSPHRASE, SAMPLES } from './testing/samples.ts';

test('every format has a sample, except Countersign’s own, which is tested with its export', () => {
  const sampled = new Set(SAMPLES.map(({ format }) => format));
  expect(FORMATS.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual(['countersign']);
});

const bySecret = <T extends { secret: string }>(accounts: readonly T[]): T[] =>
  [...accounts].sort((a, b) => (a.secret < b.secret ? -1 : 1));

describe.each(SAMPLES)('$format, $title', ({ format, bytes, password, accounts }) => {
  test('is recognised by its content, and gives every account completely', async () => {
    const file = await read(await bytes(), password);
    expect(file.format).toBe(format);
    // Sorted, because KeePass lists entries by group.
    expect(bySecret(file.accounts.map(comparable))).toEqual(
      bySecret(accounts.map((account) => ({ ...account }))),
    );
    expect(file.problems.filter(({ entry }) => entry !== 'In the bin' && !isRepeat(entry))).toEqual([]);
    expect(JSON.stringify(file)).not.toContain(PASSWORD);
  });

  test('is not recognised as another app’s file', async () => {
    const other = format === 'enpass' ? 'aegis' : 'enpass';
    const failure = await failureOf(await bytes(), password, other);
    expect(failure.code).toBe('unrecognised');
  });

  function isRepeat(entry: string): boolean {
    return format === 'google-authenticator' && accounts.some(({ name }) => entry.endsWith(name));
  }
});

describe.each(SAMPLES.filter(({ password }) => password !== undefined))(
  '$format, $title: without the right password',
  ({ bytes }) => {
    test('a missing password is requested, and a wrong one is reported', async () => {
      const file = await bytes();
      const missing = await failureOf(file);
      expect(missing.code).toBe('password_required');
      const wrong = await failureOf(file, `${PASSPHRASE} wrong`);
      expect(wrong.code).toBe('password_wrong');
      expect(wrong.message).not.toContain('wrong wrong');
      expect(wrong.message).not.toBe(missing.message);
    });
  },
);

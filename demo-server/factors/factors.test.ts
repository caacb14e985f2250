import { expect, test } from 'vitest';
import { siteWithAnnEnrolled } from '../testing/test-site.ts';
import { enabledMethodsOf, hasSecondFactor, removeAllFactors } from './factors.ts';

test('removing all factors removes the key, an unconfirmed key and the backup codes', async () => {
  const { ann, store, database } = await siteWithAnnEnrolled();
  const session = await ann.send('getSession');
  const userId = session?.user.id ?? '';
  await ann.send('beginEnrolment', { password: 'correct horse battery' });
  expect(await enabledMethodsOf(store, userId)).toEqual(['totp']);

  expect(await store.transaction((write) => removeAllFactors(write, userId))).toBe(true);
  expect(await hasSecondFactor(store, userId)).toBe(false);
  for (const table of ['verifications', 'backup_code_sets', 'backup_codes']) {
    expect(await database.query(`select * from ${table}`)).toEqual([]);
  }
  expect(await store.transaction((write) => removeAllFactors(write, userId))).toBe(false);
});

import { expect, test } from 'vitest';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite, wrongCode } from '../testing/test-site.ts';
import { resetSecondFactor } from './reset.ts';

const SUPPORT = { address: '192.0.2.1', userAgent: null };

test('the factor goes, every session and trusted device ends, and the owner is told', async () => {
  const { ann, store, clock, pending, newBrowser, codeOf } = await siteWithAnnEnrolled();
  const phone = await pending();
  await phone.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  const waiting = await pending();
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };

  expect(
    await store.transaction((write) => resetSecondFactor(write, id, { way: 'recovery-by-person' }, occasion)),
  ).toBe(true);

  expect(await ann.send('getSession')).toBeNull();
  expect(await phone.send('getSession')).toBeNull();
  expect((await waiting.send('getSecondStep')).pending).toBeNull();
  expect(phone.deviceToken).toBeDefined();
  expect((await auditOf(store)).at(-1)).toMatchObject({
    kind: 'second-factor-reset',
    outcome: 'success',
    reason: 'recovery-by-person',
    address: SUPPORT.address,
  });
  expect((await noticesTo(store)).at(-1)).toBe('second-factor-reset');

  // The password is what it was, and no code is asked for: the factor is gone.
  const signedIn = await newBrowser().send('signInEmail', ANN_SIGN_IN);
  expect(signedIn).toMatchObject({ redirect: false, user: { twoFactorEnabled: false, backupCodes: null } });
});

test('wrong codes before it count no more', async () => {
  const { ann, store, clock, pending, codeOf } = await siteWithAnnEnrolled();
  const guesser = await pending();
  for (let tries = 0; tries < 5; tries += 1)
    await guesser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  expect((await store.throttles.read(`codes:${id}`))?.failures).toBe(5);

  const occasion = { ...SUPPORT, now: clock.now };
  await store.transaction((write) => resetSecondFactor(write, id, { way: 'recovery-link' }, occasion));
  expect(await store.throttles.read(`codes:${id}`)).toBeUndefined();
  expect(await ann.send('getSession')).toBeNull();
});

test('of many at once one resets it, with one entry and one notice', async () => {
  const { store, clock } = await siteWithAnnEnrolled();
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };
  const told = await noticesTo(store);
  const all = await Promise.all(
    Array.from({ length: 20 }, () =>
      store.transaction((write) => resetSecondFactor(write, id, { way: 'recovery-link' }, occasion)),
    ),
  );
  expect(all.filter(Boolean)).toHaveLength(1);
  expect((await auditOf(store)).filter(({ kind }) => kind === 'second-factor-reset')).toHaveLength(1);
  expect(await noticesTo(store)).toEqual([...told, 'second-factor-reset']);
});

test('an account without a second factor, and none at all, are left alone', async () => {
  const { newBrowser, store, clock } = await startTestSite();
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };
  for (const userId of [id, 'nobody']) {
    expect(
      await store.transaction((write) =>
        resetSecondFactor(write, userId, { way: 'recovery-link' }, occasion),
      ),
    ).toBe(false);
  }
  expect(await ann.send('getSession')).not.toBeNull();
  expect(await noticesTo(store)).toEqual([]);
});

import { expect, test } from 'vitest';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite, wrongCode } from '../testing/test-site.ts';
import { resetSecondFactor } from './reset.ts';

const SUPPORT = { address: '192.0.2.1', userAgent: null };

test('removes the second factor, ends all sessions and trusted devices, and notifies the owner', async () => {
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

  // The password is unchanged, and no code is needed.
  const signedIn = await newBrowser().send('signInEmail', ANN_SIGN_IN);
  expect(signedIn).toMatchObject({ redirect: false, user: { twoFactorEnabled: false, backupCodes: null } });
});

test('resets the count of wrong codes', async () => {
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

test('of many resets at once, one succeeds, with one entry and one notice', async () => {
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

test('changes nothing without a second factor or without an account', async () => {
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

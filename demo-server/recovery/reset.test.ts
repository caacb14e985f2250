import { expect, test } from 'vitest';
import { keysOf, lettersTo } from '../testing/letters.ts';
import { auditOf, noticesTo } from '../testing/records.ts';
import { ANN, ANN_SIGN_IN, siteWithAnnEnrolled, startTestSite, wrongCode } from '../testing/test-site.ts';
import { resetSecondFactor } from './reset.ts';

const SUPPORT = { address: '192.0.2.1', userAgent: null };

test('removes the second factor, ends all sessions and trusted devices, and notifies the owner', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, store, clock, pending, newBrowser, codeOf } = site;
  const keys = keysOf(site);
  const phone = await pending();
  await phone.send('verifyTotp', { code: codeOf(clock.now), trustDevice: true });
  const waiting = await pending();
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };

  expect(
    await store.transaction((write) =>
      resetSecondFactor(write, keys, id, { way: 'recovery-by-person' }, occasion),
    ),
  ).toBeDefined();

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
  expect(await noticesTo(store)).toContain('second-factor-reset');

  // The password is unchanged, but it is not enough until a second factor is set up.
  expect(await newBrowser().refusal('signInEmail', ANN_SIGN_IN)).toMatchObject({
    status: 403,
    code: 'ENROLMENT_LINK_REQUIRED',
  });
  expect(await lettersTo(site, ANN.email, 'enrolment-link')).toHaveLength(1);
});

test('resets the count of wrong codes', async () => {
  const site = await siteWithAnnEnrolled();
  const { ann, store, clock, pending, codeOf } = site;
  const keys = keysOf(site);
  const guesser = await pending();
  for (let tries = 0; tries < 5; tries += 1)
    await guesser.refusal('verifyTotp', { code: wrongCode(codeOf, clock.now) });
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  expect((await store.throttles.read(`codes:${id}`))?.failures).toBe(5);

  const occasion = { ...SUPPORT, now: clock.now };
  await store.transaction((write) => resetSecondFactor(write, keys, id, { way: 'recovery-link' }, occasion));
  expect(await store.throttles.read(`codes:${id}`)).toBeUndefined();
  expect(await ann.send('getSession')).toBeNull();
});

test('of many resets at once, one succeeds, with one entry, one notice and one link', async () => {
  const site = await siteWithAnnEnrolled();
  const { store, clock } = site;
  const keys = keysOf(site);
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };
  const told = await noticesTo(store);
  const all = await Promise.all(
    Array.from({ length: 20 }, () =>
      store.transaction((write) => resetSecondFactor(write, keys, id, { way: 'recovery-link' }, occasion)),
    ),
  );
  expect(all.filter(Boolean)).toHaveLength(1);
  expect((await auditOf(store)).filter(({ kind }) => kind === 'second-factor-reset')).toHaveLength(1);
  expect((await noticesTo(store)).toSorted()).toEqual(
    [...told, 'second-factor-reset', 'enrolment-link'].toSorted(),
  );
});

test('changes nothing without a second factor or without an account', async () => {
  const site = await startTestSite();
  const { newBrowser, store, clock } = site;
  const keys = keysOf(site);
  const ann = newBrowser();
  await ann.send('signUpEmail', ANN);
  const { id } = (await store.users.byEmail(ANN.email)) ?? { id: '' };
  const occasion = { ...SUPPORT, now: clock.now };
  for (const userId of [id, 'nobody']) {
    expect(
      await store.transaction((write) =>
        resetSecondFactor(write, keys, userId, { way: 'recovery-link' }, occasion),
      ),
    ).toBeUndefined();
  }
  expect(await ann.send('getSession')).not.toBeNull();
  expect(await noticesTo(store)).toEqual([]);
});

import { expect, test } from 'vitest';
import { type Domain, newOwner, startDomain } from '../testing/domain.ts';
import { isSamePerson } from './same-person.ts';

/** Adds an address to an account. */
async function add({ store, clock }: Domain, userId: string, email: string, isVerified: boolean) {
  const address = await store.addresses.insert({ userId, email, now: clock.now });
  if (address && isVerified) await store.addresses.verify(address.id, clock.now);
}

test.each([
  ['nothing in common', [], false],
  [
    'one address that both have confirmed',
    [
      ['ann', true],
      ['bob', true],
    ],
    true,
  ],
  [
    'one address that only Ann has confirmed',
    [
      ['ann', true],
      ['bob', false],
    ],
    false,
  ],
  [
    'one address that only Bob has confirmed',
    [
      ['ann', false],
      ['bob', true],
    ],
    false,
  ],
  [
    'one address that neither has confirmed',
    [
      ['ann', false],
      ['bob', false],
    ],
    false,
  ],
] as [string, ['ann' | 'bob', boolean][], boolean][])('%s', async (_what, added, isSame) => {
  const domain = await startDomain();
  const ids = {
    ann: (await newOwner(domain, { email: 'ann@example.com' })).userId,
    bob: (await newOwner(domain, { email: 'bob@example.com' })).userId,
  };
  for (const [who, isVerified] of added) await add(domain, ids[who], 'shared@example.com', isVerified);
  expect(await isSamePerson(domain.store, ids.ann, ids.bob)).toBe(isSame);
  expect(await isSamePerson(domain.store, ids.bob, ids.ann)).toBe(isSame);
});

test('an account is the same person as itself, with no address confirmed', async () => {
  const { store } = await startDomain();
  expect(await isSamePerson(store, 'an id', 'an id')).toBe(true);
});

test('a sign-in address of one account counts if it is a confirmed address of the other', async () => {
  const domain = await startDomain();
  const ann = await newOwner(domain, { email: 'ann@example.com' });
  const bob = await newOwner(domain, { email: 'bob@example.com' });
  await add(domain, bob.userId, 'ann@example.com', true);
  expect(await isSamePerson(domain.store, ann.userId, bob.userId)).toBe(true);
});

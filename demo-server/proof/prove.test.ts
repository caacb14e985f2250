import { expect, test } from 'vitest';
import type { Offered } from '../factors/factor.ts';
import type { Store } from '../store/store.ts';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { wrongCode } from '../testing/test-site.ts';
import { proveSecondFactor } from './prove.ts';

async function annEnrolled() {
  const domain = await startDomain();
  const owner = await newOwner(domain, { enrolled: true });
  const { store } = domain;
  const events = async () =>
    (await store.audit.of(owner.userId))
      .filter(({ kind }) => !['sign-up', 'enrolment-start', 'enrolment'].includes(kind))
      .map(({ kind, reason, outcome }) => `${kind} ${reason ?? outcome}`);
  const attempts = async () => (await store.throttles.read(`codes:${owner.userId}`))?.failures ?? 0;
  const notices = async () => (await store.mailQueue.of(owner.userId)).map(({ kind }) => kind).slice(1);
  return { domain, owner, events, attempts, notices };
}

type Offer = (owner: Owner, domain: Domain) => Offered;
const rightCode: Offer = ({ codeOf }, { clock }) => ({ factor: 'totp', code: codeOf(clock.now) });
const anyWrongCode: Offer = ({ codeOf }, { clock }) => ({
  factor: 'totp',
  code: wrongCode(codeOf, clock.now),
});
const spentCode: Offer = ({ codeOf }, { clock }) => ({ factor: 'totp', code: codeOf(clock.now - 30_000) });
const backupCode: Offer = ({ backupCodes }) => ({
  factor: 'backup-code',
  code: (backupCodes[0] ?? '').replace('-', ''),
});
const wrongBackupCode: Offer = () => ({ factor: 'backup-code', code: '00000000' });

/** Confirms the second factor in a new session of the given kind, with `settle` as its effect. */
async function proveIn(
  { domain, owner }: Awaited<ReturnType<typeof annEnrolled>>,
  kind: 'pending' | 'full',
  offer: Offer,
  settle?: (write: Store) => Promise<boolean>,
) {
  const session = kind === 'pending' ? await owner.pending() : await owner.session();
  return proveSecondFactor(domain.parts, session, offer(owner, domain), domain.occasion(), async (write) =>
    (await settle?.(write)) === false ? undefined : { value: 'settled', sessionId: 'the next session' },
  );
}

test.each<[what: string, kind: 'pending' | 'full', offer: Offer, event: string, notices: string[]]>([
  ['accepts a code at a sign-in', 'pending', rightCode, 'second-factor success', []],
  ['accepts a code in a session', 'full', rightCode, 'step-up success', []],
  ['accepts a backup code at a sign-in', 'pending', backupCode, 'backup-code success', ['backup-code-used']],
  ['accepts a backup code in a session', 'full', backupCode, 'backup-code success', ['backup-code-used']],
])('%s: logs it, and counts no failed attempt', async (_what, kind, offer, event, notices) => {
  const ann = await annEnrolled();
  expect(await proveIn(ann, kind, offer)).toBe('settled');
  expect(await ann.events()).toEqual([event]);
  expect(await ann.attempts()).toBe(0);
  expect(await ann.notices()).toEqual(notices);
});

test.each<[what: string, kind: 'pending' | 'full', offer: Offer, code: string, event: string]>([
  ['a wrong code', 'pending', anyWrongCode, 'INVALID_CODE', 'second-factor wrong-code'],
  ['a code that enrolment used up', 'pending', spentCode, 'INVALID_CODE', 'second-factor replayed-code'],
  ['a wrong code in a session', 'full', anyWrongCode, 'INVALID_CODE', 'step-up wrong-code'],
  ['a wrong backup code', 'pending', wrongBackupCode, 'INVALID_BACKUP_CODE', 'backup-code wrong-code'],
])('refuses %s, counts the attempt, and changes nothing', async (_what, kind, offer, code, event) => {
  const ann = await annEnrolled();
  let isSettled = false;
  const proven = proveIn(ann, kind, offer, async (write) => {
    isSettled = true;
    await write.users.setLanguage(ann.owner.userId, 'de');
    return true;
  });
  await expect(proven).rejects.toMatchObject({ code, details: { attemptsLeft: 4 } });
  expect(await ann.events()).toEqual([event]);
  expect(await ann.attempts()).toBe(1);
  // A replayed code is found only when it is used up. That rolls back what `settle` did.
  expect(isSettled).toBe(event.endsWith('replayed-code'));
  expect((await ann.domain.store.users.byId(ann.owner.userId))?.language).toBe('en');
});

test.each<[what: string, offer: Offer, refusal: string, event: string]>([
  ['a code', rightCode, 'INVALID_CODE', 'second-factor lost-race'],
  ['a backup code', backupCode, 'INVALID_BACKUP_CODE', 'backup-code lost-race'],
])(
  'does not use up %s if another request has already finished the action',
  async (_what, offer, code, event) => {
    const ann = await annEnrolled();
    await expect(proveIn(ann, 'pending', offer, async () => false)).rejects.toMatchObject({ code });
    expect(await ann.events()).toEqual([event]);
    expect(await ann.notices()).toEqual([]);
    expect(await proveIn(ann, 'pending', offer)).toBe('settled');
  },
);

test.each<[what: string, offered: Offered, enrolled: boolean, code: string]>([
  ['a code', { factor: 'totp', code: '123456' }, false, 'TWO_FACTOR_NOT_ENABLED'],
  ['a backup code', { factor: 'backup-code', code: '00000000' }, false, 'TWO_FACTOR_NOT_ENABLED'],
  ['a mailed code', { factor: 'email', code: '123456' }, false, 'TWO_FACTOR_NOT_ENABLED'],
  ['a mailed code, with another method on', { factor: 'email', code: '123456' }, true, 'METHOD_NOT_ENABLED'],
])('%s for a method the account does not have costs no attempt', async (_what, offered, enrolled, code) => {
  const domain = await startDomain();
  const owner = await newOwner(domain, { enrolled });
  const { parts, store, occasion } = domain;
  const proven = proveSecondFactor(parts, await owner.session(), offered, occasion(), async () => undefined);
  await expect(proven).rejects.toMatchObject({ code });
  expect(await store.throttles.read(`codes:${owner.userId}`)).toBeUndefined();
});

test('notifies the owner once, when wrong codes start to cause a wait', async () => {
  const ann = await annEnrolled();
  for (let guess = 1; guess <= 5; guess += 1) {
    expect(await ann.notices()).toEqual([]);
    await expect(proveIn(ann, 'pending', anyWrongCode)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  }
  expect(await ann.notices()).toEqual(['codes-slowed']);
  await expect(proveIn(ann, 'pending', rightCode)).rejects.toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
  });
  ann.domain.clock.now += 30_000;
  expect(await proveIn(ann, 'pending', rightCode)).toBe('settled');
  expect(await ann.notices()).toEqual(['codes-slowed']);
});

test('refunds successful attempts to the network, but not failed ones', async () => {
  const ann = await annEnrolled();
  const { store, clock } = ann.domain;
  const isFree = async () =>
    ((await store.throttles.read('network:192.0.2.7'))?.nextAllowedAt ?? 0) <= clock.now;
  await proveIn(ann, 'pending', rightCode);
  expect(await isFree()).toBe(true);
  await proveIn(ann, 'pending', anyWrongCode).catch(() => undefined);
  expect(await isFree()).toBe(false);
});

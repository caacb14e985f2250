import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { changePassword } from '../accounts/change-password.ts';
import { resetPassword } from '../accounts/password-reset.ts';
import { createMailedLink } from '../addresses/mailed-link.ts';
import { finishSignIn, spendBackupCodeOnly } from '../proof/second-step.ts';
import { stepUp } from '../proof/step-up.ts';
import { isFull, startSession } from '../sessions/sessions.ts';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';
import { STEP_MS, wrongCode } from '../testing/test-site.ts';
import { passwordCameByMail } from './password-by-mail.ts';

const MAILED = 'a password by mail';

/** Sets a password with a mailed link, as the owner or any reader of the mailbox can. */
async function resetByMail({ parts, store, clock, occasion }: Domain, { userId }: Owner) {
  const [address] = await store.addresses.of(userId);
  const createdAt = clock.now;
  const path = await createMailedLink(store, {
    userId,
    epoch: (await store.users.byId(userId))?.credentialEpoch ?? 0,
    purpose: 'reset-password',
    addressId: address?.id ?? null,
    createdAt,
    expiresAt: createdAt + MINUTE,
  });
  const [, token = ''] = path.split('#token=');
  await resetPassword(parts, { token, newPassword: MAILED, rightToken: undefined }, occasion());
}

type Action = (domain: Domain, owner: Owner) => Promise<unknown>;

/** Starts a full session without a confirmed second factor, such as a trusted device gets. */
async function sessionOf({ store, occasion }: Domain, { userId }: Owner) {
  const epoch = (await store.users.byId(userId))?.credentialEpoch ?? 0;
  const { session } = await startSession(store, 'full', { userId, epoch }, occasion());
  if (!isFull(session)) throw new TypeError('A full session was begun.');
  return session;
}

const rightCode = ({ clock }: Domain, { codeOf }: Owner) =>
  ({ factor: 'totp', code: codeOf(clock.now) }) as const;
const backupCode = ({ backupCodes: [code = ''] }: Owner) =>
  ({ factor: 'backup-code', code: code.replace('-', '') }) as const;

test.each<[what: string, cameByMail: boolean, action: Action]>([
  ['nothing', true, async () => undefined],
  ['a sign-in with the password alone', true, (_domain, owner) => owner.pending()],
  ['a session on a trusted device', true, (domain, owner) => sessionOf(domain, owner)],
  [
    'a wrong code',
    true,
    async ({ parts, clock, occasion }, owner) => {
      const offered = { factor: 'totp', code: wrongCode(owner.codeOf, clock.now) } as const;
      const finished = finishSignIn(parts, await owner.pending(), offered, { trust: false }, occasion());
      await expect(finished).rejects.toMatchObject({ code: 'INVALID_CODE' });
    },
  ],
  ['another password set by mail', true, resetByMail],
  [
    'a second step',
    false,
    async (domain, owner) => {
      const pending = await owner.pending();
      const asked = { trust: false };
      await finishSignIn(domain.parts, pending, rightCode(domain, owner), asked, domain.occasion());
    },
  ],
  [
    'a backup code at the second step',
    false,
    async ({ parts, occasion }, owner) => {
      await finishSignIn(parts, await owner.pending(), backupCode(owner), { trust: false }, occasion());
    },
  ],
  [
    'a backup code that does not finish the sign-in',
    false,
    async ({ parts, occasion }, owner) =>
      spendBackupCodeOnly(parts, await owner.pending(), backupCode(owner), occasion()),
  ],
  [
    'a step-up',
    false,
    async (domain, owner) => {
      const session = await sessionOf(domain, owner);
      await stepUp(domain.parts, session, rightCode(domain, owner), domain.occasion());
    },
  ],
  [
    'a password changed with a code',
    false,
    async (domain, owner) => {
      const asked = { currentPassword: MAILED, newPassword: 'a password by hand' };
      const offered = rightCode(domain, owner);
      const session = await sessionOf(domain, owner);
      await changePassword(domain.parts, session, { ...asked, offered }, domain.occasion());
    },
  ],
])(
  'after a password set by mail and %s, the password counts as set by mail: %s',
  async (_what, cameByMail, action) => {
    const domain = await startDomain();
    const owner = await newOwner(domain, { enrolled: true });
    expect(await passwordCameByMail(domain.store, owner.userId)).toBe(false);
    await resetByMail(domain, owner);
    expect(await passwordCameByMail(domain.store, owner.userId)).toBe(true);
    domain.clock.now += STEP_MS;
    await action(domain, owner);
    expect(await passwordCameByMail(domain.store, owner.userId)).toBe(cameByMail);
  },
);

test('the rule does not depend on the audit log: it still applies after the log was trimmed', async () => {
  const folder = temporaryFolder();
  const domain = await startDomain({ folder });
  const owner = await newOwner(domain, { enrolled: true });
  await resetByMail(domain, owner);
  await (await databaseFor(folder)).query('delete from audit_events');
  expect(await domain.store.audit.of(owner.userId)).toEqual([]);
  expect(await passwordCameByMail(domain.store, owner.userId)).toBe(true);
});

test('returns false for a deleted account', async () => {
  const { store } = await startDomain();
  expect(await passwordCameByMail(store, 'nobody')).toBe(false);
});

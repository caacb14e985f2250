import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import type { Limits } from '../throttle/limits.ts';
import { networkOf, refundToNetwork, reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { refund, type Throttle } from '../throttle/throttle.ts';
import type { PasswordPool } from './password-pool.ts';

/** What {@link checkPassword} needs. */
export interface PasswordParts {
  store: Store;
  passwords: PasswordPool;
  limits: Limits;
}

/**
 * Checks a password after it has reserved an attempt in three limits: of the network, of the account from this network,
 * and of the account from anywhere. An email address without an account has the same limits and takes the same time.
 *
 * @param email normalised
 * @returns whether the password is right; then call {@link clearPasswordTries} in the transaction that follows
 * @throws Refusal if no attempt is allowed now, and nothing was compared; or if the password is right but a stranger may
 * have chosen it: see demo-server/addresses/first-proof.ts
 */
export async function checkPassword(
  { store, passwords, limits }: PasswordParts,
  email: string,
  user: UserRecord | undefined,
  password: string,
  occasion: Occasion,
): Promise<boolean> {
  passwords.assertRoom();
  const { here, anywhere } = throttlesOf(limits, email, occasion.address);
  const refusal = await store.together(
    async (write) =>
      (await reserveFromNetwork(write, limits, occasion)) ??
      (await reserveOrRefuse(write, here, 'TOO_MANY_PASSWORDS', occasion.now)) ??
      (await reserveOrRefuse(write, anywhere, 'TOO_MANY_PASSWORDS', occasion.now)),
  );
  if (refusal) throw refusal;
  const isRight = await passwords.matches(password, user?.passwordHash);
  if (isRight && user?.passwordUnproved === 1) throw new Refusal('PASSWORD_NOT_CONFIRMED');
  return isRight;
}

/** Clears the counts of failed attempts after a right password. */
export async function clearPasswordTries(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  email: string,
  occasion: Occasion,
): Promise<void> {
  const { here, anywhere } = throttlesOf(limits, email, occasion.address);
  await refundToNetwork(write, limits, occasion);
  await write.throttles.reset(here.key);
  await refund(write, anywhere);
}

/**
 * Checks the password of a signed-in user again.
 *
 * @param kind the action that needs it, for the audit log
 * @returns the account
 * @throws Refusal if the password is wrong, there were too many attempts, or the account was deleted
 */
export async function confirmPassword(
  parts: PasswordParts,
  session: FullSession,
  password: string,
  kind: ActivityKind,
  occasion: Occasion,
): Promise<UserRecord> {
  const { store, limits } = parts;
  const user = await store.users.byId(session.userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  const audit = { ...seenAt(occasion), userId: user.id, kind, sessionId: session.id };
  const isRight = await checkPassword(parts, user.email, user, password, occasion).catch(async (error) => {
    await recordPasswordsLocked(store, error, audit);
    throw error;
  });
  if (!isRight) {
    await store.audit.record({ ...audit, outcome: 'failure', reason: 'wrong-password' });
    throw new Refusal('INVALID_PASSWORD');
  }
  await store.together((write) => clearPasswordTries(write, limits, user.email, occasion));
  return user;
}

/**
 * Records that a password was refused unchecked because the account is locked. Refusals of a network as a whole are not
 * recorded: a flood of them would fill the log.
 */
export async function recordPasswordsLocked(
  { audit }: Pick<Store, 'audit'>,
  error: unknown,
  entry: Omit<Parameters<Store['audit']['record']>[0], 'outcome' | 'reason'>,
): Promise<void> {
  if (error instanceof Refusal && error.code === 'TOO_MANY_PASSWORDS')
    await audit.record({ ...entry, outcome: 'failure', reason: 'locked' });
}

/** Returns the throttles of an account's passwords: from one network, and from anywhere. */
function throttlesOf(limits: Limits, email: string, address: string): Record<'here' | 'anywhere', Throttle> {
  // Hashed, because users sometimes type a password into the email field and this row is kept for a day.
  const account = hashToken(email);
  return {
    here: { key: `password:${account}@${networkOf(address)}`, limit: limits.passwords },
    anywhere: { key: `password:${account}`, limit: limits.passwordsAnywhere },
  };
}

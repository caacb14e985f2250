import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { ActivityKind } from '../contract/index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { FullSession } from '../sessions/sessions.ts';
import { hashToken } from '../sessions/token.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import type { Limits } from '../throttle/limits.ts';
import { networkOf, refundToNetwork, reserveFromNetwork } from '../throttle/network.ts';
import { reserveOrRefuse } from '../throttle/refuse.ts';
import { refund, reserve, type Throttle } from '../throttle/throttle.ts';
import { knownBrowser, turnOf } from './known-browser.ts';
import { isKnownNetwork } from './known-network.ts';
import type { PasswordPool } from './password-pool.ts';

/** What {@link checkPassword} needs. */
export interface PasswordParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  limits: Limits;
}

/** An account and whether its password is right. Without an account it is wrong. */
type CheckedPassword = { user: UserRecord; isRight: true } | { user: UserRecord | undefined; isRight: false };

/**
 * Checks a password after it has taken a place in the line and reserved an attempt. An email address without an account
 * has the same limits and takes the same time.
 *
 * A browser that has signed in to the account before has a budget of its own, and so has a network. Any other attempt
 * counts for the network, for the account from this network, and for the account from anywhere. While too many come from anywhere, a network
 * has fewer attempts, but never none: attackers elsewhere do not lock out the owner.
 *
 * @param email normalised
 * @param findUser finds the account of the address. Called when an attempt is reserved: a client with too many requests
 * costs no query.
 * @returns the account, and whether the password is right; then call {@link clearPasswordAttempts} in the transaction that
 * follows
 * @throws Refusal if no attempt is allowed now, and nothing was compared; or if the password is right but a stranger may
 * have chosen it: see demo-server/addresses/first-proof.ts
 */
export async function checkPassword(
  parts: PasswordParts,
  email: string,
  findUser: () => Promise<UserRecord | undefined> | UserRecord,
  password: string,
  occasion: Occasion,
): Promise<CheckedPassword> {
  const { store, keys, passwords, limits } = parts;
  const browser = await knownBrowser(parts, email, occasion);
  const turn = turnOf(email, browser, occasion);
  const leave = passwords.enter(turn);
  try {
    const throttles = throttlesOf(limits, email, browser, occasion);
    const isKnown = await isKnownNetwork(store, keys, email, occasion);
    const refusal = await store.together((write) =>
      reservePassword(write, limits, throttles, isKnown, occasion),
    );
    if (refusal) throw refusal;
    const user = await findUser();
    const isRight = await passwords.matches(password, user?.passwordHash, turn);
    if (isRight && user?.passwordUnproved === 1) throw new Refusal('PASSWORD_NOT_CONFIRMED');
    return user && isRight ? { user, isRight } : { user, isRight: false };
  } finally {
    leave();
  }
}

/** Reserves one attempt, in one order everywhere, so that on PostgreSQL no two requests wait for each other. */
async function reservePassword(
  write: Pick<Store, 'throttles'>,
  limits: Limits,
  { own, signIns, anywhere, here }: PasswordThrottles,
  isKnown: boolean,
  occasion: Occasion,
): Promise<Refusal | undefined> {
  const { now } = occasion;
  const tooMany = own ? undefined : await reserveFromNetwork(write, limits, occasion);
  const refusal = tooMany ?? (await reserveOrRefuse(write, signIns, 'TOO_MANY_REQUESTS', now));
  if (refusal) return refusal;
  if (own) return reserveOrRefuse(write, own, 'TOO_MANY_PASSWORDS', now);
  if (isKnown) return reserveOrRefuse(write, here, 'TOO_MANY_PASSWORDS', now);
  const { isAllowed } = await reserve(write, anywhere, now);
  const limit = isAllowed ? here.limit : limits.passwordsUnderAttack;
  return reserveOrRefuse(write, { key: here.key, limit }, 'TOO_MANY_PASSWORDS', now);
}

/** Clears the counts of failed attempts after a right password. */
export async function clearPasswordAttempts(
  write: Pick<Store, 'throttles' | 'knownNetworks' | 'users'>,
  { keys, limits }: Pick<PasswordParts, 'keys' | 'limits'>,
  email: string,
  occasion: Occasion,
): Promise<void> {
  const browser = await knownBrowser({ store: write, keys }, email, occasion);
  const { own, anywhere, here } = throttlesOf(limits, email, browser, occasion);
  if (own) return write.throttles.reset(own.key);
  await refundToNetwork(write, limits, occasion);
  // From a known network it was not counted there.
  if (!(await isKnownNetwork(write, keys, email, occasion))) await refund(write, anywhere);
  await write.throttles.reset(here.key);
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
  { browserToken: _, ...occasion }: Occasion,
): Promise<UserRecord> {
  const { store } = parts;
  const user = await store.users.byId(session.userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  const audit = { ...seenAt(occasion), userId: user.id, kind, sessionId: session.id };
  const { isRight } = await checkPassword(parts, user.email, () => user, password, occasion).catch(
    async (error) => {
      await recordPasswordsLocked(store, error, audit);
      throw error;
    },
  );
  if (!isRight) {
    await store.audit.record({ ...audit, outcome: 'failure', reason: 'wrong-password' });
    throw new Refusal('INVALID_PASSWORD');
  }
  await store.together((write) => clearPasswordAttempts(write, parts, user.email, occasion));
  return user;
}

type LockedEntry = Omit<Parameters<Store['audit']['record']>[0], 'outcome' | 'reason'>;

/**
 * Records that a password was refused unchecked because the account is locked. Refusals of a network as a whole are not
 * recorded: a flood of them would fill the log.
 */
export async function recordPasswordsLocked(
  { audit }: Pick<Store, 'audit'>,
  error: unknown,
  entry: LockedEntry | (() => Promise<LockedEntry>),
): Promise<void> {
  if (!(error instanceof Refusal) || error.code !== 'TOO_MANY_PASSWORDS') return;
  const of = typeof entry === 'function' ? await entry() : entry;
  await audit.record({ ...of, outcome: 'failure', reason: 'locked' });
}

interface PasswordThrottles {
  /** The budget of a browser that signed in before. Then no other one counts failed attempts. */
  own: Throttle | undefined;
  signIns: Throttle;
  anywhere: Throttle;
  here: Throttle;
}

/** Returns the limits of an account's passwords. */
function throttlesOf(
  limits: Limits,
  email: string,
  browser: string | undefined,
  occasion: Occasion,
): PasswordThrottles {
  // Hashed, because users sometimes type a password into the email field and this row is kept for a day.
  const account = hashToken(email);
  const network = networkOf(occasion.address);
  const own =
    browser === undefined ? undefined : { key: `password:${account}~${browser}`, limit: limits.passwords };
  return {
    own,
    signIns: { key: `sign-ins:${browser ?? network}`, limit: limits.signIns },
    anywhere: { key: `password:${account}`, limit: limits.passwordsAnywhere },
    here: { key: `password:${account}@${network}`, limit: limits.passwords },
  };
}

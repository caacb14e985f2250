import { randomUUID } from 'node:crypto';
import type { TwoFactorMethod } from '../contract/index.ts';
import type { Occasion } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import { type AnySession, type StartedSession, startSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { normaliseEmail } from './email.ts';
import { assertSuitable } from './password.ts';
import type { PasswordPool } from './password-pool.ts';

/** What the account functions work with. */
export interface AccountParts {
  store: Store;
  passwords: PasswordPool;
}

/** An account as its owner sees it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  /** Whether the next sign-in asks for a code. */
  twoFactorEnabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface SignedIn extends StartedSession {
  account: Account;
  /** The second factors this sign-in awaits; none when the session is full. */
  awaits: TwoFactorMethod[];
}

/**
 * Makes an account and signs it in.
 *
 * @param before the session the browser had, which ends
 * @throws Refusal when the password does not suit or the e-mail address is taken
 */
export async function signUp(
  { store, passwords }: AccountParts,
  wanted: { name: string; email: string; password: string },
  before: AnySession | undefined,
  { now, address }: Occasion,
): Promise<SignedIn> {
  assertSuitable(wanted.password);
  const user: UserRecord = {
    id: randomUUID(),
    email: normaliseEmail(wanted.email),
    name: wanted.name,
    passwordHash: await passwords.hash(wanted.password),
    createdAt: now,
    updatedAt: now,
  };
  return store.transaction(async (write) => {
    if (!(await write.users.insert(user))) throw new Refusal('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
    if (before) await write.sessions.remove(before.id);
    const started = await startSession(write, 'full', user.id, now);
    await write.audit.record({ at: now, userId: user.id, kind: 'sign-up', outcome: 'success', address });
    return { ...started, account: accountFrom(user, false), awaits: [] };
  });
}

/**
 * Checks a password and begins a session: full, or pending when the account has a second factor.
 *
 * @param before the session the browser had, which ends
 * @throws Refusal the same one for an unknown address and a wrong password, after the same work
 */
export async function signIn(
  { store, passwords }: AccountParts,
  offered: { email: string; password: string },
  before: AnySession | undefined,
  { now, address }: Occasion,
): Promise<SignedIn> {
  const user = await store.users.byEmail(normaliseEmail(offered.email));
  const right = await passwords.matches(offered.password, user?.passwordHash);
  if (!user || !right) {
    await store.audit.record({
      at: now,
      userId: user?.id ?? null,
      kind: 'sign-in',
      outcome: 'failure',
      reason: user ? 'wrong-password' : 'unknown-email',
      address,
    });
    throw new Refusal('INVALID_EMAIL_OR_PASSWORD');
  }
  return store.transaction(async (write) => {
    // Asked inside: a factor confirmed while the password was checked counts.
    const factor = await write.verifications.twoFactorOf(user.id);
    if (before) await write.sessions.remove(before.id);
    const started = await startSession(write, factor ? 'pending' : 'full', user.id, now);
    await write.audit.record({ at: now, userId: user.id, kind: 'sign-in', outcome: 'success', address });
    return { ...started, account: accountFrom(user, factor !== undefined), awaits: factor ? ['totp'] : [] };
  });
}

/** Ends a session. */
export async function signOut(
  { store }: Pick<AccountParts, 'store'>,
  session: AnySession,
  { now, address }: Occasion,
): Promise<void> {
  if (!(await store.sessions.remove(session.id))) return;
  await store.audit.record({
    at: now,
    userId: session.userId,
    kind: 'sign-out',
    outcome: 'success',
    address,
  });
}

/** @returns the account a session belongs to, or `undefined` when it is gone */
export async function accountOf(store: Store, userId: string): Promise<Account | undefined> {
  const user = await store.users.byId(userId);
  return user && accountFrom(user, (await store.verifications.twoFactorOf(userId)) !== undefined);
}

function accountFrom(user: UserRecord, twoFactorEnabled: boolean): Account {
  const { id, name, email, createdAt, updatedAt } = user;
  return { id, name, email, twoFactorEnabled, createdAt, updatedAt };
}

/** @throws Refusal when it is not the account's password */
export async function confirmPassword(
  { passwords }: Pick<AccountParts, 'passwords'>,
  user: UserRecord,
  password: string,
): Promise<void> {
  if (!(await passwords.matches(password, user.passwordHash))) throw new Refusal('INVALID_PASSWORD');
}

import type { Language } from '../../shared/translations/languages.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { Role, TwoFactorMethod } from '../contract/index.ts';
import { linkRequired } from '../enrolment-rights/links.ts';
import { acceptRight, needsRight } from '../enrolment-rights/rights.ts';
import { type BackupCodeSummary, summaryOf } from '../factors/backup-codes.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import {
  checkPassword,
  clearPasswordAttempts,
  type PasswordParts,
  recordPasswordsLocked,
} from '../passwords/check-password.ts';
import { turnOf } from '../passwords/known-browser.ts';
import { rememberNetwork } from '../passwords/known-network.ts';
import { isOutdatedHash } from '../passwords/password-hash.ts';
import { type Obligation, readObligation } from '../people/obligation.ts';
import {
  type AnySession,
  type FullSession,
  type StartedSession,
  startSession,
} from '../sessions/sessions.ts';
import { isSuspended } from '../sessions/suspended.ts';
import { acceptTrustedDevice, type TrustedToken } from '../sessions/trusted-devices.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';
import { deletionOf } from './pending-deletion.ts';

/** An account as its owner sees it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  /** Whether the owner has confirmed the address. */
  emailVerified: boolean;
  /** Whether the next sign-in needs a second factor. */
  twoFactorEnabled: boolean;
  /** `null` without a second factor. */
  backupCodes: BackupCodeSummary | null;
  role: Role;
  /** What the policy requires of an account without a second factor; `null` if nothing. */
  mustEnrol: Obligation | null;
  /** When the account is deleted because its owner asked for it; null if not. */
  deletesAt: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface SignedIn extends StartedSession {
  account: Account;
  /** The second factors this sign-in can continue with; empty if the session is full. */
  awaits: TwoFactorMethod[];
  /** The next token of the trusted device that replaced a code. */
  device?: TrustedToken;
  /** The right to set up a second factor, if a mailed link gave it to this browser. */
  right?: TrustedToken;
  /** Why this sign-in cannot continue. The session is pending: it can request a link, or ask support. */
  refused?: Refusal;
}

/** What a browser sent with its request to sign in or sign up. */
export interface Before {
  /** Its session, which ends. */
  session: AnySession | undefined;
  /** The token of a trusted device. */
  deviceToken: string | undefined;
}

/** What a browser sends to sign in. */
export interface SignInAttempt {
  email: string;
  password: string;
  /** The token of a mailed link, after a reset of the second factor. */
  enrolmentToken?: string | undefined;
}

/**
 * Checks a password and starts a session. It is full, or pending if the account has a second factor and the browser is
 * not trusted. After a reset of the second factor, it is full only with the right to set up another one: see
 * demo-server/enrolment-rights/rights.ts.
 *
 * @throws Refusal the same one for an unknown address and a wrong password, after the same work. That an account is
 * suspended is said only after the right password
 */
export async function signIn(
  parts: PasswordParts,
  offered: SignInAttempt,
  before: Before & { rightToken: string | undefined },
  occasion: Occasion,
): Promise<SignedIn> {
  const { store, passwords } = parts;
  const email = normaliseEmail(offered.email);
  const findUser = () => store.users.byEmail(email);
  const auditOf = (of: UserRecord | undefined) =>
    ({ ...seenAt(occasion), userId: of?.id ?? null, kind: 'sign-in' }) as const;
  const { user, isRight } = await checkPassword(parts, email, findUser, offered.password, occasion).catch(
    async (error) => {
      await recordPasswordsLocked(store, error, async () => auditOf(await findUser()));
      throw error;
    },
  );
  const audit = auditOf(user);
  if (!isRight) {
    const reason = user ? 'wrong-password' : 'unknown-email';
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw new Refusal('INVALID_EMAIL_OR_PASSWORD');
  }
  if (isSuspended(user)) {
    await store.together(async (write) => {
      await clearPasswordAttempts(write, parts, email, occasion);
      await write.audit.record({ ...audit, outcome: 'failure', reason: 'suspended' });
    });
    throw new Refusal('ACCOUNT_SUSPENDED');
  }
  // The epoch from before the password check. If a credential changes meanwhile, the new session is not valid.
  const owner = { userId: user.id, epoch: user.credentialEpoch };
  const renewed = isOutdatedHash(user.passwordHash)
    ? await passwords.hash(offered.password, turnOf(email, undefined, occasion))
    : undefined;
  const { enrolmentToken: linkToken } = offered;
  const work = async (write: Store): Promise<SignedIn> => {
    await clearPasswordAttempts(write, parts, email, occasion);
    await rememberNetwork(write, parts.keys, user, occasion);
    if (renewed !== undefined) await write.users.renewHash(user.id, user.passwordHash, renewed);
    if (before.session) await write.sessions.remove(before.session.id);
    const factors = await enabledMethodsOf(write, user.id);
    const hasFactor = factors.length > 0;
    const device =
      hasFactor && before.deviceToken !== undefined
        ? await acceptTrustedDevice(write, before.deviceToken, owner, occasion)
        : undefined;
    const right = needsRight(user, hasFactor)
      ? await acceptRight(write, { rightToken: before.rightToken, linkToken }, owner, occasion)
      : { epoch: owner.epoch };
    const isFull = right !== undefined && (!hasFactor || device !== undefined);
    const epoch = right?.epoch ?? owner.epoch;
    const started = await startSession(write, isFull ? 'full' : 'pending', { ...owner, epoch }, occasion);
    await write.audit.record({
      ...audit,
      outcome: right ? 'success' : 'failure',
      sessionId: started.session.id,
      ...(device && { reason: 'trusted-device' as const }),
      ...(!right && { reason: 'no-enrolment-right' as const }),
    });
    return {
      ...started,
      account: await accountAtSignIn(write, user.id),
      awaits: isFull ? [] : factors,
      ...(device && { device }),
      ...(right?.given && { right: right.given }),
      ...(!right && {
        refused: linkToken === undefined ? await linkRequired(write, user) : new Refusal('INVALID_TOKEN'),
      }),
    };
  };
  // Two links of one account must not both be used up.
  return linkToken === undefined ? store.together(work) : store.transaction(work);
}

export async function signOut(
  { store }: Pick<PasswordParts, 'store'>,
  session: AnySession,
  occasion: Occasion,
): Promise<void> {
  if (!(await store.sessions.remove(session.id))) return;
  await store.audit.record({
    ...seenAt(occasion),
    userId: session.userId,
    kind: 'sign-out',
    outcome: 'success',
    sessionId: session.id,
  });
}

/** Sets the language of messages to the account. */
export function setLanguage(
  { store }: { store: Store },
  { userId }: FullSession,
  language: Language,
): Promise<void> {
  return store.users.setLanguage(userId, language);
}

/** Returns an account as its owner sees it; `undefined` if it was deleted. */
export async function accountOf({ store }: { store: Store }, userId: string): Promise<Account | undefined> {
  const own = await store.users.ownById(userId);
  if (!own) return undefined;
  const { id, name, email, role, createdAt, updatedAt } = own.user;
  return {
    id,
    name,
    email,
    emailVerified: own.isVerified,
    twoFactorEnabled: own.hasFactor,
    backupCodes: own.hasFactor ? summaryOf(own.backupCodes) : null,
    role,
    mustEnrol: (own.hasFactor ? undefined : await readObligation(store, userId)) ?? null,
    deletesAt: deletionOf(own.user),
    createdAt,
    updatedAt,
  };
}

/**
 * Returns the account that a sign-in or sign-up ends with.
 *
 * @throws Refusal as for an unknown address, if the account was deleted while its password was checked
 */
export async function accountAtSignIn(write: Store, userId: string): Promise<Account> {
  const account = await accountOf({ store: write }, userId);
  if (!account) throw new Refusal('INVALID_EMAIL_OR_PASSWORD');
  return account;
}

import type { Language } from '../../shared/translations/languages.ts';
import { normaliseEmail } from '../base/email.ts';
import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { Role, TwoFactorMethod } from '../contract/index.ts';
import { type BackupCodeSummary, summariseBackupCodes } from '../factors/backup-codes.ts';
import { enabledMethodsOf, hasSecondFactor } from '../factors/factors.ts';
import {
  checkPassword,
  clearPasswordTries,
  type PasswordParts,
  recordPasswordsLocked,
} from '../passwords/check-password.ts';
import { type Obligation, readObligation } from '../people/obligation.ts';
import {
  type AnySession,
  type FullSession,
  type StartedSession,
  startSession,
} from '../sessions/sessions.ts';
import { acceptTrustedDevice, type TrustedToken } from '../sessions/trusted-devices.ts';
import type { Store } from '../store/store.ts';
import type { UserRecord } from '../store/users.ts';

/** An account as its owner sees it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  /** Whether its owner has proved to read it. */
  emailVerified: boolean;
  /** Whether the next sign-in asks for a code. */
  twoFactorEnabled: boolean;
  /** `null` while it does not. */
  backupCodes: BackupCodeSummary | null;
  role: Role;
  /** What it must do about having no second factor; `null` while nothing. */
  mustEnrol: Obligation | null;
  createdAt: number;
  updatedAt: number;
}

export interface SignedIn extends StartedSession {
  account: Account;
  /** The second factors this sign-in awaits; none when the session is full. */
  awaits: TwoFactorMethod[];
  /** The next token of the trusted device that stood in for a code. */
  device?: TrustedToken;
}

/** What a browser had before it signs in or up. */
export interface Before {
  /** It ends. */
  session: AnySession | undefined;
  /** The token of a trusted device. */
  deviceToken: string | undefined;
}

/**
 * Checks a password and begins a session: full, or pending when the account has a second factor and the browser is
 * not trusted.
 *
 * @throws Refusal the same one for an unknown address and a wrong password, after the same work
 */
export async function signIn(
  parts: PasswordParts,
  offered: { email: string; password: string },
  before: Before,
  occasion: Occasion,
): Promise<SignedIn> {
  const { store, limits } = parts;
  const email = normaliseEmail(offered.email);
  const user = await store.users.byEmail(email);
  const audit = { ...seenAt(occasion), userId: user?.id ?? null, kind: 'sign-in' } as const;
  const isRight = await checkPassword(parts, email, user, offered.password, occasion).catch(async (error) => {
    await recordPasswordsLocked(store, error, audit);
    throw error;
  });
  if (!user || !isRight) {
    const reason = user ? 'wrong-password' : 'unknown-email';
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw new Refusal('INVALID_EMAIL_OR_PASSWORD');
  }
  // The epoch of before the password was checked: should a credential have changed meanwhile, the session is void.
  const owner = { userId: user.id, epoch: user.credentialEpoch };
  return store.together(async (write) => {
    await clearPasswordTries(write, limits, email, occasion);
    if (before.session) await write.sessions.remove(before.session.id);
    const factors = await enabledMethodsOf(write, user.id);
    const hasFactor = factors.length > 0;
    const device =
      hasFactor && before.deviceToken !== undefined
        ? await acceptTrustedDevice(write, before.deviceToken, owner, occasion)
        : undefined;
    const isFull = !hasFactor || device !== undefined;
    const started = await startSession(write, isFull ? 'full' : 'pending', owner, occasion);
    await write.audit.record({
      ...audit,
      outcome: 'success',
      sessionId: started.session.id,
      ...(device && { reason: 'trusted-device' as const }),
    });
    return {
      ...started,
      account: await accountFrom(write, user, hasFactor),
      awaits: isFull ? [] : factors,
      ...(device && { device }),
    };
  });
}

/** Ends a session. */
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

/** Chooses the language that messages to the account are written in. */
export function setLanguage(
  { store }: { store: Store },
  { userId }: FullSession,
  language: Language,
): Promise<void> {
  return store.users.setLanguage(userId, language);
}

/** @returns the account a session belongs to, or `undefined` when it is gone */
export async function accountOf(
  { store }: { store: Store },
  userId: string,
  /** Where it has just been proven, which it is on every second step: then nobody need ask. */
  hasFactor?: true,
): Promise<Account | undefined> {
  const asked = hasFactor ?? (await hasSecondFactor(store, userId));
  // Asked for together: what is read while others write is told when that is durable, and one wait is enough.
  const [user, circumstances] = await Promise.all([
    store.users.byId(userId),
    circumstancesOf(store, userId, asked),
  ]);
  return user && { ...identityOf(user), ...circumstances };
}

/** @param hasFactor whether the account has a second factor, which whoever calls it knows */
export async function accountFrom(store: Store, user: UserRecord, hasFactor: boolean): Promise<Account> {
  return { ...identityOf(user), ...(await circumstancesOf(store, user.id, hasFactor)) };
}

function identityOf({ id, name, email, role, createdAt, updatedAt }: UserRecord) {
  return { id, name, email, role, createdAt, updatedAt };
}

async function circumstancesOf(store: Store, userId: string, hasFactor: boolean) {
  const [emailVerified, backupCodes, obligation] = await Promise.all([
    store.addresses.isVerified(userId),
    hasFactor ? summariseBackupCodes({ store }, userId) : null,
    hasFactor ? undefined : readObligation(store, userId),
  ]);
  return { emailVerified, twoFactorEnabled: hasFactor, backupCodes, mustEnrol: obligation ?? null };
}

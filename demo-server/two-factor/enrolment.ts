import { randomUUID } from 'node:crypto';
import { confirmPassword } from '../accounts/accounts.ts';
import type { PasswordPool } from '../accounts/password-pool.ts';
import { ENROLMENT_ATTEMPTS } from '../contract/index.ts';
import type { KeyRing, SealedFor } from '../keys/key-ring.ts';
import type { Occasion } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import { type FullSession, type StartedSession, startSession } from '../sessions/sessions.ts';
import type { AuditReason } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import type { VerifyRecord } from '../store/verifications.ts';
import { invalidCode, tooManyAttempts } from './invalid-code.ts';
import { keyUri, matchCode, newSecret } from './totp.ts';

/** How long a key may wait for its first code, in milliseconds. NIST SP 800-63B §4.1.3 allows ten minutes. */
export const ENROLMENT_MS = 10 * 60 * 1000;

const START_AGAIN = 'Start the set-up again for a new key.';

/** What the second-factor functions work with. */
export interface TwoFactorParts {
  store: Store;
  keys: KeyRing;
  passwords: PasswordPool;
  /** Who issues the keys, as authenticators show it. */
  issuer: string;
}

/**
 * Makes a new key and its *verify* record: one per user, bound to this session, for ten minutes. A key made
 * before and not confirmed is replaced. The sign-in stays as it is until the key is confirmed.
 *
 * @returns the key URI, told here and never again
 * @throws Refusal when the password is wrong, or a second factor is on already
 */
export async function beginEnrolment(
  { store, keys, passwords, issuer }: TwoFactorParts,
  session: FullSession,
  asked: { password: string; issuer?: string | undefined },
  { now, address }: Occasion,
): Promise<{ totpURI: string; expiresAt: number }> {
  const user = await store.users.byId(session.userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  const record = (outcome: 'success' | 'failure', reason?: AuditReason) =>
    store.audit.record({ at: now, userId: user.id, kind: 'enrolment-start', outcome, reason, address });
  try {
    await confirmPassword({ passwords }, user, asked.password);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'INVALID_PASSWORD')
      await record('failure', 'wrong-password');
    throw error;
  }
  const secret = newSecret();
  const id = randomUUID();
  const verify: VerifyRecord = {
    id,
    userId: user.id,
    kind: 'verify',
    sealedSecret: keys.seal(secret, sealedFor({ id, userId: user.id })),
    sessionId: session.id,
    attempts: 0,
    lastUsedStep: -1,
    createdAt: now,
    expiresAt: now + ENROLMENT_MS,
  };
  await store.transaction(async (write) => {
    // Checking the password took a while: the session may have ended meanwhile.
    if (!(await write.sessions.byTokenHash(session.tokenHash, now))) throw new Refusal('UNAUTHORIZED');
    if (await write.verifications.twoFactorOf(user.id)) throw new Refusal('STEP_UP_REQUIRED');
    await write.verifications.replaceVerify(verify);
  });
  await record('success');
  return { totpURI: keyUri(secret, asked.issuer ?? issuer, user.email), expiresAt: verify.expiresAt };
}

/** The unconfirmed key of this session: until when it can be confirmed, or `undefined`. */
export async function viewEnrolment(
  { store }: Pick<TwoFactorParts, 'store'>,
  session: FullSession,
  { now }: Occasion,
): Promise<{ expiresAt: number } | undefined> {
  const verify = await store.verifications.verifyOf(session.id);
  return verify && verify.expiresAt > now ? { expiresAt: verify.expiresAt } : undefined;
}

/** Throws the user's unconfirmed key away, whichever session made it. */
export async function cancelEnrolment(
  { store }: Pick<TwoFactorParts, 'store'>,
  session: FullSession,
): Promise<void> {
  await store.verifications.removeVerify(session.userId);
}

/**
 * Confirms the session's key with its first code: the *verify* record becomes the *2fa* record, the code's time
 * step is spent, every session of the account ends, and this browser gets a new one. All of it, or none.
 *
 * @throws Refusal
 */
export async function confirmEnrolment(
  { store, keys }: Pick<TwoFactorParts, 'store' | 'keys'>,
  session: FullSession,
  code: string,
  { now, address }: Occasion,
): Promise<StartedSession> {
  const audit = { at: now, userId: session.userId, kind: 'enrolment', address } as const;
  const fail = async (refusal: Refusal, reason: AuditReason): Promise<never> => {
    await store.audit.record({ ...audit, outcome: 'failure', reason });
    throw refusal;
  };

  const verify = await store.verifications.verifyOf(session.id);
  if (!verify) throw new Refusal('ENROLMENT_NOT_FOUND');
  if (verify.expiresAt <= now) return fail(new Refusal('ENROLMENT_EXPIRED'), 'expired');

  const attempts = await store.verifications.claimAttempt(verify.id, ENROLMENT_ATTEMPTS, now);
  if (attempts === undefined) return fail(tooManyAttempts(START_AGAIN), 'too-many-attempts');
  const refusal = invalidCode(ENROLMENT_ATTEMPTS - attempts, START_AGAIN);

  const step = matchCode(keys.open(verify.sealedSecret, sealedFor(verify)), code, now);
  if (step === undefined) return fail(refusal, 'wrong-code');

  const started = await store.transaction(async (write) => {
    if (!(await write.verifications.upgrade(verify, step, now))) return undefined;
    await write.sessions.removeAllOf(session.userId);
    await write.audit.record({ ...audit, outcome: 'success' });
    return startSession(write, 'full', session.userId, now);
  });
  return started ?? fail(refusal, 'lost-race');
}

/** Where a key is sealed to. The row stays the same when *verify* becomes *2fa*, so the seal does, too. */
export function sealedFor({ id, userId }: { id: string; userId: string }): SealedFor {
  return { purpose: 'totp-secret', userId, rowId: id };
}

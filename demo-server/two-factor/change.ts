import { confirmPassword } from '../accounts/check-password.ts';
import { notify } from '../mail/notices.ts';
import { type Occasion, seenAt } from '../occasion.ts';
import { Refusal } from '../refusal.ts';
import { endAllTrust } from '../sessions/credential-change.ts';
import { type FullSession, type StartedSession, startSession } from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import { newBackupCodes } from './backup-codes.ts';
import { hasSecondFactor, removeAllFactors } from './factors.ts';
import type { TwoFactorParts } from './parts.ts';
import type { Offered } from './prove.ts';
import { sealedFor } from './sealed-for.ts';
import { assertProven } from './step-up.ts';

/** What a change of the second factor is asked with. */
export interface Authority {
  password: string;
  /** The second factor; without it, the proof must be at most five minutes old. */
  offered: Offered | undefined;
}

/**
 * Turns two-factor authentication off: the key and its backup codes go, every session and trusted device ends, and
 * this browser gets a new session.
 *
 * @throws Refusal without the password, or without a proof of the second factor
 */
export async function disableTwoFactor(
  parts: TwoFactorParts,
  session: FullSession,
  authority: Authority,
  occasion: Occasion,
): Promise<StartedSession> {
  await assertAuthority(parts, session, authority, 'two-factor-disabled', occasion);
  return parts.store.transaction(async (write) => {
    await assertAlive(write, session, occasion);
    if (!(await removeAllFactors(write, session.userId))) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
    const started = await startAnew(write, session, undefined, occasion);
    await recordChange(write, started, 'two-factor-disabled', occasion);
    return started;
  });
}

/**
 * Makes ten new backup codes; those before are void. Every other session and trusted device ends, and this browser
 * gets a new session.
 *
 * @returns the codes, told here and never again, and how many unused ones they replace
 * @throws Refusal without the password, or without a proof of the second factor
 */
export async function regenerateBackupCodes(
  parts: TwoFactorParts,
  session: FullSession,
  authority: Authority,
  occasion: Occasion,
): Promise<{ started: StartedSession; backupCodes: string[]; voided: number }> {
  const { store, keys, passwords } = parts;
  await assertAuthority(parts, session, authority, 'backup-codes-generated', occasion);
  const factor = await store.verifications.twoFactorOf(session.userId);
  if (!factor) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
  const { id } = factor;
  const codes = await newBackupCodes(passwords, keys.open(factor.sealedSecret, sealedFor(factor)), id);

  return store.transaction(async (write) => {
    // Making the codes took a while: the key they belong to may have been replaced meanwhile.
    if ((await currentFactor(write, session, occasion)).id !== id) throw new Refusal('UNAUTHORIZED');
    const voided = (await write.backupCodes.setOf(session.userId))?.remaining ?? 0;
    await write.backupCodes.removeSet(id);
    const set = { verificationId: id, createdAt: occasion.now, savedAt: null };
    await write.backupCodes.insertSet(set, codes.records);
    const provenAt = authority.offered ? occasion.now : session.provenAt;
    const started = await startAnew(write, session, provenAt ?? undefined, occasion);
    await recordChange(write, started, 'backup-codes-generated', occasion);
    return { started, backupCodes: codes.shown, voided };
  });
}

/** Records “I have saved these codes”. @throws Refusal when there are none */
export async function acknowledgeBackupCodes(
  { store }: Pick<TwoFactorParts, 'store'>,
  { userId, id: sessionId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await store.transaction(async (write) => {
    const set = await write.backupCodes.setOf(userId);
    if (!set) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
    if (!(await write.backupCodes.markSaved(set.verificationId, occasion.now))) return;
    const entry = { ...seenAt(occasion), userId, kind: 'backup-codes-saved', sessionId } as const;
    await write.audit.record({ ...entry, outcome: 'success' });
  });
}

async function assertAuthority(
  parts: TwoFactorParts,
  session: FullSession,
  { password, offered }: Authority,
  kind: 'two-factor-disabled' | 'backup-codes-generated',
  occasion: Occasion,
): Promise<void> {
  if (!(await hasSecondFactor(parts.store, session.userId))) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
  // Without a code the proof is asked about first: a step-up dialog comes before the password is spent on nothing.
  if (!offered) await assertProven(parts, session, undefined, occasion);
  await confirmPassword(parts, session, password, kind, occasion);
  if (offered) await assertProven(parts, session, offered, occasion);
}

async function assertAlive(write: Store, session: FullSession, { now }: Occasion): Promise<void> {
  if (!(await write.sessions.byTokenHash(session.tokenHash, now))) throw new Refusal('UNAUTHORIZED');
}

async function currentFactor(write: Store, session: FullSession, occasion: Occasion) {
  await assertAlive(write, session, occasion);
  const factor = await write.verifications.twoFactorOf(session.userId);
  if (!factor) throw new Refusal('TWO_FACTOR_NOT_ENABLED');
  return factor;
}

async function startAnew(
  write: Store,
  { userId }: FullSession,
  provenAt: number | undefined,
  occasion: Occasion,
): Promise<StartedSession> {
  const epoch = await endAllTrust(write, userId);
  if (epoch === undefined) throw new Refusal('UNAUTHORIZED');
  return startSession(
    write,
    'full',
    { userId, epoch, ...(provenAt !== undefined && { provenAt }) },
    occasion,
  );
}

async function recordChange(
  write: Store,
  { session: { id: sessionId, userId } }: StartedSession,
  kind: 'two-factor-disabled' | 'backup-codes-generated',
  occasion: Occasion,
): Promise<void> {
  await write.audit.record({ ...seenAt(occasion), userId, kind, outcome: 'success', sessionId });
  await notify(write, userId, kind, occasion);
}

import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { Offered } from '../factors/factor.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { assertSuitablePassword } from '../passwords/password.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';

/**
 * Changes the password of who is signed in. Every session and trusted device ends, and this browser gets a new
 * session.
 *
 * @throws Refusal
 */
export async function changePassword(
  parts: ProofParts,
  session: FullSession,
  asked: { currentPassword: string; newPassword: string; offered: Offered | undefined },
  occasion: Occasion,
): Promise<StartedSession> {
  const { store, passwords } = parts;
  const { userId } = session;
  const { currentPassword: password, newPassword, offered } = asked;
  assertSuitablePassword(newPassword);
  if (newPassword === password) throw new Refusal('PASSWORD_UNCHANGED');
  await confirmOwner(parts, session, { password, offered }, 'password-changed', occasion);
  const passwordHash = await passwords.hash(newPassword);

  return store.transaction(async (write) => {
    // Two changes at once: the one that comes second was confirmed with a password that is no longer right.
    // As it stands on the session: a code that came along was looked at only where there is a second factor.
    const { provenAt } = await assertAlive(write, session, occasion);
    await write.users.setPassword(userId, passwordHash, { now: occasion.now, byMail: false });
    await notifyOwner(write, userId, 'password-changed', occasion);
    const started = await startAnew(write, session, provenAt, occasion);
    await write.audit.record({
      ...seenAt(occasion),
      userId,
      kind: 'password-changed',
      outcome: 'success',
      sessionId: started.session.id,
    });
    return started;
  });
}

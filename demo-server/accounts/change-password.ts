import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { Offered } from '../factors/factor.ts';
import type { ProofParts } from '../factors/parts.ts';
import { notifyOwner } from '../mail/notices.ts';
import { turnOf } from '../passwords/known-browser.ts';
import { assertSuitablePassword, type SiteNames } from '../passwords/suitable-password.ts';
import { confirmOwner } from '../proof/confirm-owner.ts';
import { assertAlive } from '../sessions/alive.ts';
import type { FullSession, StartedSession } from '../sessions/sessions.ts';
import { startAnew } from '../sessions/start-anew.ts';

/**
 * Changes the password of the signed-in user. Ends all sessions and trusted devices, and gives this browser a new
 * session.
 *
 * @throws Refusal
 */
export async function changePassword(
  parts: ProofParts & SiteNames,
  session: FullSession,
  asked: { currentPassword: string; newPassword: string; offered: Offered | undefined },
  occasion: Occasion,
): Promise<StartedSession> {
  const { store, passwords } = parts;
  const { userId } = session;
  const { currentPassword: password, newPassword, offered } = asked;
  const user = await store.users.byId(userId);
  if (!user) throw new Refusal('UNAUTHORIZED');
  assertSuitablePassword(newPassword, parts, user);
  if (newPassword === password) throw new Refusal('PASSWORD_UNCHANGED');
  await confirmOwner(parts, session, { password, offered }, 'password-changed', occasion);
  const passwordHash = await passwords.hash(newPassword, turnOf(user.email, undefined, occasion));

  return store.transaction(async (write) => {
    // Of two changes at once, the second was confirmed with a password that is no longer right, and ends here.
    // `provenAt` is read from the session now: a code sent with the request was checked only if there is a second
    // factor.
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

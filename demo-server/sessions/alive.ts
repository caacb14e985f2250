import type { Occasion } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';

/**
 * Returns a session's current state, or `undefined` if it has ended since its request began: through a sign-out,
 * expiry, a new token, or a changed credential.
 */
export function sessionNow(
  { sessions }: Pick<Store, 'sessions'>,
  { tokenHash }: Pick<SessionRecord, 'tokenHash'>,
  { now }: Pick<Occasion, 'now'>,
): Promise<SessionRecord | undefined> {
  return sessions.byTokenHash(tokenHash, now);
}

/**
 * Makes sure that a session has not ended since its request began. Call it in the transaction that follows slow work,
 * such as checking a password: another request may have ended the session meanwhile.
 *
 * @returns the current state of the session
 * @throws Refusal `UNAUTHORIZED`
 */
export async function assertAlive(
  write: Pick<Store, 'sessions'>,
  session: Pick<SessionRecord, 'tokenHash'>,
  occasion: Pick<Occasion, 'now'>,
): Promise<SessionRecord> {
  const alive = await sessionNow(write, session, occasion);
  if (!alive) throw new Refusal('UNAUTHORIZED');
  return alive;
}

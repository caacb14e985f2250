import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { FullSession } from './sessions.ts';

/** Returns the account's full sessions, newest first. */
export function listSessions(
  { store }: { store: Store },
  { userId }: FullSession,
  { now }: Occasion,
): Promise<SessionRecord[]> {
  return store.sessions.listOf(userId, now);
}

/**
 * Ends one session of the account.
 *
 * @returns whether it was the current session
 * @throws Refusal if the account has no such session; the answer is the same for another account's session
 */
export async function revokeSession(
  { store }: { store: Store },
  session: FullSession,
  id: string,
  occasion: Occasion,
): Promise<boolean> {
  await store.transaction(async (write) => {
    if (!(await write.sessions.removeOf(session.userId, id))) throw new Refusal('SESSION_NOT_FOUND');
    await recordRevoked(write, session, occasion);
  });
  return id === session.id;
}

/** Ends all other sessions of the account, pending ones included. @returns how many ended */
export function revokeOtherSessions(
  { store }: { store: Store },
  session: FullSession,
  occasion: Occasion,
): Promise<number> {
  return store.transaction(async (write) => {
    const ended = await write.sessions.removeOthersOf(session.userId, session.id);
    await recordRevoked(write, session, occasion);
    return ended;
  });
}

async function recordRevoked(
  { audit }: Store,
  { id, userId }: FullSession,
  occasion: Occasion,
): Promise<void> {
  await audit.record({
    ...seenAt(occasion),
    userId,
    kind: 'session-revoked',
    outcome: 'success',
    sessionId: id,
  });
}

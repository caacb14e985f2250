import { type Occasion, seenAt } from '../base/occasion.ts';
import { Refusal } from '../base/refusal.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { FullSession } from './sessions.ts';

/** The account's sessions that are signed in, the newest first. */
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
 * @returns whether it was the one that asks
 * @throws Refusal when it is not a session of this account; another's and none at all get the same answer
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

/** Ends every session of the account but the one that asks, pending ones included. @returns how many there were */
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

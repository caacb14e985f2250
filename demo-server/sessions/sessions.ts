import { randomUUID } from 'node:crypto';
import { DAY, MINUTE } from '../../shared/durations.ts';
import { inOrder } from '../base/in-order.ts';
import type { Occasion } from '../base/occasion.ts';
import { PENDING_SESSION_MS, STEP_UP_MS } from '../contract/index.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { hashToken, newToken } from './token.ts';

/** Lifetime of a full session, in milliseconds: seven days from the sign-in, whether used or not. */
export const FULL_SESSION_MS = 7 * DAY;
/** How far apart the clocks of several servers may be, in milliseconds. */
const CLOCKS_DIFFER_MS = MINUTE;

export type FullSession = SessionRecord & { kind: 'full' };
export type PendingSession = SessionRecord & { kind: 'pending' };
export type AnySession = FullSession | PendingSession;

/** A session that was just started or got a new token. Only now is its token known; the store has a hash. */
export interface StartedSession {
  token: string;
  session: SessionRecord;
}

/** The owner of a new session. */
export interface SessionOwner {
  userId: string;
  /**
   * The credential epoch at the time the owner was recognised. If a credential has changed since, the session is not
   * valid.
   */
  epoch: number;
  /** When the second factor was confirmed, in Unix milliseconds; missing or null if it was not. */
  provenAt?: number | null;
}

/** Most sessions of one account, full and pending ones each. A new one ends the oldest. */
const MOST_SESSIONS = 200;

/**
 * Starts a session with a new token. The caller ends the session before it in the same transaction, so that a session
 * id never survives a gain in trust.
 */
export async function startSession(
  store: Pick<Store, 'sessions'>,
  kind: SessionRecord['kind'],
  { userId, epoch, provenAt }: SessionOwner,
  { now, address, userAgent }: Occasion,
): Promise<StartedSession> {
  const token = newToken();
  const session: SessionRecord = {
    id: randomUUID(),
    tokenHash: hashToken(token),
    userId,
    kind,
    attempts: 0,
    epoch,
    provenAt: provenAt ?? null,
    createdAt: now,
    expiresAt: now + (kind === 'full' ? FULL_SESSION_MS : PENDING_SESSION_MS),
    address,
    userAgent,
    lastSeenAt: now,
  };
  // Before this one is added: several may be of the same millisecond.
  await inOrder([store.sessions.keepNewest(userId, kind, MOST_SESSIONS - 1), store.sessions.insert(session)]);
  return { token, session };
}

/** Returns the session of a token, or `undefined` if it has ended. */
export async function findSession(
  { store }: { store: Pick<Store, 'sessions'> },
  token: string,
  now: number,
): Promise<AnySession | undefined> {
  const tokenHash = hashToken(token);
  const session = await store.sessions.byTokenHash(tokenHash, now);
  // Deleted when it is first seen to have expired: a clock that is set back does not revive it.
  if (!session) await store.sessions.removeExpired(now, tokenHash);
  return session && (isFull(session) || isPending(session)) ? session : undefined;
}

export function isFull(session: SessionRecord): session is FullSession {
  return session.kind === 'full';
}

export function isPending(session: SessionRecord): session is PendingSession {
  return session.kind === 'pending';
}

/**
 * Returns until when the second factor counts as recently confirmed, in Unix milliseconds; `undefined` if it does not. A
 * proof from the future does not count: the clock was set back. The clocks of several servers may differ a little.
 */
export function provenUntil({ provenAt }: Pick<SessionRecord, 'provenAt'>, now: number): number | undefined {
  if (provenAt === null || now < provenAt - CLOCKS_DIFFER_MS) return undefined;
  return now < provenAt + STEP_UP_MS ? provenAt + STEP_UP_MS : undefined;
}

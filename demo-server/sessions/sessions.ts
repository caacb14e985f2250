import { randomUUID } from 'node:crypto';
import { DAY } from '../../shared/durations.ts';
import type { Occasion } from '../base/occasion.ts';
import { PENDING_SESSION_MS, STEP_UP_MS } from '../contract/index.ts';
import type { SessionRecord } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { hashToken, newToken } from './token.ts';

/** How long a full session lasts, in milliseconds: seven days from the sign-in, used or not. */
export const FULL_SESSION_MS = 7 * DAY;

export type FullSession = SessionRecord & { kind: 'full' };
export type PendingSession = SessionRecord & { kind: 'pending' };
export type AnySession = FullSession | PendingSession;

/** A session that has just begun, or has just been given another token: the only moment its token is known. */
export interface StartedSession {
  token: string;
  session: SessionRecord;
}

/** Whose session it is to be. */
export interface SessionOwner {
  userId: string;
  /** The credential epoch in which the owner was recognised: a change meanwhile makes the session void. */
  epoch: number;
  /** When the second factor was proven; left out or null when it was not. */
  provenAt?: number | null;
}

/**
 * Begins a session under a new token. Whoever calls it ends the one before in the same transaction, so that a
 * session id never survives a step up in trust.
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
  await store.sessions.insert(session);
  return { token, session };
}

/** The session a token belongs to, unless it has ended. */
export async function findSession(
  { store }: { store: Pick<Store, 'sessions'> },
  token: string,
  now: number,
): Promise<AnySession | undefined> {
  const session = await store.sessions.byTokenHash(hashToken(token), now);
  return session && (isFull(session) || isPending(session)) ? session : undefined;
}

export function isFull(session: SessionRecord): session is FullSession {
  return session.kind === 'full';
}

export function isPending(session: SessionRecord): session is PendingSession {
  return session.kind === 'pending';
}

/** Until when the second factor counts as just proven, in Unix milliseconds; `undefined` when it does not. */
export function provenUntil({ provenAt }: Pick<SessionRecord, 'provenAt'>, now: number): number | undefined {
  return provenAt !== null && now < provenAt + STEP_UP_MS ? provenAt + STEP_UP_MS : undefined;
}

import type { Account } from '../accounts/accounts.ts';
import type { NamedEvent } from '../activity/activity.ts';
import type { AddressRecord } from '../addresses/addresses.ts';
import type { ActivityKind, ActivityReason, Session, User } from '../contract/index.ts';
import type { SentCode } from '../factors/sent-codes.ts';
import { type AnySession, provenUntil } from '../sessions/sessions.ts';
import { retryAfterOf } from '../throttle/throttle.ts';

/** Returns a time as ISO 8601 in UTC. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

export function presentUser({
  createdAt,
  updatedAt,
  deletesAt,
  backupCodes,
  mustEnrol,
  ...account
}: Account): User {
  return {
    ...account,
    backupCodes: backupCodes && {
      remaining: backupCodes.remaining,
      few: backupCodes.few,
      saved: backupCodes.saved,
    },
    mustEnrol: mustEnrol && {
      because: mustEnrol.because,
      dueAt: instant(mustEnrol.dueAt),
      mayGoOnWithout: mustEnrol.mayGoOnWithout,
    },
    deletesAt: instantOrNull(deletesAt),
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
  };
}

export function presentSession(session: AnySession, now: number): Session {
  const { id, userId, createdAt, provenAt, expiresAt } = session;
  const until = provenUntil(session, now);
  return {
    id,
    userId,
    createdAt: instant(createdAt),
    updatedAt: instant(provenAt ?? createdAt),
    expiresAt: instant(expiresAt),
    provenUntil: until === undefined ? null : instant(until),
  };
}

export function presentAddress({ id, email, verifiedAt, isPrimary, createdAt }: AddressRecord) {
  return {
    id,
    email,
    verified: verifiedAt !== null,
    isPrimary: isPrimary === 1,
    createdAt: instant(createdAt),
  };
}

/** Returns an event of the audit log as the account's owner sees it. */
export function presentOwnEvent(event: NamedEvent, session: Pick<AnySession, 'id'>) {
  const { id, at, kind, outcome, reason, address, userAgent, sessionId, actorId, actorName } = event;
  const isTheirs = actorId === null;
  return {
    id,
    at: instant(at),
    // Only this server writes the log, and the reply is validated against the contract anyway.
    kind: kind as ActivityKind,
    outcome,
    reason: reason as ActivityReason | null,
    // The owner sees who did it, but not the network and browser of that person.
    ipAddress: isTheirs ? address : null,
    userAgent: isTheirs ? userAgent : null,
    by: actorName,
    current: sessionId === session.id,
  };
}

export function presentAuditEvent(event: NamedEvent) {
  const { id, at, userId, email, actorId, actorName, outcome, kind, reason } = event;
  return {
    id,
    at: instant(at),
    user: userId === null || email === null ? null : { id: userId, email },
    by: presentPersonName(actorId, actorName),
    // Only this server writes the log, and the reply is validated against the contract anyway.
    kind: kind as ActivityKind,
    outcome,
    reason: reason as ActivityReason | null,
    ...presentSeenFrom(event),
  };
}

export function presentSeenFrom({
  address,
  userAgent,
}: {
  address: string | null;
  userAgent: string | null;
}) {
  return { ipAddress: address, userAgent };
}

export function presentPersonName(id: string | null, name: string | null) {
  return id === null || name === null ? null : { id, name };
}

export function instantOrNull(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : instant(ms);
}

/** Returns a sent code as the contract has it. */
export function presentSentCode({ method, to, expiresAt, resendWaitMs }: SentCode) {
  return {
    status: true as const,
    method,
    to,
    expiresAt: instant(expiresAt),
    resendAfter: resendWaitMs === 0 ? 0 : retryAfterOf(resendWaitMs),
  };
}

import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import type { AuditEventsTable, Schema } from './schema.ts';

export type AuditEvent = Selectable<AuditEventsTable>;

/** One outcome. There is no field that a password, code, key or token could go into. */
export interface AuditEntry {
  /** Unix milliseconds, UTC. */
  at: number;
  userId: string | null;
  kind: ActivityKind;
  outcome: 'success' | 'failure';
  reason?: ActivityReason;
  /** The session it happened in, if there was one. */
  sessionId?: string;
  address: string | null;
  userAgent: string | null;
  /** Who did it, where that was somebody else than the account's owner. */
  actorId?: string;
}

/** Where a page of events begins: after this one, in the order of pages. */
export interface AuditCursor {
  at: number;
  id: string;
}

export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** The events of one account, oldest first. */
  of(userId: string): Promise<AuditEvent[]>;
  /** Some events of one account, the newest first, older than a cursor. */
  page(userId: string, limit: number, before: AuditCursor | undefined): Promise<AuditEvent[]>;
}

export function auditStore(db: Kysely<Schema>): AuditStore {
  return {
    async record({ reason, sessionId, actorId, ...entry }) {
      await db
        .insertInto('auditEvents')
        .values({
          id: randomUUID(),
          reason: reason ?? null,
          sessionId: sessionId ?? null,
          actorId: actorId ?? null,
          ...entry,
        })
        .execute();
    },
    of: (userId) =>
      db.selectFrom('auditEvents').selectAll().where('userId', '=', userId).orderBy('at').execute(),
    page(userId, limit, before) {
      const all = db.selectFrom('auditEvents').selectAll().where('userId', '=', userId);
      const older = before
        ? all.where((event) =>
            event.or([
              event('at', '<', before.at),
              event.and([event('at', '=', before.at), event('id', '<', before.id)]),
            ]),
          )
        : all;
      return older.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    },
  };
}

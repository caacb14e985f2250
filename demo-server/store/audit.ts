import type { Kysely, Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Cursor } from '../base/paging.ts';
import type { ActivityKind, ActivityReason } from '../contract/index.ts';
import { compileOnce, type Places } from './compile-once.ts';
import type { AuditEventsTable, Schema } from './schema.ts';

export type AuditEvent = Selectable<AuditEventsTable>;
/** An event with the address of its account and the name of the person who did it. */
export type NamedEvent = AuditEvent & { email: string | null; actorName: string | null };

/** One event. It has no field for a password, code, key or token. */
export interface AuditEntry {
  /** Unix milliseconds, UTC. */
  at: number;
  userId: string | null;
  kind: ActivityKind;
  outcome: 'success' | 'failure';
  reason?: ActivityReason;
  /** The session of the event, if there was one. */
  sessionId?: string;
  address: string | null;
  userAgent: string | null;
  /** The account that did it, if it was not the owner. */
  actorId?: string;
}

export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** Returns the events of one account, oldest first. */
  of(userId: string): Promise<AuditEvent[]>;
  /** Returns a page of events, newest first. */
  page(
    which: { userId?: string | undefined; kind?: ActivityKind | undefined },
    most: number,
    before: Cursor | undefined,
  ): Promise<NamedEvent[]>;
  /** Deletes the oldest events from before a time, at most so many. @returns how many */
  removeBefore(before: number, most: number): Promise<number>;
}

/** @param onRecord called with each event once it is written */
export function auditStore(db: Kysely<Schema>, onRecord: (entry: AuditEntry) => void): AuditStore {
  return {
    async record(recorded) {
      const { reason, sessionId, actorId, ...entry } = recorded;
      await record(db, {
        // Grows within a process, so that events of one millisecond keep their order.
        id: uuidv7(),
        reason: reason ?? null,
        sessionId: sessionId ?? null,
        actorId: actorId ?? null,
        ...entry,
      });
      onRecord(recorded);
    },
    of: (userId) =>
      db
        .selectFrom('auditEvents')
        .selectAll()
        .where('userId', '=', userId)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    async removeBefore(before, most) {
      const { numDeletedRows } = await db
        .deleteFrom('auditEvents')
        .where('id', 'in', (from) =>
          from
            .selectFrom('auditEvents')
            .select('id')
            .where('at', '<', before)
            .orderBy('at')
            .orderBy('id')
            .limit(most),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    page({ userId, kind }, most, before) {
      let found = db
        .selectFrom('auditEvents')
        .leftJoin('users', (join) =>
          join.onRef('users.id', '=', 'auditEvents.userId').on('users.closedAt', 'is', null),
        )
        .leftJoin('users as actor', (join) =>
          join.onRef('actor.id', '=', 'auditEvents.actorId').on('actor.closedAt', 'is', null),
        )
        .selectAll('auditEvents')
        .select(['users.email', 'actor.name as actorName']);
      if (userId !== undefined) found = found.where('auditEvents.userId', '=', userId);
      if (kind !== undefined) found = found.where('auditEvents.kind', '=', kind);
      if (before) {
        found = found.where((event) =>
          event.or([
            event('auditEvents.at', '<', before.at),
            event.and([event('auditEvents.at', '=', before.at), event('auditEvents.id', '<', before.id)]),
          ]),
        );
      }
      return found.orderBy('auditEvents.at', 'desc').orderBy('auditEvents.id', 'desc').limit(most).execute();
    },
  };
}

const record = compileOnce((db, of: Places<{ [Column in keyof AuditEvent]: AuditEvent[Column] }>) =>
  db.insertInto('auditEvents').values({
    id: of('id'),
    at: of('at'),
    userId: of('userId'),
    kind: of('kind'),
    outcome: of('outcome'),
    reason: of('reason'),
    address: of('address'),
    sessionId: of('sessionId'),
    userAgent: of('userAgent'),
    actorId: of('actorId'),
  }),
);

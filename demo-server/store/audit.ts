import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { AuditEventsTable, Schema } from './schema.ts';

export type AuditEventKind =
  | 'sign-up'
  | 'sign-in'
  | 'sign-out'
  | 'second-factor'
  | 'enrolment-start'
  | 'enrolment';

/** Why something failed. Kept for the owner and the operator; the client hears less. */
export type AuditReason =
  | 'unknown-email'
  | 'wrong-password'
  | 'wrong-code'
  | 'replayed-code'
  | 'too-many-attempts'
  | 'expired'
  | 'lost-race';

/** One outcome. There is no field that a password, code, key or token could go into. */
export interface AuditEntry {
  /** Unix milliseconds, UTC. */
  at: number;
  userId: string | null;
  kind: AuditEventKind;
  outcome: 'success' | 'failure';
  reason?: AuditReason;
  address: string;
}

export interface AuditStore {
  record(entry: AuditEntry): Promise<void>;
  /** The events of one account, oldest first. */
  of(userId: string): Promise<Selectable<AuditEventsTable>[]>;
}

export function auditStore(db: Kysely<Schema>): AuditStore {
  return {
    async record({ reason, ...entry }) {
      await db
        .insertInto('auditEvents')
        .values({ id: randomUUID(), reason: reason ?? null, ...entry })
        .execute();
    },
    of: (userId) =>
      db.selectFrom('auditEvents').selectAll().where('userId', '=', userId).orderBy('at').execute(),
  };
}

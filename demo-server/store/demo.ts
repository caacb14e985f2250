import type { Kysely } from 'kysely';
import type { AuditEvent } from './audit.ts';
import type { Schema } from './schema.ts';
import { TABLES } from './tables.ts';

/** An event with the address of its account, if it is known. */
export type DemoEvent = AuditEvent & { email: string | null };

/** Queries of the demo controls over all accounts. */
export interface DemoStore {
  /** Deletes all accounts and everything that belongs to them. The keys of the key ring stay. */
  forgetEverything(): Promise<void>;
  /** Returns the latest events of all accounts, oldest first. */
  audit(most: number): Promise<DemoEvent[]>;
}

/** The tables to empty: all but the keys of the key ring. */
const EMPTIED = TABLES.filter((table) => table !== 'sealingKeys').toReversed();

export function demoStore(db: Kysely<Schema>): DemoStore {
  return {
    async forgetEverything() {
      for (const table of EMPTIED) await db.deleteFrom(table).execute();
    },
    async audit(most) {
      const newestFirst = await db
        .selectFrom('auditEvents')
        .leftJoin('users', (join) =>
          join.onRef('users.id', '=', 'auditEvents.userId').on('users.closedAt', 'is', null),
        )
        .selectAll('auditEvents')
        .select('users.email')
        .orderBy('auditEvents.at', 'desc')
        .orderBy('auditEvents.id', 'desc')
        .limit(most)
        .execute();
      return newestFirst.reverse();
    },
  };
}

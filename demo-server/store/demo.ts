import type { Kysely } from 'kysely';
import type { AuditEvent } from './audit.ts';
import type { Schema } from './schema.ts';

/** An event with the address of its account, if it is known. */
export type DemoEvent = AuditEvent & { email: string | null };

/** Queries of the demo controls over all accounts. */
export interface DemoStore {
  /** Deletes all accounts and everything that belongs to them. The keys of the key ring stay. */
  forgetEverything(): Promise<void>;
  /** Returns the latest events of all accounts, oldest first. */
  audit(most: number): Promise<DemoEvent[]>;
}

/** The tables to empty; tables with foreign keys come before those they point to. */
const TABLES = [
  'sentCodes',
  'codeRecipients',
  'passkeyChallenges',
  'passkeys',
  'backupCodes',
  'backupCodeSets',
  'trustedDevices',
  'enrolmentRights',
  'verifications',
  'sessions',
  'supportCancelLinks',
  'supportRequests',
  'policies',
  'recoveryTokens',
  'recoveries',
  'recoveryAsks',
  'securityQuestions',
  'outbox',
  'mailRequests',
  'mailedLinks',
  'addresses',
  'auditEvents',
  'throttles',
  'users',
] as const;

export function demoStore(db: Kysely<Schema>): DemoStore {
  return {
    async forgetEverything() {
      for (const table of TABLES) await db.deleteFrom(table).execute();
    },
    async audit(most) {
      const newestFirst = await db
        .selectFrom('auditEvents')
        .leftJoin('users', 'users.id', 'auditEvents.userId')
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

import type { Kysely } from 'kysely';
import type { AuditEvent } from './audit.ts';
import type { Schema } from './schema.ts';

/** An event, with the address of the account it is about where one is known. */
export type DemoEvent = AuditEvent & { email: string | null };

/** What the demo controls read and do over all accounts. */
export interface DemoStore {
  /** Forgets every account and what belongs to it. Keys of the key ring stay. */
  forgetEverything(): Promise<void>;
  /** Everybody's latest events, the oldest first. */
  audit(most: number): Promise<DemoEvent[]>;
}

/** What is emptied: what points to other tables comes before them. */
const TABLES = [
  'sentCodes',
  'codeRecipients',
  'passkeyChallenges',
  'passkeys',
  'backupCodes',
  'backupCodeSets',
  'trustedDevices',
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

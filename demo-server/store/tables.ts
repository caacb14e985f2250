import type { Schema } from './schema.ts';

/** All tables. Tables with foreign keys come after those they point to. */
export const TABLES = [
  'users',
  'throttles',
  'auditEvents',
  'addresses',
  'mailedLinks',
  'mailRequests',
  'outbox',
  'mailDecoys',
  'securityQuestions',
  'recoveryAsks',
  'recoveries',
  'recoveryTokens',
  'policies',
  'supportRequests',
  'supportCancelLinks',
  'sessions',
  'verifications',
  'trustedDevices',
  'knownNetworks',
  'enrolmentRights',
  'backupCodeSets',
  'backupCodes',
  'passkeys',
  'passkeyChallenges',
  'codeRecipients',
  'sentCodes',
  'sealingKeys',
  'classes',
  'classPupils',
  'classAttempts',
] as const satisfies readonly (keyof Schema)[];

/** The compiler names a table that is missing in {@link TABLES}. */
const missing: Exclude<keyof Schema, (typeof TABLES)[number]>[] = [];
export const EVERY_TABLE_IS_LISTED: readonly never[] = missing;

/** Tables whose rows end within hours and are promised to be gone then. A backup would keep them, so it leaves them out. */
export const NOT_IN_BACKUPS: readonly (keyof Schema)[] = ['classes', 'classPupils', 'classAttempts'];

/** Returns the name in the database of a table or column: `classPupils` is `class_pupils`. */
export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

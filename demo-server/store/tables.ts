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
] as const satisfies readonly (keyof Schema)[];

/** The compiler names a table that is missing in {@link TABLES}. */
const missing: Exclude<keyof Schema, (typeof TABLES)[number]>[] = [];
export const EVERY_TABLE_IS_LISTED: readonly never[] = missing;

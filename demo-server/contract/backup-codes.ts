import { z } from 'zod';
import { route } from './route.ts';
import {
  BACKUP_CODES,
  backupCode,
  instant,
  offeredPassword,
  oneTimeCode,
  proofRoute,
  shownBackupCode,
} from './values.ts';

export const verifyBackupCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-backup-code',
  access: 'pending',
  summary:
    'Spends a backup code in place of a code of the authenticator: finishes a sign-in, or steps a full session up.',
  ...proofRoute({
    code: backupCode,
    /** Spends the code and leaves the session as it is: a pending sign-in stays pending. */
    disableSession: z.boolean().optional(),
  }),
  refusals: { code: 'MALFORMED_BACKUP_CODE' },
});

export const getBackupCodes = route({
  method: 'GET',
  path: '/api/auth/two-factor/remaining-backup-codes',
  access: 'full',
  summary:
    'How many backup codes can still be used. Never the codes: they are shown once, when they are made.',
  body: undefined,
  reply: z.strictObject({
    remaining: z.number().int().min(0),
    few: z.boolean(),
    saved: z.boolean(),
    /** When the set was made; `null` while two-factor authentication is off. */
    madeAt: instant.nullable(),
  }),
});

export const acknowledgeBackupCodes = route({
  method: 'POST',
  path: '/api/auth/two-factor/acknowledge-backup-codes',
  access: 'full',
  summary: 'Records “I have saved these codes” for the set in use, so that nobody is reminded again.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const generateBackupCodes = route({
  method: 'POST',
  path: '/api/auth/two-factor/generate-backup-codes',
  access: 'full',
  summary:
    'Makes ten new backup codes; those before are void at once. Needs the password, and the second factor: proven in the last five minutes, or by a code in the body. Every other session and trusted device ends.',
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({
    status: z.literal(true),
    /** Told here and never again. */
    backupCodes: z.array(shownBackupCode).length(BACKUP_CODES),
    /** How many codes of the set before could still have been used, and are void now. */
    voided: z.number().int().min(0),
  }),
});

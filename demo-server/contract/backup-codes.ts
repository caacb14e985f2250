import { z } from 'zod';
import { route } from './route.ts';
import {
  backupCode,
  FRESH_FACTOR,
  instant,
  newBackupCodes,
  offeredPassword,
  oneTimeCode,
  secondFactorRoute,
} from './values.ts';

export const verifyBackupCode = route({
  method: 'POST',
  path: '/api/auth/two-factor/verify-backup-code',
  access: 'pending',
  summary:
    'Uses a backup code instead of a code from the authenticator app. Finishes a sign-in, or counts as a step-up in a full session.',
  ...secondFactorRoute({
    code: backupCode,
    /** Uses the code but does not change the session: a pending sign-in stays pending. */
    disableSession: z.boolean().optional(),
  }),
  refusals: { code: 'MALFORMED_BACKUP_CODE' },
});

export const getBackupCodes = route({
  method: 'GET',
  path: '/api/auth/two-factor/remaining-backup-codes',
  access: 'full',
  summary:
    'Returns how many backup codes are left. Never returns the codes: they are shown only once, when they are created.',
  body: undefined,
  reply: z.strictObject({
    remaining: z.number().int().min(0),
    few: z.boolean(),
    saved: z.boolean(),
    /** How many codes a new set has. */
    perSet: z.number().int().min(1),
    /** When the set was created; `null` while two-factor authentication is off. */
    madeAt: instant.nullable(),
  }),
});

export const acknowledgeBackupCodes = route({
  method: 'POST',
  path: '/api/auth/two-factor/acknowledge-backup-codes',
  access: 'full',
  summary: 'Records that the user has saved the current backup codes. The reminder then stops.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const generateBackupCodes = route({
  method: 'POST',
  path: '/api/auth/two-factor/generate-backup-codes',
  access: 'full',
  summary: `Creates new backup codes. The old ones stop working at once. Requires the password and the second factor: ${FRESH_FACTOR}. Ends every other session and trusted device.`,
  body: z.object({
    password: offeredPassword,
    code: oneTimeCode.optional(),
    backupCode: backupCode.optional(),
  }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({
    status: z.literal(true),
    backupCodes: newBackupCodes,
    /** How many unused codes of the previous set stopped working. */
    voided: z.number().int().min(0),
  }),
});

import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, instant, minutesIn, oneTimeCode, STEP_UP_MS } from './values.ts';

export const getStepUp = route({
  method: 'GET',
  path: '/api/auth/two-factor/step-up',
  access: 'full',
  summary:
    'Returns until when the second factor counts as just confirmed in this session. Returns `null` if it does not.',
  body: undefined,
  reply: z.strictObject({ provenUntil: instant.nullable() }),
});

export const stepUp = route({
  method: 'POST',
  path: '/api/auth/two-factor/step-up',
  access: 'full',
  summary: `Confirms the second factor again, with either a code from the authenticator app or a backup code. For ${minutesIn(STEP_UP_MS)} minutes, dangerous actions need no other code. The session gets a new id.`,
  body: z
    .object({ code: oneTimeCode.optional(), backupCode: backupCode.optional() })
    .refine(({ code, backupCode }) => (code === undefined) !== (backupCode === undefined), {
      message: 'Send either code or backupCode.',
    }),
  refusals: { code: 'MALFORMED_CODE', backupCode: 'MALFORMED_BACKUP_CODE' },
  reply: z.strictObject({ provenUntil: instant }),
});

export const dangerousAction = route({
  method: 'POST',
  path: '/api/demo/dangerous-action',
  access: 'proven',
  summary: 'An example of an action that needs a step-up. It only adds an entry to the security activity.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true), at: instant }),
});

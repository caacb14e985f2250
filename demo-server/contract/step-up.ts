import { z } from 'zod';
import { route } from './route.ts';
import { backupCode, instant, oneTimeCode } from './values.ts';

export const getStepUp = route({
  method: 'GET',
  path: '/api/auth/two-factor/step-up',
  access: 'full',
  summary: 'Until when the second factor counts as just proven in this session; `null` when it does not.',
  body: undefined,
  reply: z.strictObject({ provenUntil: instant.nullable() }),
});

export const stepUp = route({
  method: 'POST',
  path: '/api/auth/two-factor/step-up',
  access: 'full',
  summary:
    'Proves the second factor again, with a code of the authenticator or a backup code: one of the two. For five minutes dangerous actions need no other. The session gets a new id.',
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
  summary: 'A sample of what needs a step-up. It does nothing but write itself into the security activity.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true), at: instant }),
});

import { z } from 'zod';
import { route } from './route.ts';
import { user } from './values.ts';

/** Who must have a second factor: no one, everyone, a role and the roles above it, or anyone who does something sensitive. */
export const REQUIREMENTS = ['optional', 'everyone', 'role', 'sensitive'] as const;
export const requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof requirement>;

export const goOnWithout = route({
  method: 'POST',
  path: '/api/auth/two-factor/go-on-without',
  access: 'enrolling',
  summary:
    'After a recovery, continues without a second factor, if the policy does not require one for the account. Every route is available again.',
  body: undefined,
  reply: z.strictObject({ user }),
});

import { z } from 'zod';
import { route } from './route.ts';
import { user } from './values.ts';

/** Of whom the site demands a second factor: nobody, everybody, a role and those above it, or whoever does what is sensitive. */
export const REQUIREMENTS = ['optional', 'everyone', 'role', 'sensitive'] as const;
export const requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof requirement>;

export const goOnWithout = route({
  method: 'POST',
  path: '/api/auth/two-factor/go-on-without',
  access: 'enrolling',
  summary:
    'After a recovery: goes on without a second factor, where the policy demands none of the account. Everything can be reached again.',
  body: undefined,
  reply: z.strictObject({ user }),
});

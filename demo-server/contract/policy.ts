import { z } from 'zod';
import { route } from './route.ts';
import { instant, personName, role, user } from './values.ts';

/** Who must have a second factor: no one, everyone, a role and the roles above it, or anyone who does something sensitive. */
export const REQUIREMENTS = ['optional', 'everyone', 'role', 'sensitive'] as const;
export const requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof requirement>;

/** Longest grace period, in days. */
export const MOST_GRACE_DAYS = 365;

const policy = z.strictObject({
  /** Increases with each change; 0 before the first one. */
  version: z.number().int().min(0),
  requirement,
  /** Only with `role`: the lowest role that must have a second factor. */
  leastRole: role.nullable(),
  graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
  changed: z.strictObject({ at: instant, by: personName.nullable() }).nullable(),
});

export const getPolicy = route({
  method: 'GET',
  path: '/api/admin/policy',
  access: 'admin',
  summary: 'Returns who must have a second factor.',
  body: undefined,
  reply: policy,
});

export const changePolicy = route({
  method: 'POST',
  path: '/api/admin/policy',
  access: 'admin',
  summary:
    'Changes who must have a second factor. If the requirement changes, the grace period starts now. Notifies every admin.',
  body: z
    .object({
      /** The version that this change is based on, so that it does not overwrite a newer one. */
      version: z.number().int().min(0),
      requirement,
      leastRole: role.nullable(),
      graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
    })
    .refine(({ requirement, leastRole }) => (requirement === 'role') === (leastRole !== null), {
      path: ['leastRole'],
      message: 'Set leastRole if the requirement is “role”. Otherwise, set it to null.',
    }),
  reply: policy,
});

export const goOnWithout = route({
  method: 'POST',
  path: '/api/auth/two-factor/go-on-without',
  access: 'enrolling',
  summary:
    'After a recovery, continues without a second factor, if the policy does not require one for the account. Every route is available again.',
  body: undefined,
  reply: z.strictObject({ user }),
});

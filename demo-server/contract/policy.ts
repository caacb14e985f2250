import { z } from 'zod';
import { route } from './route.ts';
import { instant, personName, role, user } from './values.ts';

/** Of whom the site demands a second factor: nobody, everybody, a role and those above it, or whoever does what is sensitive. */
export const REQUIREMENTS = ['optional', 'everyone', 'role', 'sensitive'] as const;
export const requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof requirement>;

/** Most days of grace. */
export const MOST_GRACE_DAYS = 365;

const policy = z.strictObject({
  /** Goes up with each change; 0 while there was none. */
  version: z.number().int().min(0),
  requirement,
  /** With `role` only: the least role of whom a second factor is demanded. */
  leastRole: role.nullable(),
  graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
  changed: z.strictObject({ at: instant, by: personName.nullable() }).nullable(),
});

export const getPolicy = route({
  method: 'GET',
  path: '/api/admin/policy',
  access: 'admin',
  summary: 'Of whom the site demands a second factor.',
  body: undefined,
  reply: policy,
});

export const changePolicy = route({
  method: 'POST',
  path: '/api/admin/policy',
  access: 'admin',
  summary:
    'Changes of whom the site demands a second factor. The grace period counts from now, if what is demanded changes. Every admin is told.',
  body: z
    .object({
      /** The version that is changed: another change meanwhile is not overwritten. */
      version: z.number().int().min(0),
      requirement,
      leastRole: role.nullable(),
      graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS),
    })
    .refine(({ requirement, leastRole }) => (requirement === 'role') === (leastRole !== null), {
      path: ['leastRole'],
      message: 'Name a role with the requirement “role”, and none with others.',
    }),
  reply: policy,
});

export const goOnWithout = route({
  method: 'POST',
  path: '/api/auth/two-factor/go-on-without',
  access: 'enrolling',
  summary:
    'After a recovery: goes on without a second factor, where the policy demands none of the account. Everything can be reached again.',
  body: undefined,
  reply: z.strictObject({ user }),
});

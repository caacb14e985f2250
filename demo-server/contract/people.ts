import { z } from 'zod';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, nextPage, pageStart, role, rowId } from './values.ts';

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Whether someone has confirmed it. Anyone can sign up with any address. */
  emailVerified: z.boolean(),
  role,
  methods: z.array(twoFactorMethod),
  createdAt: instant,
  /** `null` if no sign-in is recorded. */
  lastSignInAt: instant.nullable(),
});

export const listPeople = route({
  method: 'GET',
  path: '/api/admin/people',
  access: 'admin',
  summary: 'Returns the accounts page by page, newest first. Never returns secrets.',
  body: undefined,
  query: z.object({
    /** Part of a name or an email address. */
    search: z
      .string()
      .max(254)
      .regex(/^\P{Cc}*$/u)
      .optional(),
    before: pageStart,
  }),
  reply: z.strictObject({ people: z.array(person), next: nextPage }),
});

export const changeRole = route({
  method: 'POST',
  path: '/api/admin/people/change-role',
  access: 'admin',
  summary:
    'Changes the role of an account. Support and admin require a confirmed email address. The last admin cannot lose the role.',
  body: z.object({ userId: rowId, role }),
  reply: z.strictObject({ role }),
});

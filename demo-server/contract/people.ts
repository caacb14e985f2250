import { z } from 'zod';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, nextPage, pageStart, role, rowId } from './values.ts';

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  methods: z.array(twoFactorMethod),
  createdAt: instant,
  /** `null` where nobody has signed in, or it was too long ago to be on record. */
  lastSignInAt: instant.nullable(),
});

export const listPeople = route({
  method: 'GET',
  path: '/api/admin/people',
  access: 'admin',
  summary: 'The accounts, the newest first, page by page. Never anything secret.',
  body: undefined,
  query: z.object({
    /** A part of a name or an e-mail address. */
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
  summary: 'Gives an account another role. The last admin stays one.',
  body: z.object({ userId: rowId, role }),
  reply: z.strictObject({ role }),
});

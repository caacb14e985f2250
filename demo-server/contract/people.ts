import { z } from 'zod';
import { twoFactorMethod } from './methods.ts';
import { route } from './route.ts';
import { instant, nextPage, pageStart, personName, role, rowId, writtenReason } from './values.ts';

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
  /** Since when and why the account is suspended; `null` if it is not. */
  suspension: z
    .strictObject({
      at: instant,
      reason: z.string(),
      /** The admin who did it; `null` if the account no longer exists. */
      by: personName.nullable(),
    })
    .nullable(),
  /** When the account is deleted because its owner asked for it; `null` if not. */
  deletesAt: instant.nullable(),
});

/** The account and the reason, which its owner gets by email. */
const withReason = z.object({ userId: rowId, reason: writtenReason });
const done = z.strictObject({ status: z.literal(true) });

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

export const suspendPerson = route({
  method: 'POST',
  path: '/api/admin/people/suspend',
  access: 'admin',
  summary:
    'Suspends an account and emails the reason to its owner. Ends its sessions, trusted devices, links and everything that is pending. No sign-in works until the suspension is lifted. An admin cannot suspend their own account or the last admin.',
  body: withReason,
  refusals: { reason: 'MALFORMED_REASON' },
  reply: done,
});

export const liftSuspension = route({
  method: 'POST',
  path: '/api/admin/people/lift-suspension',
  access: 'admin',
  summary: 'Lifts the suspension of an account and notifies its owner by email. The owner can sign in again.',
  body: z.object({ userId: rowId }),
  reply: done,
});

export const signPersonOut = route({
  method: 'POST',
  path: '/api/admin/people/sign-out',
  access: 'admin',
  summary:
    'Signs an account out everywhere and emails the reason to its owner. Ends its sessions, trusted devices, links and everything that is pending. The owner can sign in again at once.',
  body: withReason,
  refusals: { reason: 'MALFORMED_REASON' },
  reply: done,
});

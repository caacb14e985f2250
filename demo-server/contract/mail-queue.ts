import { z } from 'zod';
import { route } from './route.ts';
import { instant, nextPage, pageStart, rowId } from './values.ts';

/** What can become of a message. */
export const mailState = z.enum(['waiting', 'delivered', 'failed']);

export const viewMailQueue = route({
  method: 'GET',
  path: '/api/admin/mail',
  access: 'admin',
  summary:
    'Mail and what became of it in the last thirty days, the newest first, page by page. Never what it says.',
  body: undefined,
  query: z.object({
    state: mailState.optional(),
    before: pageStart,
  }),
  reply: z.strictObject({
    /** How many there are of each. */
    counts: z.strictObject({
      waiting: z.number().int().min(0),
      delivered: z.number().int().min(0),
      failed: z.number().int().min(0),
    }),
    messages: z.array(
      z.strictObject({
        id: z.string(),
        channel: z.enum(['mail', 'sms']),
        recipient: z.string(),
        /** Such as `two-factor-enabled`. */
        kind: z.string(),
        at: instant,
        state: mailState,
        tries: z.number().int().min(0),
        /** `null` once it was delivered or given up. */
        nextTryAt: instant.nullable(),
        settledAt: instant.nullable(),
        /** What the last try failed of. */
        lastError: z.string().nullable(),
      }),
    ),
    next: nextPage,
  }),
});

export const retryMail = route({
  method: 'POST',
  path: '/api/admin/mail/retry',
  access: 'admin',
  summary: 'Tries a message that waits now, in place of when its turn comes.',
  body: z.object({ id: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

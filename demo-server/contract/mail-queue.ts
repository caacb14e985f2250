import { z } from 'zod';
import { route } from './route.ts';
import { instant, rowId } from './values.ts';

/** How long a message stays in the queue once it was delivered or given up, in days. */
export const KEPT_MAIL_DAYS = 30;

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
    /** `next` of the page before. */
    before: z.string().max(100).optional(),
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
    next: z.string().nullable(),
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

import { z } from 'zod';
import { route } from './route.ts';
import { instant, nextPage, pageStart, rowId } from './values.ts';

/** How long a message stays in the queue once it was delivered or given up, in days. */
export const KEPT_MAIL_DAYS = 30;

/** The delivery status of a message. */
export const mailState = z.enum(['waiting', 'delivered', 'failed']);

export const viewMailQueue = route({
  method: 'GET',
  path: '/api/admin/mail',
  access: 'admin',
  summary: `Returns the messages of the last ${KEPT_MAIL_DAYS} days and what became of them, page by page, newest first. Never returns their content.`,
  body: undefined,
  query: z.object({
    state: mailState.optional(),
    before: pageStart,
  }),
  reply: z.strictObject({
    /** The number of messages in each state. */
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
        /** Why the last attempt failed. */
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
  summary: 'Retries a waiting message now, instead of when its turn comes.',
  body: z.object({ id: rowId }),
  reply: z.strictObject({ status: z.literal(true) }),
});

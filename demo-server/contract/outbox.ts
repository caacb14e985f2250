import { z } from 'zod';
import { route } from './route.ts';
import { instant } from './values.ts';

export const readOutbox = route({
  method: 'GET',
  path: '/api/outbox',
  access: 'anyone',
  summary:
    'Returns the last hundred messages to everyone that the server would have sent if it had a mail server, newest first, with their links and codes. It is for trying things out: it does not exist in production, or where messages are really sent.',
  body: undefined,
  reply: z.strictObject({
    messages: z.array(
      z.strictObject({
        id: z.string(),
        channel: z.enum(['mail', 'sms']),
        /** An email address or a phone number. */
        recipient: z.string(),
        /** Such as `two-factor-enabled`. */
        kind: z.string(),
        at: instant,
        /** A BCP 47 tag. */
        language: z.enum(['en', 'de']),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
      }),
    ),
  }),
});

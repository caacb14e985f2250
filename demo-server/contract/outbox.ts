import { z } from 'zod';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { route } from './route.ts';
import { instant } from './values.ts';

export const outbox = route({
  method: 'GET',
  path: '/api/outbox',
  access: 'anyone',
  summary:
    'What would have been mailed if there were a mail server, the newest first: the last hundred messages of everybody, with their links and codes. It is there for trying the site out: not in production, and not for what is really sent.',
  body: undefined,
  reply: z.strictObject({
    messages: z.array(
      z.strictObject({
        id: z.string(),
        channel: z.enum(['mail', 'sms']),
        /** An e-mail address, or a telephone number. */
        recipient: z.string(),
        /** Such as `two-factor-enabled`. */
        kind: z.string(),
        at: instant,
        /** BCP 47. */
        language: z.enum(LANGUAGES),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
      }),
    ),
  }),
});

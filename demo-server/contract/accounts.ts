import { z } from 'zod';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { METHODS_BY_STRENGTH } from './methods.ts';
import { route } from './route.ts';
import { displayName, email, newSession, offeredPassword, session, user, withheldToken } from './values.ts';

export const signUpEmail = route({
  method: 'POST',
  path: '/api/auth/sign-up/email',
  access: 'anyone',
  summary:
    'Makes an account, signs it in, and mails a link that proves the address. Any session the browser had ends.',
  body: z.object({
    name: displayName,
    email,
    password: offeredPassword,
    /** What to write to this person in; the browser’s language unless said otherwise. */
    language: z.enum(LANGUAGES).optional(),
  }),
  refusals: { name: 'INVALID_NAME', email: 'INVALID_EMAIL' },
  reply: newSession,
});

export const signInEmail = route({
  method: 'POST',
  path: '/api/auth/sign-in/email',
  access: 'anyone',
  summary:
    'Checks a password. Without a second factor the session is full; with one it is pending, and `verify-totp`, `verify-otp`, `verify-backup-code` or a passkey finishes it.',
  body: z.object({ email, password: offeredPassword }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.union([
    z.strictObject({ redirect: z.literal(false), token: withheldToken, user }),
    z.strictObject({
      twoFactorRedirect: z.literal(true),
      /** The strongest first. `otp` beside `sms` and `email` is better-auth’s word for both. */
      twoFactorMethods: z.array(z.enum([...METHODS_BY_STRENGTH, 'otp'])).min(1),
    }),
  ]),
});

export const signOut = route({
  method: 'POST',
  path: '/api/auth/sign-out',
  access: 'anyone',
  summary: 'Ends the session, full or pending, if there is one.',
  body: undefined,
  reply: z.strictObject({ success: z.literal(true) }),
});

export const getSession = route({
  method: 'GET',
  path: '/api/auth/get-session',
  access: 'anyone',
  summary: 'Who is signed in. `null` for nobody, and for a sign-in that still awaits its second factor.',
  body: undefined,
  reply: z.strictObject({ session, user }).nullable(),
});

export const setLanguage = route({
  method: 'POST',
  path: '/api/auth/language',
  access: 'enrolling',
  summary: 'Chooses the language that messages to the account are written in.',
  body: z.object({ language: z.enum(LANGUAGES) }),
  reply: z.strictObject({ status: z.literal(true) }),
});

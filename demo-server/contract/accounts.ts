import { z } from 'zod';
import { LANGUAGES } from '../../shared/translations/languages.ts';
import { METHODS_BY_STRENGTH } from './methods.ts';
import { route } from './route.ts';
import {
  displayName,
  email,
  linkToken,
  newSession,
  offeredPassword,
  session,
  user,
  withheldToken,
} from './values.ts';

export const signUpEmail = route({
  method: 'POST',
  path: '/api/auth/sign-up/email',
  access: 'anyone',
  summary:
    'Creates an account, signs it in, and emails a link to confirm the address. Ends any session that the browser had.',
  body: z.object({
    name: displayName,
    email,
    password: offeredPassword,
    /** The language of messages to this person. Without it, the browser’s language. */
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
    'Checks a password. Without a second factor, the session is full. With one, it is pending until `verify-totp`, `verify-otp`, `verify-backup-code` or a passkey finishes the sign-in. After the second factor was reset, the password alone is refused with ENROLMENT_LINK_REQUIRED: the browser that used the recovery link signs in, and any other one needs `enrolmentToken`. The refusal starts a pending session, in which `recovery/request-own` sends another link.',
  body: z.object({
    email,
    password: offeredPassword,
    /**
     * The token of a link for setting up a second factor after a reset. It works once. After that, this browser can sign
     * in without it. It is not needed in any other case, and then it is ignored.
     */
    enrolmentToken: linkToken.optional(),
  }),
  refusals: { email: 'INVALID_EMAIL', enrolmentToken: 'INVALID_TOKEN' },
  reply: z.union([
    z.strictObject({ redirect: z.literal(false), token: withheldToken, user }),
    z.strictObject({
      twoFactorRedirect: z.literal(true),
      /** Strongest first. `otp`, better-auth’s word for both, is listed in addition to `sms` and `email`. */
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
  summary:
    'Returns who is signed in. Returns `null` if no one is, or if the sign-in still needs its second factor.',
  body: undefined,
  reply: z.strictObject({ session, user }).nullable(),
});

export const setLanguage = route({
  method: 'POST',
  path: '/api/auth/language',
  access: 'enrolling',
  summary: 'Sets the language of messages to the account.',
  body: z.object({ language: z.enum(LANGUAGES) }),
  reply: z.strictObject({ status: z.literal(true) }),
});

import { z } from 'zod';

/** Fewest characters (code points) in a password: NIST SP 800-63B §3.1.1.2 asks for 8 beside a second factor. */
export const MIN_PASSWORD_LENGTH = 8;
/** Most characters in a password. Nothing is cut off: see demo-server/accounts/password.ts. */
export const MAX_PASSWORD_LENGTH = 256;
/** Length of a one-time code, in digits. */
export const CODE_DIGITS = 6;
/** Codes that may be tried in one pending session. */
export const SIGN_IN_ATTEMPTS = 5;
/** Codes that may be tried on one enrolment. */
export const ENROLMENT_ATTEMPTS = 10;

export const email = z.string().trim().max(254).pipe(z.email());

/** A name for display: no control characters, so that it can go on one line anywhere. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** A password as it is offered, right or wrong. The limit bounds work; the rules for new ones are the domain's. */
export const offeredPassword = z.string().min(1).max(4096);

/**
 * A one-time code as people type it: ASCII digits, single spaces between them forgiven ("123 456"), and nothing
 * else. Full-width digits, numbers and lists are not codes.
 */
export const oneTimeCode = z
  .string()
  .regex(/^\s*[0-9](?: ?[0-9]){5}\s*$/)
  .transform((text) => text.replaceAll(/\s/g, ''));

/** Times travel as ISO 8601 in UTC: `2026-11-20T03:40:00.000Z`. */
export const instant = z.iso.datetime();

export const user = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Whether the next sign-in asks for a code. */
  twoFactorEnabled: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
export type User = z.infer<typeof user>;

export const session = z.strictObject({
  id: z.string(),
  userId: z.string(),
  createdAt: instant,
  updatedAt: instant,
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;

/**
 * Where better-auth's replies hold the session token, this server's hold `null`: the token travels in an
 * `HttpOnly` cookie and nowhere else, so that no script can read it.
 */
export const withheldToken = z.null();

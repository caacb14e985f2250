import { z } from 'zod';

/** Fewest characters (code points) in a password: NIST SP 800-63B §3.1.1.2 asks for 8 beside a second factor. */
export const MIN_PASSWORD_LENGTH = 8;
/** Most characters in a password. Nothing is cut off: see demo-server/passwords/password.ts. */
export const MAX_PASSWORD_LENGTH = 256;
/** Length of a one-time code, in digits. */
export const CODE_DIGITS = 6;
/** Codes that may be tried in one pending session. */
export const SIGN_IN_ATTEMPTS = 5;
/** Codes that may be tried on one enrolment. */
export const ENROLMENT_ATTEMPTS = 10;

/** How long a code that was sent can be used, in milliseconds. */
export const SENT_CODE_MS = 5 * 60 * 1000;
/** Most passkeys of one account. */
export const MOST_PASSKEYS = 20;

/** Backup codes in a set. */
export const BACKUP_CODES = 10;
/** With this many backup codes or fewer, a person is told to make new ones. */
export const FEW_BACKUP_CODES = 3;
/** How long a proof of the second factor allows dangerous actions, in milliseconds. */
export const STEP_UP_MS = 5 * 60 * 1000;
/** How long a trusted device is not asked for a code at sign-in, in milliseconds. */
export const TRUSTED_DEVICE_MS = 30 * 24 * 60 * 60 * 1000;

export const email = z.string().trim().max(254).pipe(z.email());

/** A name for display: no control characters, so that it can go on one line anywhere. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** The id of something, as a reply gave it: printable ASCII, since no database takes every character. */
export const rowId = z
  .string()
  .max(128)
  .regex(/^[\x21-\x7e]+$/);

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

/**
 * A backup code as people type it. Codes are made of Crockford's Base32, so it is forgiving: upper or lower case,
 * spaces and dashes anywhere, O for 0, I and L for 1. What comes out is the eight symbols alone.
 */
export const backupCode = z
  .string()
  .max(64)
  .transform((text) =>
    text
      .toUpperCase()
      .replaceAll(/[\s\p{Pd}\u2212]/gu, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

/** A backup code as it is shown, once: `7K2M-X9QD`. */
export const shownBackupCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

/** Times travel as ISO 8601 in UTC: `2026-11-20T03:40:00.000Z`. */
export const instant = z.iso.datetime();

/** What a person may do here; each role may do what those before it may. */
export const ROLES = ['member', 'support', 'admin'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const user = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Whether the next sign-in asks for a code. */
  twoFactorEnabled: z.boolean(),
  /** `null` while two-factor authentication is off. */
  backupCodes: z
    .strictObject({
      /** How many can still be used. */
      remaining: z.number().int().min(0),
      /** Three or fewer: time to make new ones. */
      few: z.boolean(),
      /** Whether the person has said “I have saved these codes”. Remind them until then. */
      saved: z.boolean(),
    })
    .nullable(),
  role,
  /** That a second factor must be set up; `null` where none must be, or where there is one. */
  mustEnrol: z
    .strictObject({
      /** The one before was reset, or the site's policy demands one. */
      because: z.enum(['recovery', 'policy']),
      /** From then on nothing else can be reached. */
      dueAt: instant,
      /** Whether `go-on-without` is open. */
      mayGoOnWithout: z.boolean(),
    })
    .nullable(),
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
  /** Until when the second factor counts as just proven, so that dangerous actions need no new code. */
  provenUntil: instant.nullable(),
});
export type Session = z.infer<typeof session>;

/**
 * Where better-auth's replies hold the session token, this server's hold `null`: the token travels in an
 * `HttpOnly` cookie and nowhere else, so that no script can read it.
 */
export const withheldToken = z.null();

/** The reply of whatever begins a session, or takes one further. */
export const newSession = z.strictObject({ token: withheldToken, user });

/**
 * Body and reply of a route that takes a proof of the second factor: it finishes a sign-in that awaits it, or does
 * something else in a full session.
 *
 * @param proof the fields that hold the proof
 */
export function proofRoute<Proof extends z.ZodRawShape>(proof: Proof) {
  return {
    body: z.object({
      ...proof,
      /** At a second step only: this browser is not asked for a code for 30 days. */
      trustDevice: z.boolean().optional(),
    }),
    reply: newSession,
  };
}

/** Where a page of a list begins: `next` of the page before. */
export const pageStart = z.string().max(100).optional();
/** What to ask for the page after with, as `before`; `null` on the last page. */
export const nextPage = z.string().nullable();

/** Somebody who did something, as others see them. */
export const personName = z.strictObject({ id: z.string(), name: z.string() });

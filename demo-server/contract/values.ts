import { z } from 'zod';
import { faultOfName, hasHiddenCharacters } from '../../shared/displayed-name.ts';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';

/** Fewest characters (code points) in a password. NIST SP 800-63B §3.1.1.2 requires 8 with a second factor. */
export const MIN_PASSWORD_LENGTH = 8;
/** Most characters in a password. Nothing is cut off: see demo-server/passwords/password.ts. */
export const MAX_PASSWORD_LENGTH = 256;
/** Length of a one-time code, in digits. */
export const CODE_DIGITS = 6;
/** How long each code of an authenticator app is shown, in seconds. */
export const CODE_SECONDS = 30;
/** Attempts to enter a code in one pending session. */
export const SIGN_IN_ATTEMPTS = 5;
/** Attempts to enter a code in one enrolment. */
export const ENROLMENT_ATTEMPTS = 10;
/** How long a new key waits for its first code, in milliseconds. NIST SP 800-63B §4.1.2.2 allows ten minutes. */
export const ENROLMENT_MS = 10 * MINUTE;
/** How long a sign-in waits for its second factor, in milliseconds. */
export const PENDING_SESSION_MS = 10 * MINUTE;

/** How long a sent code works, in milliseconds. */
export const SENT_CODE_MS = 5 * MINUTE;
/** Most passkeys per account. */
export const MOST_PASSKEYS = 20;
/** Most passkey questions of one session that can be open at the same time, such as one for each tab. */
export const MOST_PASSKEY_QUESTIONS = 5;
/** Most email addresses per account. */
export const MOST_ADDRESSES = 5;
/** Fewest and most security questions in a set. */
export const FEWEST_QUESTIONS = 3;
export const MOST_QUESTIONS = 5;
/** Fewest letters and digits in an answer. Everything else in it is not compared. */
export const SHORTEST_ANSWER = 3;
/** Fewest and most characters in a written reason. */
export const LEAST_REASON = 10;
export const MOST_REASON = 1000;

/** Most characters in a name for display. */
export const MOST_NAME = 100;
/** Most characters in the nickname of a pupil in a class. */
export const MOST_NICKNAME = 24;

/** Fewest and most backup codes in a new set, and how many there are unless the site says otherwise. */
export const LEAST_BACKUP_CODES = 5;
export const MOST_BACKUP_CODES = 20;
export const DEFAULT_BACKUP_CODES = 10;
/** Letters and digits in a backup code, and in the code of a class. The dash between them does not count. */
export const BACKUP_CODE_LETTERS = 8;
/** With this many backup codes or fewer, the user is asked to create new ones. */
export const FEW_BACKUP_CODES = 3;
/** How long dangerous actions are allowed after the second factor was confirmed, in milliseconds. */
export const STEP_UP_MS = 5 * MINUTE;
/** How long the right to set up a second factor after a reset lasts, and its links, in ms. NIST SP 800-63B §4.2.1.2 allows a day. */
export const ENROLMENT_RIGHT_MS = DAY;
/** The largest request body, in bytes. */
export const MOST_BODY_BYTES = 16 * 1024;
/** How long a trusted device needs no code at sign-in, in milliseconds. */
export const TRUSTED_DEVICE_MS = 30 * DAY;

/** Returns a duration in minutes, for sentences. */
export function minutesIn(ms: number): number {
  return ms / MINUTE;
}

/** Returns a duration in hours, for sentences. */
export function hoursIn(ms: number): number {
  return ms / HOUR;
}

/** Returns a number of bytes in KiB (1,024 bytes), for sentences. */
export function kibibytesIn(bytes: number): number {
  return bytes / 1024;
}

/** Returns a duration in days, for sentences. */
export function daysIn(ms: number): number {
  return ms / DAY;
}

/** How a request shows the second factor, for summaries. */
export const FRESH_FACTOR = `confirmed in the last ${minutesIn(STEP_UP_MS)} minutes, or with a code in the body`;

export const email = z.string().trim().max(254).pipe(z.email());

/** A name for display, which others can see: see shared/displayed-name.ts. */
export const displayName = z
  .string()
  .trim()
  .max(MOST_NAME)
  .refine((name) => faultOfName(name) === undefined);

/** The token after the `#` of an emailed link. */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Why a person asks or decides: at least a sentence. The only hidden characters in it are line ends. */
export const writtenReason = z
  .string()
  .trim()
  .min(LEAST_REASON)
  .max(MOST_REASON)
  .refine((text) => !hasHiddenCharacters(text, { mayHaveLines: true }));

/** An id from a reply: printable ASCII, because no database accepts every character. */
export const rowId = z
  .string()
  .max(128)
  .regex(/^[\x21-\x7e]+$/);

/** A password as entered, correct or not. The limit bounds the work. The domain has the rules for new passwords. */
export const offeredPassword = z.string().min(1).max(4096);

/**
 * A one-time code as people type it: ASCII digits, with single spaces between them allowed ("123 456"). Full-width
 * digits, numbers and lists are not codes.
 */
export const oneTimeCode = z
  .string()
  .regex(/^\s*[0-9](?: ?[0-9]){5}\s*$/)
  .transform((text) => text.replaceAll(/\s/g, ''));

/**
 * A backup code as people type it. Codes use Crockford's Base32, so upper and lower case, spaces and dashes anywhere,
 * O for 0, and I and L for 1 are allowed. Returns only the symbols.
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
  .pipe(z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${BACKUP_CODE_LETTERS}}$`)));

/** A backup code as it is shown: `7K2M-X9QD`. */
export const shownBackupCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

/** A new set of backup codes. They are returned only this once. */
export const newBackupCodes = z.array(shownBackupCode).min(LEAST_BACKUP_CODES).max(MOST_BACKUP_CODES);

/** Times travel as ISO 8601 in UTC: `2026-11-20T03:40:00.000Z`. */
export const instant = z.iso.datetime();

/** The roles. Each role can do what the roles before it can. */
export const ROLES = ['member', 'support', 'admin'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const user = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Whether the next sign-in needs a second factor. */
  twoFactorEnabled: z.boolean(),
  /** `null` while two-factor authentication is off. */
  backupCodes: z
    .strictObject({
      /** How many are left. */
      remaining: z.number().int().min(0),
      /** Whether so few are left that the user should create new ones. */
      few: z.boolean(),
      /** Whether the user has confirmed that they saved these codes. Remind them until then. */
      saved: z.boolean(),
    })
    .nullable(),
  role,
  /** Whether a second factor must be set up; `null` if not, or if there is one. */
  mustEnrol: z
    .strictObject({
      /** The previous one was reset, or the site's policy requires one. */
      because: z.enum(['recovery', 'policy']),
      /** After this time, nothing else is available. */
      dueAt: instant,
      /** Whether `go-on-without` is allowed. */
      mayGoOnWithout: z.boolean(),
    })
    .nullable(),
  /** When the account is deleted because its owner requested it; `null` if not. */
  deletesAt: instant.nullable(),
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
  /** Until when the second factor counts as just confirmed, so that dangerous actions need no new code. */
  provenUntil: instant.nullable(),
});
export type Session = z.infer<typeof session>;

/**
 * Where better-auth's replies contain the session token, this server's contain `null`. The token is only in an
 * `HttpOnly` cookie, so that no script can read it.
 */
export const withheldToken = z.null();

/** The reply of every route that starts a session or changes it. */
export const newSession = z.strictObject({ token: withheldToken, user });

/**
 * Returns body and reply of a route that confirms the second factor. It finishes a sign-in, or does something else in a
 * full session.
 *
 * @param factor the fields with the code or the passkey's answer
 */
export function secondFactorRoute<Factor extends z.ZodRawShape>(factor: Factor) {
  return {
    body: z.object({
      ...factor,
      /** Only in a second step: this browser needs no code for {@link TRUSTED_DEVICE_MS}. */
      trustDevice: z.boolean().optional(),
    }),
    reply: newSession,
  };
}

/** Where a page of a list starts: `next` of the previous page. */
export const pageStart = z.string().max(100).optional();
/** Send it as `before` to get the next page; `null` on the last one. */
export const nextPage = z.string().nullable();

/** The person who did something, as others see them. */
export const personName = z.strictObject({ id: z.string(), name: z.string() });

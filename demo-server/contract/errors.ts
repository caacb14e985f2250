import { z } from 'zod';
import {
  BACKUP_CODE_LETTERS,
  CODE_DIGITS,
  ENROLMENT_MS,
  FEWEST_QUESTIONS,
  kibibytesIn,
  LEAST_REASON,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  MOST_ADDRESSES,
  MOST_BODY_BYTES,
  MOST_NAME,
  MOST_NICKNAME,
  MOST_PASSKEYS,
  MOST_QUESTIONS,
  MOST_REASON,
  minutesIn,
  SHORTEST_ANSWER,
  STEP_UP_MS,
} from './values.ts';

/**
 * Every way a request can be refused: the stable code, its HTTP status, and the sentence for people.
 *
 * Codes that better-auth's client knows keep its spelling. If a code can mean more than one thing to a person, the
 * server sends a more exact sentence than the one here.
 */
export const REFUSALS = {
  // The request itself.
  MALFORMED_REQUEST: [
    400,
    'This is not a valid HTTP request, or a proxy could read it differently. Send one Host and one Content-Type header, a path, and the body as it is or in chunks.',
  ],
  HEADERS_TOO_LARGE: [
    431,
    'The headers of this request are too large. Delete this site’s cookies, then try again.',
  ],
  REQUEST_TIMEOUT: [408, 'The request did not arrive in time. Check your connection, then try again.'],
  MALFORMED_JSON: [400, 'The request body is not valid JSON.'],
  VALIDATION_ERROR: [400, 'A value in the request is missing or not valid.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send the request body as application/json in UTF-8.'],
  BODY_TOO_LARGE: [413, `The request body is too large. The maximum is ${kibibytesIn(MOST_BODY_BYTES)} KiB.`],
  FOREIGN_ORIGIN: [
    403,
    'This request came from another site, so it was refused. Open this site itself and try again.',
  ],
  UNKNOWN_HOST: [
    421,
    'This server does not answer to this host name. Open the site at its own address. Its operator sets that with COUNTERSIGN_BASE_URL.',
  ],
  OUTSIDE_BASE_PATH: [
    404,
    'This site is under the path of COUNTERSIGN_BASE_URL. If you came through a proxy, it must pass the whole path on.',
  ],
  METRICS_TOKEN_NEEDED: [
    401,
    'Send the token of COUNTERSIGN_METRICS_TOKEN in the header Authorization: Bearer TOKEN.',
  ],
  NOT_FOUND: [404, 'There is nothing at this address.'],
  METHOD_NOT_ALLOWED: [405, 'This address doesn’t support this method.'],
  INTERNAL_ERROR: [500, 'Something went wrong on the server. Nothing was changed. Try again in a moment.'],
  MESSAGE_NOT_WAITING: [404, 'This message is no longer waiting: it was delivered or given up.'],
  OUTBOX_CLOSED: [404, 'This site really sends its messages, so it has no outbox.'],
  DATABASE_UNAVAILABLE: [
    503,
    'The site cannot reach or write its data right now. Wait a moment, then try again.',
  ],
  NOT_READY: [503, 'The server is not accepting requests: it is stopping, or its database does not answer.'],
  SERVER_BUSY: [503, 'Many people are signing in right now. Try again in a few seconds.'],

  // Sessions.
  UNAUTHORIZED: [401, 'You are not signed in, or your session has ended. Sign in and try again.'],
  SECOND_FACTOR_REQUIRED: [403, 'Your sign-in is not finished. Confirm your second factor first.'],
  STEP_UP_REQUIRED: [
    403,
    `Confirm your second factor first. You have not confirmed it in the last ${minutesIn(STEP_UP_MS)} minutes.`,
  ],
  ENROLMENT_LINK_REQUIRED: [
    403,
    'Your second factor was reset, so the password alone does not sign you in. Open the link that we sent to your confirmed email addresses, and enter the password there. You can request another link.',
  ],
  ENROLMENT_REQUIRED: [
    403,
    'Set up a second factor first. You cannot do anything else on your account until you have one.',
  ],
  SECOND_FACTOR_NEEDED: [
    403,
    'This needs a second factor, and your account has none. Turn on two-factor authentication first.',
  ],
  ROLE_REQUIRED: [403, 'Your account does not have the role for this. Ask someone who has it.'],
  STAFF_NEEDS_SECOND_FACTOR: [
    403,
    'Support and administration require a second factor, and your account has none. Turn on two-factor authentication first.',
  ],
  STAFF_NEEDS_CONFIRMED_ADDRESS: [
    403,
    'Support and administration require a confirmed email address, and yours is not confirmed. Confirm it first.',
  ],
  ROLE_NEEDS_CONFIRMED_ADDRESS: [
    409,
    'No one has confirmed the email address of this account, so it cannot have this role. Ask its owner to confirm the address first.',
  ],
  PERSON_NOT_FOUND: [404, 'This account no longer exists.'],
  LAST_ADMIN: [409, 'This site needs at least one admin. Make another account an admin first.'],
  OWN_ACCOUNT: [403, 'You can’t do this to your own account. Ask another admin.'],
  SUSPENSION_CHANGED: [
    409,
    'Someone else has suspended this account or lifted its suspension in the meantime. Reload the list, then decide.',
  ],
  POLICY_CHANGED: [409, 'Someone else has changed the policy in the meantime. Read it again, then decide.'],
  SESSION_NOT_FOUND: [404, 'This session has already ended.'],
  TRUSTED_DEVICE_NOT_FOUND: [404, 'This device is no longer trusted.'],

  // Accounts.
  INVALID_NAME: [
    400,
    `Enter a name with 1 to ${MOST_NAME} visible characters. Hidden characters and characters that change the reading direction are not allowed.`,
  ],
  INVALID_EMAIL: [400, 'Enter an email address, such as ann@example.com.'],
  PASSWORD_TOO_SHORT: [400, `Choose a password with at least ${MIN_PASSWORD_LENGTH} characters.`],
  PASSWORD_TOO_LONG: [400, `Choose a password with at most ${MAX_PASSWORD_LENGTH} characters.`],
  PASSWORD_TOO_COMMON: [
    400,
    'Many people use this password or one like it, so attackers try it first. Choose another one, such as four words that have nothing to do with each other.',
  ],
  PASSWORD_TOO_PERSONAL: [
    400,
    'This password is little more than your name, your email address or the name of this site, so attackers try it first. Choose another one.',
  ],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [
    422,
    'An account with this email address already exists. Sign in, or use another address.',
  ],
  INVALID_EMAIL_OR_PASSWORD: [401, 'The email address or the password is wrong.'],
  ACCOUNT_SUSPENDED: [
    403,
    'This account is suspended, so no one can sign in to it. We emailed the reason to the addresses of the account. Ask the administrators of this site if you have questions.',
  ],
  INVALID_PASSWORD: [400, 'That is not your password.'],
  PASSWORD_NOT_CONFIRMED: [
    403,
    'This password was chosen before the email address was confirmed, and it was not entered at that time. It no longer works. Request a password reset link to choose a new one.',
  ],
  PASSWORD_UNCHANGED: [400, 'This is already your password. Choose a different one.'],
  INVALID_TOKEN: [
    400,
    'This link no longer works: it has expired, has already been used, or was replaced by a newer one. Request a new link.',
  ],
  ADDRESS_NEEDS_SIGN_IN: [
    403,
    'This link adds the address to an account that someone already uses. If it is yours, sign in to it in this browser or enter its password. If not, close this page.',
  ],
  ADDRESS_NOT_FOUND: [404, 'Your account does not have this email address.'],
  ADDRESS_ALREADY_ADDED: [422, 'Your account already has this email address.'],
  PRIMARY_ADDRESS: [
    400,
    'You sign in with this email address, so you cannot remove it. Choose another address for signing in first.',
  ],
  TOO_MANY_ADDRESSES: [
    422,
    `An account can have at most ${MOST_ADDRESSES} email addresses. Remove one first.`,
  ],
  EMAIL_ALREADY_VERIFIED: [400, 'This email address is already confirmed.'],
  MAIL_SENT_TOO_RECENTLY: [429, 'A link was sent there a moment ago. Wait, then send another one.'],

  DELETION_REQUESTED: [
    409,
    'The deletion of your account was already requested. Keep the account first if you want another date.',
  ],
  DELETION_NOT_REQUESTED: [404, 'The deletion of your account was not requested, so your account stays.'],
  DELETION_LINK_INVALID: [
    404,
    'There is nothing to cancel: the account is kept already, was deleted, or its deletion was requested again later.',
  ],

  // The second factor.
  MALFORMED_CODE: [400, `A code has ${CODE_DIGITS} digits, such as 123 456.`],
  INVALID_CODE: [401, 'This code is wrong or has already been used. Wait for the next one and enter it.'],
  MALFORMED_BACKUP_CODE: [
    400,
    `A backup code has ${BACKUP_CODE_LETTERS} letters and digits, such as 7K2M-X9QD.`,
  ],
  INVALID_BACKUP_CODE: [401, 'This backup code is wrong or has already been used.'],
  INVALID_SENT_CODE: [
    401,
    'This code is wrong, has expired, or has already been used. Enter the latest one, or send another one.',
  ],
  INVALID_PASSKEY: [401, 'This passkey was not accepted, or the answer came too late. Try again.'],
  METHOD_NOT_ENABLED: [400, 'Your account does not use this method. Choose another one.'],
  EMAIL_CODE_NOT_ENOUGH: [
    403,
    'You set your password with an emailed link, so an emailed code is not enough. Use another method or a backup code, or ask support for help.',
  ],
  METHOD_NOT_OFFERED: [403, 'This site does not offer this method. Choose another one.'],
  METHOD_NOT_WAITING: [404, 'No code is expected in this session. Start the set-up again.'],
  ADDRESS_NOT_VERIFIED: [
    400,
    'You have not confirmed this email address. Confirm it first, or choose another one.',
  ],
  ADDRESS_IN_USE: [
    409,
    'Codes for your second factor are sent to this address. Choose another address for them first, or remove that method.',
  ],
  INVALID_PHONE_NUMBER: [400, 'Enter a phone number with its country code, such as +49 151 23456789.'],
  PASSKEYS_UNAVAILABLE: [
    400,
    'Passkeys do not work at this address. Browsers allow them only on https sites with a host name, and on localhost.',
  ],
  PASSKEY_NOT_REGISTERED: [400, 'The passkey could not be added. Start again.'],
  PASSKEY_ALREADY_REGISTERED: [409, 'This passkey is already registered.'],
  PASSKEY_NOT_FOUND: [404, 'This passkey has already been removed.'],
  TOO_MANY_PASSKEYS: [400, `An account can have at most ${MOST_PASSKEYS} passkeys. Remove one first.`],
  TWO_FACTOR_NOT_ENABLED: [400, 'Two-factor authentication is off for this account. Turn it on first.'],
  FACTOR_DEMANDED: [
    403,
    'This site requires two-factor authentication for your account. You cannot turn it off.',
  ],
  MALFORMED_REASON: [
    400,
    `Write a reason with ${LEAST_REASON} to ${MOST_REASON} characters, none of them hidden.`,
  ],
  SUPPORT_REQUEST_OPEN: [
    409,
    'Your account already has an open request. Cancel it before you send another one.',
  ],
  SUPPORT_REQUEST_NOT_FOUND: [404, 'This request no longer exists.'],
  SUPPORT_LINK_INVALID: [
    404,
    'There is nothing to cancel: the request was decided, was cancelled, or has expired.',
  ],
  SUPPORT_REQUEST_CHANGED: [
    409,
    'The request has changed in the meantime: someone else has decided, or it was cancelled. Read it again.',
  ],
  OWN_SUPPORT_REQUEST: [403, 'You can’t decide a request for your own account.'],
  ANOTHER_MUST_APPROVE: [403, 'You have already approved this request. Someone else must approve it too.'],
  ENROLMENT_NOT_FOUND: [
    404,
    `No key is waiting to be confirmed in this session. A key expires after ${minutesIn(ENROLMENT_MS)} minutes. Start the set-up again.`,
  ],
  ENROLMENT_EXPIRED: [
    410,
    `You did not confirm the key within ${minutesIn(ENROLMENT_MS)} minutes. Start the set-up again to get a new one.`,
  ],

  // Recovery.
  RECOVERY_LINK_INVALID: [
    410,
    'This link has already been used, has expired, or was replaced by a newer one. Request a new link if you still need it.',
  ],
  RECOVERY_CANCEL_LINK_INVALID: [
    410,
    'There is nothing to cancel: the reset was carried out, was cancelled, or its link has expired.',
  ],
  RECOVERY_PROOF_WRONG: [400, 'The password or one of the answers is wrong.'],
  RECOVERY_NOT_FOUND: [404, 'There is no reset to cancel.'],
  NO_VERIFIED_ADDRESS: [
    409,
    'Your account has no confirmed email address, so we cannot send a link. Use a backup code, or ask support for help.',
  ],
  PASSWORD_CAME_BY_MAIL: [
    409,
    'You set your password with an emailed link, and a second emailed link cannot replace your second factor. Use a backup code, or ask support for help.',
  ],
  SECURITY_QUESTIONS_OFF: [404, 'This site does not use security questions.'],
  SECURITY_QUESTIONS_UNSUITABLE: [
    400,
    `Choose ${FEWEST_QUESTIONS} to ${MOST_QUESTIONS} different questions. Each needs an answer of its own with at least ${SHORTEST_ANSWER} letters or digits.`,
  ],

  // Classes of the lab.
  CLASSES_OFF: [404, 'Class mode is off on this site. Its operator can turn it on with COUNTERSIGN_CLASSES.'],
  TOO_MANY_CLASSES: [
    429,
    'As many classes are open on this site as it allows. End one, or wait until one ends. The operator sets the number with COUNTERSIGN_CLASSES.',
  ],
  CLASS_NOT_FOUND: [
    401,
    'This class has ended and everything in it was deleted, or the link to it is incomplete. Open a new class.',
  ],
  MALFORMED_CLASS_CODE: [
    400,
    `The code of a class has ${BACKUP_CODE_LETTERS} letters and digits, such as 7K2M-X9QD.`,
  ],
  CLASS_CODE_NOT_FOUND: [
    404,
    'No class has this code. Compare it with the code on your teacher’s screen. The class may also have ended.',
  ],
  CLASS_LOCKED: [409, 'Your teacher has closed this class to more pupils. Ask your teacher to open it.'],
  CLASS_FULL: [409, 'This class is full. Ask your teacher.'],
  INVALID_NICKNAME: [
    400,
    `Enter a nickname with 1 to ${MOST_NICKNAME} visible characters. Hidden characters and characters that change the reading direction are not allowed.`,
  ],
  NICKNAME_TAKEN: [409, 'Someone in this class has this nickname already. Choose another one.'],
  PUPIL_NOT_FOUND: [404, 'This pupil is no longer in the class.'],
  NOT_IN_CLASS: [
    401,
    'You are no longer in this class: it has ended, you left it, or your teacher removed you. Everything about you in it was deleted.',
  ],
  TOO_MANY_CLASS_CODES: [429, 'You have entered too many codes. Wait, then try again.'],

  // Guessing. If waiting helps, `retryAfter` and the Retry-After header say how long.
  TOO_MANY_ATTEMPTS: [429, 'You have tried too many codes. Start again.'],
  ACCOUNT_TEMPORARILY_LOCKED: [429, 'Too many codes were tried for this account. Wait, then try again.'],
  SECOND_FACTOR_LOCKED: [
    429,
    'Too many wrong codes in a row were entered for this account, so codes are no longer accepted. Use a backup code or a passkey, or recover your account.',
  ],
  SENT_TOO_RECENTLY: [429, 'A code was sent a moment ago. Wait, then send another one.'],
  TOO_MANY_PASSWORDS: [429, 'Too many passwords were tried for this account. Wait, then try again.'],
  TOO_MANY_SUPPORT_REQUESTS: [429, 'You have already sent several support requests. Wait, then try again.'],
  TOO_MANY_RECOVERIES: [
    429,
    'Links have already been requested several times. Check your email, or wait and try again.',
  ],
  TOO_MANY_EXPORTS: [429, 'You have downloaded your data several times. Wait, then try again.'],
  TOO_MANY_REQUESTS: [429, 'Too many attempts came from your network. Wait, then try again.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof REFUSALS;

const codes = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]];

/** The body of every reply whose status is 400 or more. */
export const errorBody = z.strictObject({
  code: z.enum(codes),
  /** For people: what was wrong and what to do. */
  message: z.string(),
  /** Only for bodies: what was wrong, field by field. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Only for refused codes: how many more attempts are left before starting again or waiting. */
  attemptsLeft: z.number().int().min(0).optional(),
  /** Whole seconds to wait before the next attempt, as in the Retry-After header: with 429, 503, and a last wrong code. */
  retryAfter: z.number().int().min(1).optional(),
  /** Only for INTERNAL_ERROR: quote it when you report the error. The server's log has the details under it. */
  requestId: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

import { z } from 'zod';

/**
 * Every way a request can be refused: the stable code, its HTTP status, and the sentence people read.
 *
 * Codes that better-auth's client knows keep its spelling. Where the same code can mean more than one thing to
 * the person, the server sends a more exact sentence than the one here.
 */
export const REFUSALS = {
  // The request itself.
  MALFORMED_JSON: [400, 'The request body is not JSON that can be read.'],
  VALIDATION_ERROR: [400, 'The request is missing something, or holds something of the wrong kind.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send the request body as application/json.'],
  BODY_TOO_LARGE: [413, 'The request body is too large: 16 KiB is the most that is read.'],
  FOREIGN_ORIGIN: [
    403,
    'This request came from another site, so it was refused. Open this site itself and try again.',
  ],
  NOT_FOUND: [404, 'There is nothing at this address.'],
  METHOD_NOT_ALLOWED: [405, 'This address does not answer to that method.'],
  INTERNAL_ERROR: [
    500,
    'Something went wrong on the server, and nothing was changed. Try again in a moment.',
  ],
  MESSAGE_NOT_WAITING: [404, 'That message does not wait any more: it was delivered or given up.'],
  OUTBOX_CLOSED: [404, 'This site really sends its mail, so there is no outbox to read.'],
  NOT_READY: [503, 'The server takes no new work: it is stopping, or its database does not answer.'],
  SERVER_BUSY: [503, 'Many people are signing in at once. Try again in a few seconds.'],

  // Sessions.
  UNAUTHORIZED: [401, 'You are not signed in, or your session has ended. Sign in and try again.'],
  SECOND_FACTOR_REQUIRED: [
    403,
    'Enter the code from your authenticator first: your sign-in is not finished.',
  ],
  STEP_UP_REQUIRED: [403, 'Prove your second factor first: it was not asked for in the last five minutes.'],
  ENROLMENT_REQUIRED: [
    403,
    'Set up a second factor first: until then nothing else on your account can be reached.',
  ],
  SECOND_FACTOR_NEEDED: [
    403,
    'This needs a second factor, and your account has none. Turn on two-factor authentication first.',
  ],
  ROLE_REQUIRED: [403, 'Your account may not do this. Somebody with the role for it can.'],
  STAFF_NEEDS_SECOND_FACTOR: [
    403,
    'Support and administration need a second factor, and your account has none. Turn on two-factor authentication first.',
  ],
  PERSON_NOT_FOUND: [404, 'There is no such account any more.'],
  LAST_ADMIN: [409, 'Somebody must administer this site: make another account an admin first.'],
  POLICY_CHANGED: [409, 'Somebody else has changed the policy meanwhile. Look at it again, then decide.'],
  SESSION_NOT_FOUND: [404, 'That session has ended already.'],
  TRUSTED_DEVICE_NOT_FOUND: [404, 'That device is not trusted any more.'],

  // Accounts.
  INVALID_NAME: [400, 'Enter a name of 1 to 100 characters.'],
  INVALID_EMAIL: [400, 'Enter an e-mail address, such as ann@example.com.'],
  PASSWORD_TOO_SHORT: [400, 'Choose a password of at least 8 characters.'],
  PASSWORD_TOO_LONG: [400, 'Choose a password of at most 256 characters.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [
    422,
    'There is an account with this e-mail address already. Sign in, or use another address.',
  ],
  INVALID_EMAIL_OR_PASSWORD: [401, 'The e-mail address or the password is wrong.'],
  INVALID_PASSWORD: [400, 'That is not your password.'],
  PASSWORD_UNCHANGED: [400, 'That is your password already. Choose another one.'],
  INVALID_TOKEN: [
    400,
    'This link cannot be used: it has expired, was used already, or was replaced by a later one. Ask for a new one.',
  ],
  ADDRESS_NOT_FOUND: [404, 'Your account does not have that e-mail address.'],
  ADDRESS_ALREADY_ADDED: [422, 'Your account has that e-mail address already.'],
  PRIMARY_ADDRESS: [
    400,
    'You sign in with that e-mail address, so it stays. Sign in with another one first.',
  ],
  TOO_MANY_ADDRESSES: [422, 'An account has five e-mail addresses at most. Remove one first.'],
  EMAIL_ALREADY_VERIFIED: [400, 'That e-mail address is confirmed already.'],
  MAIL_SENT_TOO_RECENTLY: [429, 'A link was mailed there a moment ago. Wait, then have another one sent.'],

  // The second factor.
  MALFORMED_CODE: [400, 'A code is six digits, such as 123 456.'],
  INVALID_CODE: [
    401,
    'That code is not right, or it has been used already. Wait for the next one and enter it.',
  ],
  MALFORMED_BACKUP_CODE: [400, 'A backup code is eight letters and digits, such as 7K2M-X9QD.'],
  INVALID_BACKUP_CODE: [401, 'That backup code is not right, or it has been used already.'],
  INVALID_SENT_CODE: [
    401,
    'That code is not right, has expired, or has been used already. Enter the latest one, or have another sent.',
  ],
  INVALID_PASSKEY: [401, 'That passkey was not accepted, or its answer came too late. Try again.'],
  METHOD_NOT_ENABLED: [400, 'That method is not on for your account. Choose another one.'],
  EMAIL_CODE_NOT_ENOUGH: [
    403,
    'Your password was chosen with a mailed link, so a code by mail would prove nothing else. Use another method or a backup code, or ask a person for help.',
  ],
  METHOD_NOT_OFFERED: [403, 'This site does not offer that method. Choose another one.'],
  METHOD_NOT_WAITING: [404, 'No code is awaited in this session. Start the set-up again.'],
  ADDRESS_NOT_VERIFIED: [
    400,
    'Codes go to an address that you have confirmed as yours. Confirm this one first, or choose another.',
  ],
  ADDRESS_IN_USE: [
    409,
    'Codes of your second factor go to this address. Have them sent elsewhere first, or remove that method.',
  ],
  INVALID_PHONE_NUMBER: [400, 'Enter a telephone number with its country, such as +49 151 23456789.'],
  PASSKEYS_UNAVAILABLE: [
    400,
    'Passkeys do not work at this address: browsers allow them on https sites with a name, and on localhost.',
  ],
  PASSKEY_NOT_REGISTERED: [400, 'The passkey could not be added. Start again.'],
  PASSKEY_ALREADY_REGISTERED: [409, 'That passkey is registered already.'],
  PASSKEY_NOT_FOUND: [404, 'That passkey has been removed already.'],
  TOO_MANY_PASSKEYS: [400, 'An account has 20 passkeys at most. Remove one first.'],
  TWO_FACTOR_NOT_ENABLED: [400, 'Two-factor authentication is off for this account. Turn it on first.'],
  FACTOR_DEMANDED: [403, 'This site demands a second factor of your account: it cannot go on without one.'],
  MALFORMED_REASON: [400, 'Write a reason of 10 to 1,000 characters.'],
  SUPPORT_REQUEST_OPEN: [409, 'A request of your account is open already. Cancel it to write another one.'],
  SUPPORT_REQUEST_NOT_FOUND: [404, 'There is no such request any more.'],
  SUPPORT_LINK_INVALID: [
    404,
    'This link has nothing to cancel: the request was decided, cancelled, or has expired.',
  ],
  SUPPORT_REQUEST_CHANGED: [
    409,
    'The request has changed meanwhile: somebody else has decided, or it was cancelled. Look at it again.',
  ],
  OWN_SUPPORT_REQUEST: [403, 'This is a request of your own account: others decide it.'],
  ANOTHER_MUST_APPROVE: [403, 'You approved this request already: the second approval is somebody else’s.'],
  ENROLMENT_NOT_FOUND: [
    404,
    'No key is waiting to be confirmed in this session: it waits ten minutes, then it is thrown away. Start the set-up again.',
  ],
  ENROLMENT_EXPIRED: [
    410,
    'The key was not confirmed within ten minutes. Start the set-up again for a new one.',
  ],

  // Recovery.
  RECOVERY_LINK_INVALID: [
    410,
    'This link has been used, has expired, or was replaced by a later one. Ask for a new one if you still need it.',
  ],
  RECOVERY_CANCEL_LINK_INVALID: [
    410,
    'This link has nothing to cancel any more: the reset was carried out, was cancelled, or was never asked for in time.',
  ],
  RECOVERY_PROOF_WRONG: [400, 'The password or one of the answers is not right.'],
  RECOVERY_NOT_FOUND: [404, 'There is no reset under way that could be cancelled.'],
  NO_VERIFIED_ADDRESS: [
    409,
    'No e-mail address of your account has been confirmed, so no link can be sent. Use a backup code, or ask a person for help.',
  ],
  PASSWORD_CAME_BY_MAIL: [
    409,
    'Your password was chosen with a mailed link, so another mailed link cannot stand in for your second factor. Use a backup code, or ask a person for help.',
  ],
  SECURITY_QUESTIONS_OFF: [404, 'This site has no security questions.'],
  SECURITY_QUESTIONS_UNSUITABLE: [
    400,
    'Choose three to five different questions, each with an answer of its own of at least three letters or digits.',
  ],

  // Guessing. Where waiting helps, `retryAfter` and the Retry-After header say how long.
  TOO_MANY_ATTEMPTS: [429, 'Too many codes were tried. Start again.'],
  ACCOUNT_TEMPORARILY_LOCKED: [429, 'Too many codes were tried for this account. Wait, then try again.'],
  SECOND_FACTOR_LOCKED: [
    429,
    'A hundred wrong codes in a row were tried for this account, so codes are refused. Use a backup code or a passkey, or recover your account.',
  ],
  SENT_TOO_RECENTLY: [429, 'A code was sent a moment ago. Wait, then have another one sent.'],
  TOO_MANY_PASSWORDS: [429, 'Too many passwords were tried for this account. Wait, then try again.'],
  TOO_MANY_SUPPORT_REQUESTS: [429, 'Support was asked several times already. Wait, then ask again.'],
  TOO_MANY_RECOVERIES: [
    429,
    'Links were asked for several times already. Look into your mailbox, or wait and ask again.',
  ],
  TOO_MANY_REQUESTS: [429, 'Too many tries came from your network. Wait, then try again.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof REFUSALS;

const codes = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]];

/** The body of every reply whose status is 400 or more. */
export const errorBody = z.strictObject({
  code: z.enum(codes),
  /** One sentence for people: what was wrong and what to do. */
  message: z.string(),
  /** Bodies only: what was wrong, field by field. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Refused codes only: how many codes may still be tried before starting again or waiting. */
  attemptsLeft: z.number().int().min(0).optional(),
  /** Whole seconds to wait before the next try, as in the Retry-After header: with 429, 503, and a last wrong code. */
  retryAfter: z.number().int().min(1).optional(),
  /** INTERNAL_ERROR only: quote it when reporting the fault; the server's log has the rest under it. */
  requestId: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

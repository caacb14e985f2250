import { z } from 'zod';
import { route } from './route.ts';
import { email, instant, offeredPassword } from './values.ts';

/** Questions that are offered. People can write their own instead, which is better. */
export const LISTED_QUESTIONS = [
  'first-teacher',
  'first-job',
  'first-concert',
  'childhood-friend',
  'childhood-street',
  'favourite-book',
  'parents-met',
  'first-journey',
] as const;
/** Questions in a set. */
export const FEWEST_QUESTIONS = 3;
export const MOST_QUESTIONS = 5;
/** Letters and digits in an answer; everything else in it is not compared. */
export const SHORTEST_ANSWER = 3;

export const securityQuestion = z.union([
  z.strictObject({ listed: z.enum(LISTED_QUESTIONS) }),
  z.strictObject({
    own: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u),
  }),
]);
export type SecurityQuestion = z.infer<typeof securityQuestion>;

/** An answer as it is typed. How it is compared: see demo-server/recovery/answers.ts. */
const answer = z.string().min(1).max(200);

/** The token that a mailed link holds after its `#`. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const requestRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/request',
  access: 'anyone',
  summary:
    'Asks for recovery links to every verified address of the account that signs in with this one. The answer is the same, and as quick, whether or not there is such an account.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const getRecoveryWays = route({
  method: 'GET',
  path: '/api/auth/recovery/ways',
  access: 'pending',
  summary: 'What the account of a sign-in that awaits its second factor can be recovered with.',
  body: undefined,
  reply: z.strictObject({
    hasBackupCodes: z.boolean(),
    /** How many verified addresses links can be sent to. */
    addresses: z.number().int().min(0),
    /** The password was chosen with a mailed link: another cannot stand in for the second factor. */
    passwordCameByMail: z.boolean(),
    /** When a reset that is under way happens; `null` without one. */
    dueAt: instant.nullable(),
  }),
});

export const requestOwnRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/request-own',
  access: 'pending',
  summary: 'Sends recovery links to every verified address of the account. Links sent before are void.',
  body: undefined,
  reply: z.strictObject({
    /** To how many. */
    addresses: z.number().int().min(1),
  }),
});

export const viewRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/view',
  access: 'anyone',
  summary: 'What a recovery link is good for. Looking spends nothing.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'RECOVERY_LINK_INVALID' },
  reply: z.strictObject({
    /** `open`: it can be used. `waiting`: it was, and the reset is under way. `done`: the second factor is reset. */
    state: z.enum(['open', 'waiting', 'done']),
    /** The address the account signs in with. */
    email: z.string(),
    /** Until when it can be used. */
    expiresAt: instant,
    /** How long after its use the reset happens, in whole hours. */
    waitHours: z.number().int().min(0),
    /** When the reset happens, or happened; `null` while the link is open. */
    dueAt: instant.nullable(),
    /** What is asked beside the password, in this order. */
    questions: z.array(securityQuestion),
  }),
});

export const redeemRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/redeem',
  access: 'anyone',
  summary:
    'Uses a recovery link, with the password and the answers to the security questions where there are some: resets the second factor, at once or after the waiting time. It signs nobody in.',
  body: z.object({
    token: linkToken,
    password: offeredPassword,
    answers: z.array(answer).max(MOST_QUESTIONS).optional(),
  }),
  refusals: { token: 'RECOVERY_LINK_INVALID' },
  reply: z.strictObject({
    /** When the reset happens; `null` when it has. */
    dueAt: instant.nullable(),
  }),
});

export const cancelRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/cancel',
  access: 'anyone',
  summary:
    'Cancels a recovery by the link in a notice of it: links are void, and a reset that waits does not happen.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'RECOVERY_CANCEL_LINK_INVALID' },
  reply: z.strictObject({
    /** Whether somebody had used the link already, and so knows the password. */
    wasUsed: z.boolean(),
  }),
});

export const cancelOwnRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/cancel-own',
  access: 'full',
  summary: 'Cancels a recovery of the account one is signed in to.',
  body: undefined,
  reply: z.strictObject({ status: z.literal(true) }),
});

export const getRecoverySettings = route({
  method: 'GET',
  path: '/api/auth/recovery/settings',
  access: 'full',
  summary: 'What the account can be recovered with, and which security questions it has. Never an answer.',
  body: undefined,
  reply: z.strictObject({
    backupCodes: z.number().int().min(0),
    addresses: z.number().int().min(0),
    linkMinutes: z.number().int().min(1),
    waitHours: z.number().int().min(0),
    dueAt: instant.nullable(),
    securityQuestions: z.strictObject({
      /** Whether this site has them at all. */
      offered: z.boolean(),
      questions: z.array(securityQuestion),
      setAt: instant.nullable(),
    }),
  }),
});

export const setSecurityQuestions = route({
  method: 'POST',
  path: '/api/auth/recovery/set-security-questions',
  access: 'proven',
  summary:
    'Sets the questions that a recovery link asks beside the password, in the place of earlier ones. They are never enough alone.',
  body: z.object({
    password: offeredPassword,
    questions: z
      .array(z.strictObject({ question: securityQuestion, answer }))
      .min(FEWEST_QUESTIONS)
      .max(MOST_QUESTIONS),
  }),
  reply: z.strictObject({ status: z.literal(true) }),
});

export const removeSecurityQuestions = route({
  method: 'POST',
  path: '/api/auth/recovery/remove-security-questions',
  access: 'proven',
  summary: 'Removes the security questions. A recovery link then asks for the password alone.',
  body: z.object({ password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true) }),
});

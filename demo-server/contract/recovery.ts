import { z } from 'zod';
import { faultOfName } from '../../shared/displayed-name.ts';
import { route } from './route.ts';
import { email, FEWEST_QUESTIONS, instant, linkToken, MOST_QUESTIONS, offeredPassword } from './values.ts';

/** The questions to choose from. People can also write their own, which is better. */
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

export const securityQuestion = z.union([
  z.strictObject({ listed: z.enum(LISTED_QUESTIONS) }),
  z.strictObject({
    own: z
      .string()
      .trim()
      .max(200)
      .refine((question) => faultOfName(question) === undefined),
  }),
]);
export type SecurityQuestion = z.infer<typeof securityQuestion>;

/** An answer as typed. demo-server/recovery/answers.ts compares it. */
const answer = z.string().min(1).max(200);

export const requestRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/request',
  access: 'anyone',
  summary:
    'Sends recovery links to every confirmed address of the account that signs in with this address. The answer is the same, and takes as long, whether or not there is such an account.',
  body: z.object({ email }),
  refusals: { email: 'INVALID_EMAIL' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const getRecoveryWays = route({
  method: 'GET',
  path: '/api/auth/recovery/ways',
  access: 'pending',
  summary: 'Returns how the account of a pending sign-in can be recovered.',
  body: undefined,
  reply: z.strictObject({
    hasBackupCodes: z.boolean(),
    /** How many confirmed addresses links can be sent to. */
    addresses: z.number().int().min(0),
    /** Whether the password was set with an emailed link. Another emailed link then cannot replace the second factor. */
    passwordCameByMail: z.boolean(),
    /** When the waiting reset happens; `null` without one. */
    dueAt: instant.nullable(),
  }),
});

export const requestOwnRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/request-own',
  access: 'pending',
  summary:
    'Sends recovery links to every confirmed address of the account. Links that were sent before stop working. After a reset of the second factor, sends links for setting up a new one instead.',
  body: undefined,
  reply: z.strictObject({
    /** How many addresses the links went to. */
    addresses: z.number().int().min(1),
  }),
});

export const viewRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/view',
  access: 'anyone',
  summary: 'Returns what a recovery link can do. This does not use the link.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'RECOVERY_LINK_INVALID' },
  reply: z.strictObject({
    /** `open`: it can be used. `waiting`: it was used, and the reset is waiting. `done`: the second factor was reset. */
    state: z.enum(['open', 'waiting', 'done']),
    /** The account's sign-in address. */
    email: z.string(),
    /** When the link expires. */
    expiresAt: instant,
    /** Whole hours between the use of the link and the reset. */
    waitHours: z.number().int().min(0),
    /** When the reset happens, or happened; `null` while the link is open. */
    dueAt: instant.nullable(),
    /** The questions to answer in addition to the password, in this order. */
    questions: z.array(securityQuestion),
  }),
});

export const redeemRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/redeem',
  access: 'anyone',
  summary:
    'Uses a recovery link, with the password and with the answers to the security questions, if there are any. Resets the second factor at once, or after the waiting time. It signs no one in. After a reset at once, this browser can sign in with the password and set up a new second factor. Every confirmed address gets a link for that, too.',
  body: z.object({
    token: linkToken,
    password: offeredPassword,
    answers: z.array(answer).max(MOST_QUESTIONS).optional(),
  }),
  refusals: { token: 'RECOVERY_LINK_INVALID' },
  reply: z.strictObject({
    /** When the reset happens; `null` if it already has. */
    dueAt: instant.nullable(),
  }),
});

export const viewEnrolmentLink = route({
  method: 'POST',
  path: '/api/auth/recovery/view-set-up',
  access: 'anyone',
  summary:
    'Returns whose link for setting up a second factor it is, after a reset. This does not use the link: `sign-in/email` does, together with the password.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'INVALID_TOKEN' },
  reply: z.strictObject({
    /** The account's sign-in address. */
    email: z.string(),
    /** When the link expires. */
    expiresAt: instant,
  }),
});

export const cancelRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/cancel',
  access: 'anyone',
  summary:
    'Cancels a recovery with the link from a message about it. Its links stop working, and a waiting reset does not happen.',
  body: z.object({ token: linkToken }),
  refusals: { token: 'RECOVERY_CANCEL_LINK_INVALID' },
  reply: z.strictObject({
    /** Whether someone had already used the link, and so knows the password. */
    wasUsed: z.boolean(),
  }),
});

export const cancelOwnRecovery = route({
  method: 'POST',
  path: '/api/auth/recovery/cancel-own',
  access: 'full',
  summary: 'Cancels a recovery of the account that is signed in.',
  body: undefined,
  reply: z.strictObject({ status: z.literal(true) }),
});

export const getRecoverySettings = route({
  method: 'GET',
  path: '/api/auth/recovery/settings',
  access: 'full',
  summary:
    'Returns how the account can be recovered, and which security questions it has. Never returns an answer.',
  body: undefined,
  reply: z.strictObject({
    backupCodes: z.number().int().min(0),
    addresses: z.number().int().min(0),
    linkMinutes: z.number().int().min(1),
    waitHours: z.number().int().min(0),
    dueAt: instant.nullable(),
    securityQuestions: z.strictObject({
      /** Whether this site uses security questions. */
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
    'Sets the questions that a recovery link asks in addition to the password. They replace earlier ones. The answers alone are never enough.',
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
  summary: 'Removes the security questions. A recovery link then needs only the password.',
  body: z.object({ password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true) }),
});

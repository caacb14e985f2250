import { z } from 'zod';
import { activityKind } from './activity.ts';
import { route } from './route.ts';
import { displayName, email, instant, offeredPassword, role } from './values.ts';

/** Ten years either way. */
const MOST_MS = 10 * 366 * 24 * 60 * 60 * 1000;
const shift = z.number().int().min(-MOST_MS).max(MOST_MS);

const clock = z.strictObject({
  /** What the server takes the time to be. */
  now: instant,
  /** How far that is ahead of the computer's clock, in milliseconds; a skew is not counted. */
  offsetMs: z.number().int(),
});

const faults = z.strictObject({
  /** Mail is owed and not delivered. What is owed comes when it is over. */
  mailDown: z.boolean(),
  /** How long every statement waits before the database gets it, in milliseconds. */
  storeDelayMs: z.number().int().min(0).max(30_000),
  /** How wrong the server's clock is, in milliseconds: beside any time it was moved on. */
  clockSkewMs: shift,
});

/**
 * Routes to move the server about in tests and lessons. They are there with `DEMO_CONTROLS=1` only, and a server in
 * production does not start with it: whoever reaches them can empty the database.
 */
export const demoRoutes = {
  demoClock: route({
    method: 'GET',
    path: '/demo/clock',
    access: 'anyone',
    summary: 'What the server takes the time to be.',
    body: undefined,
    reply: clock,
  }),
  moveDemoClock: route({
    method: 'POST',
    path: '/demo/clock',
    access: 'anyone',
    summary: 'Moves the server’s clock on, or back. It goes on ticking from there.',
    body: z.object({ advanceMs: shift }),
    reply: clock,
  }),
  resetDemo: route({
    method: 'POST',
    path: '/demo/reset',
    access: 'anyone',
    summary: 'Forgets every account, and puts the clock and the faults back. Keys of the key ring stay.',
    body: undefined,
    reply: z.strictObject({ success: z.literal(true) }),
  }),
  seedDemo: route({
    method: 'POST',
    path: '/demo/seed',
    access: 'anyone',
    summary:
      'Makes accounts, with the second factor on where that is asked for. Their addresses count as proved. No browser is signed in.',
    body: z.object({
      people: z
        .array(
          z.object({
            name: displayName,
            email,
            password: offeredPassword,
            twoFactor: z.boolean().default(false),
            role: role.default('member'),
          }),
        )
        .min(1)
        .max(50),
    }),
    reply: z.strictObject({
      people: z.array(
        z.strictObject({
          email: z.string(),
          /** For the authenticator; `null` without a second factor. */
          totpURI: z.string().nullable(),
          backupCodes: z.array(z.string()),
        }),
      ),
    }),
  }),
  demoOutbox: route({
    method: 'GET',
    path: '/demo/outbox',
    access: 'anyone',
    summary: 'The mail of everybody, the oldest first: the last five hundred messages.',
    body: undefined,
    reply: z.strictObject({
      mails: z.array(
        z.strictObject({
          id: z.string(),
          recipient: z.string(),
          kind: z.string(),
          at: instant,
          channel: z.enum(['mail', 'sms']),
          /** False while mail is down. */
          delivered: z.boolean(),
          /** `null` once it was handed to a mail server: then only the recipient has it. */
          subject: z.string().nullable(),
          text: z.string().nullable(),
        }),
      ),
    }),
  }),
  demoAudit: route({
    method: 'GET',
    path: '/demo/audit',
    access: 'anyone',
    summary: 'What the server saw and decided, for everybody, the oldest first: the last thousand events.',
    body: undefined,
    reply: z.strictObject({
      events: z.array(
        z.strictObject({
          at: instant,
          /** `null` where no account is known. */
          email: z.string().nullable(),
          kind: activityKind,
          outcome: z.enum(['success', 'failure']),
          reason: z.string().nullable(),
        }),
      ),
    }),
  }),
  demoFaults: route({
    method: 'GET',
    path: '/demo/faults',
    access: 'anyone',
    summary: 'What is broken on purpose.',
    body: undefined,
    reply: faults,
  }),
  setDemoFaults: route({
    method: 'POST',
    path: '/demo/faults',
    access: 'anyone',
    summary: 'Breaks things on purpose, or mends them. What is left out stays as it is.',
    body: faults.partial(),
    reply: faults,
  }),
} as const;

export type DemoRouteName = keyof typeof demoRoutes;
export type DemoFaults = z.output<typeof faults>;

import { z } from 'zod';
import { DAY } from '../../shared/durations.ts';
import { activityKind } from './activity.ts';
import { route } from './route.ts';
import { displayName, email, instant, offeredPassword, role } from './values.ts';

/** Ten years either way. */
const MOST_MS = 10 * 366 * DAY;
const shift = z.number().int().min(-MOST_MS).max(MOST_MS);

const clock = z.strictObject({
  /** The server’s current time. */
  now: instant,
  /** How far that is ahead of the computer's clock, in milliseconds, without the skew. */
  offsetMs: z.number().int(),
});

const faults = z.strictObject({
  /** Messages are queued but not delivered. They are delivered when this is switched off. */
  mailDown: z.boolean(),
  /** How long each statement waits before it goes to the database, in milliseconds. */
  storeDelayMs: z.number().int().min(0).max(30_000),
  /** How wrong the server's clock is, in milliseconds, in addition to any time it was moved. */
  clockSkewMs: shift,
});

/**
 * Routes that control the server in tests and lessons. They exist only with `DEMO_CONTROLS=1`. A server in production
 * does not start with it, because anyone who can reach these routes can delete all data.
 */
export const demoRoutes = {
  demoClock: route({
    method: 'GET',
    path: '/demo/clock',
    access: 'anyone',
    summary: 'Returns the server’s current time.',
    body: undefined,
    reply: clock,
  }),
  moveDemoClock: route({
    method: 'POST',
    path: '/demo/clock',
    access: 'anyone',
    summary: 'Moves the server’s clock forward or back. It keeps running from there.',
    body: z.object({ advanceMs: shift }),
    reply: clock,
  }),
  resetDemo: route({
    method: 'POST',
    path: '/demo/reset',
    access: 'anyone',
    summary: 'Deletes every account, and resets the clock and the faults. The keys of the key ring stay.',
    body: undefined,
    reply: z.strictObject({ success: z.literal(true) }),
  }),
  seedDemo: route({
    method: 'POST',
    path: '/demo/seed',
    access: 'anyone',
    summary:
      'Creates accounts, with the second factor on where requested. Their addresses are already confirmed. No browser is signed in.',
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
          /** For the authenticator app; `null` without a second factor. */
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
    summary: 'Returns the messages to everyone, oldest first: the last 500.',
    body: undefined,
    reply: z.strictObject({
      mails: z.array(
        z.strictObject({
          id: z.string(),
          recipient: z.string(),
          kind: z.string(),
          at: instant,
          channel: z.enum(['mail', 'sms']),
          /** False while delivery is switched off. */
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
    summary: 'Returns what the server recorded for everyone, oldest first: the last 1,000 events.',
    body: undefined,
    reply: z.strictObject({
      events: z.array(
        z.strictObject({
          at: instant,
          /** `null` if the account is unknown. */
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
    summary: 'Returns the faults that are switched on.',
    body: undefined,
    reply: faults,
  }),
  setDemoFaults: route({
    method: 'POST',
    path: '/demo/faults',
    access: 'anyone',
    summary: 'Switches faults on or off. Values that are left out stay as they are.',
    body: faults.partial(),
    reply: faults,
  }),
} as const;

export type DemoRouteName = keyof typeof demoRoutes;
export type DemoFaults = z.output<typeof faults>;

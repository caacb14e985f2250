import { z } from 'zod';
import { faultOfName } from '../../shared/displayed-name.ts';
import { route } from './route.ts';
import { backupCode, instant, MOST_NICKNAME, oneTimeCode, rowId } from './values.ts';

/**
 * Class mode of the lab. A teacher opens a class, and pupils join with its code. No one needs an account: each person
 * has a token, for the header `Authorization: Bearer TOKEN`. Everything is deleted when the class ends.
 */

/**
 * Returns whether a path belongs to class mode.
 *
 * @param path of a request, also under a base path, or of a route
 */
export function isOfClasses(path: string): boolean {
  return /\/api\/class(?:\/|$)/.test(path);
}

/** What a pupil does next: confirm the key, sign in with a code, or try more. */
export const STATIONS = ['key', 'sign-in', 'done'] as const;
const station = z.enum(STATIONS);
export type Station = z.infer<typeof station>;

/** A name for the class only. Spaces in it are single. */
const nickname = z
  .string()
  .transform((text) => text.trim().replaceAll(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .max(MOST_NICKNAME)
      .refine((name) => faultOfName(name) === undefined),
  );

/** The code of a class as people type it, read like a backup code: spaces, dashes and lower case are allowed. */
const typedClassCode = backupCode;

/** The token of a teacher or of a pupil. */
const classToken = z.string().regex(/^[\w-]{22}\.[\w-]{22}\.[\w-]{1,32}\.[\w-]{43}$/);

const timeStep = z.number().int().min(0);

/** One code that a pupil entered, and what the server decided. The code itself is not stored. */
const attempt = z.strictObject({
  /** Counts the pupil's attempts from 1. */
  number: z.number().int().min(1),
  at: instant,
  /** Where the pupil was. */
  station,
  /** `limited`: there were too many codes, so nothing was compared. The others: see shared/explain-verification.ts. */
  verdict: z.enum(['accepted', 'replayed', 'late', 'early', 'wrong', 'limited']),
  /** The server's time step at that moment. */
  presentStep: timeStep,
  /** The step of the code, inside the window or near it; `null` if no step near has this code. */
  step: timeStep.nullable(),
});
export type ClassAttempt = z.output<typeof attempt>;
export type ClassVerdict = ClassAttempt['verdict'];

const pupil = z.strictObject({
  id: z.string(),
  nickname: z.string(),
  station,
  joinedAt: instant,
  /** How often the pupil has signed in. */
  signIns: z.number().int().min(0),
  /** The last code that the pupil entered; `null` if there is none. */
  latest: attempt.nullable(),
});
export type ClassPupil = z.output<typeof pupil>;

const done = z.strictObject({ status: z.literal(true) });

export const openClass = route({
  method: 'POST',
  path: '/api/class/open',
  access: 'anyone',
  summary:
    'Opens a class and returns the token of its teacher. It is returned only this once. Everything in the class is deleted when the class ends.',
  body: undefined,
  reply: z.strictObject({ token: classToken, endsAt: instant }),
});

export const viewClass = route({
  method: 'GET',
  path: '/api/class',
  access: 'anyone',
  bearer: 'teacher',
  summary:
    'Returns the class: its code, and where each pupil is. With the `version` of an earlier reply in `after`, returns `null` if nothing has changed since.',
  body: undefined,
  query: z.object({
    after: z
      .string()
      .regex(/^[0-9]{1,15}$/)
      .transform(Number)
      .optional(),
  }),
  reply: z
    .strictObject({
      version: z.number().int().min(0),
      /** What pupils type or scan to join: `7K2M-X9QD`. */
      code: z.string(),
      endsAt: instant,
      /** Whether no one else can join. */
      isLocked: z.boolean(),
      mostPupils: z.number().int().min(1),
      /** In the order in which they joined. */
      pupils: z.array(pupil),
    })
    .nullable(),
});

export const lockClass = route({
  method: 'POST',
  path: '/api/class/lock',
  access: 'anyone',
  bearer: 'teacher',
  summary: 'Closes the class to more pupils, or opens it again.',
  body: z.object({ isLocked: z.boolean() }),
  reply: done,
});

export const endClass = route({
  method: 'POST',
  path: '/api/class/end',
  access: 'anyone',
  bearer: 'teacher',
  summary: 'Ends the class and deletes everything in it.',
  body: undefined,
  reply: done,
});

export const removePupil = route({
  method: 'POST',
  path: '/api/class/remove-pupil',
  access: 'anyone',
  bearer: 'teacher',
  summary: 'Removes a pupil from the class and deletes their key and their attempts.',
  body: z.object({ id: rowId }),
  reply: done,
});

export const viewAttempts = route({
  method: 'GET',
  path: '/api/class/attempts',
  access: 'anyone',
  bearer: 'teacher',
  summary:
    'Returns the last codes of a pupil, newest first, with the codes that the server compared each of them with. Never returns the key.',
  body: undefined,
  query: z.object({ pupil: rowId }),
  reply: z.strictObject({
    nickname: z.string(),
    /** Steps accepted on each side of the present one. */
    window: z.number().int().min(0),
    attempts: z.array(
      attempt.extend({
        /** The step of the last code that had been accepted before; `null` if there was none. */
        lastUsedStep: timeStep.nullable(),
        /** The codes of the window. */
        candidates: z.array(z.strictObject({ step: timeStep, code: z.string() })),
      }),
    ),
  }),
});

export const revealKey = route({
  method: 'POST',
  path: '/api/class/reveal-key',
  access: 'anyone',
  bearer: 'teacher',
  summary: 'Returns the throw-away key of a pupil as a key URI, to show it to the class.',
  body: z.object({ id: rowId }),
  reply: z.strictObject({ totpURI: z.string().startsWith('otpauth://totp/') }),
});

export const joinClass = route({
  method: 'POST',
  path: '/api/class/join',
  access: 'anyone',
  summary:
    'Joins a class under a nickname and returns the token of the pupil. It is returned only this once.',
  body: z.object({ code: typedClassCode, nickname }),
  refusals: { code: 'MALFORMED_CLASS_CODE', nickname: 'INVALID_NICKNAME' },
  reply: z.strictObject({ token: classToken }),
});

export const viewPupil = route({
  method: 'GET',
  path: '/api/class/pupil',
  access: 'anyone',
  bearer: 'pupil',
  summary: 'Returns where the pupil is. The key is in it until its first code is confirmed, and never after.',
  body: undefined,
  reply: z.strictObject({
    nickname: z.string(),
    station,
    signIns: z.number().int().min(0),
    endsAt: instant,
    totpURI: z.string().startsWith('otpauth://totp/').nullable(),
  }),
});

export const enterClassCode = route({
  method: 'POST',
  path: '/api/class/enter-code',
  access: 'anyone',
  bearer: 'pupil',
  summary:
    'Checks a code of the pupil’s authenticator. The first correct one confirms the key, and each later one signs in. The reply to a wrong code says only that it is wrong: the reason is for the teacher.',
  body: z.object({ code: oneTimeCode }),
  refusals: { code: 'MALFORMED_CODE' },
  reply: z.strictObject({ station, signIns: z.number().int().min(0) }),
});

export const leaveClass = route({
  method: 'POST',
  path: '/api/class/leave',
  access: 'anyone',
  bearer: 'pupil',
  summary: 'Leaves the class and deletes the pupil’s nickname, key and attempts.',
  body: undefined,
  reply: done,
});

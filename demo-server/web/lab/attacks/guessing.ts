/**
 * An attacker who knows the password guesses codes as fast as each system allows. The server's own throttle runs here
 * with a clock that jumps. For other systems, the published limits are used.
 */
import { DAY, HOUR, MINUTE } from '../../../../shared/durations.ts';
import { GROWING_CODES, type Limit } from '../../../throttle/limits.ts';
import { reserve } from '../../../throttle/throttle.ts';
import { throttlesInMemory } from './throttle-in-memory.ts';

export const MONTH_MS = 30 * DAY;
export const YEAR_MS = 365 * DAY;

/** How often a system allows a guess. */
export type PublishedLimit =
  | { kind: 'per-window'; guesses: number; windowMs: number }
  /** The wait starts at one second and doubles after each guess. */
  | { kind: 'doubling' }
  /** The server's own throttle: when each guess was allowed, in milliseconds after the first. */
  | { kind: 'log'; guessedAt: readonly number[] };

/** What a limit counts guesses by. */
export type CountedBy = 'account' | 'address' | 'sign-in' | 'device' | 'nothing';

/** A system with the limit that it has by default. */
export interface OtherSystem {
  name: string;
  limit: PublishedLimit;
  countedBy: CountedBy;
  /** Where its code or documentation says so. */
  source: string;
  /** When that was read: a month, as in ISO 8601. */
  readIn: string;
}

/** Frameworks without a default are left out. */
export const OTHER_SYSTEMS: readonly OtherSystem[] = [
  {
    name: 'Epic Stack',
    limit: { kind: 'per-window', guesses: 10, windowMs: MINUTE },
    countedBy: 'address',
    source: 'https://github.com/epicweb-dev/epic-stack/blob/main/server/index.ts',
    readIn: '2026-11',
  },
  {
    name: 'Authelia',
    limit: { kind: 'per-window', guesses: 50, windowMs: 10 * MINUTE },
    countedBy: 'address',
    source: 'https://www.authelia.com/configuration/miscellaneous/server-endpoints-rate-limits/',
    readIn: '2026-11',
  },
  {
    name: 'Laravel Fortify',
    limit: { kind: 'per-window', guesses: 5, windowMs: MINUTE },
    countedBy: 'sign-in',
    source: 'https://laravel.com/docs/fortify',
    readIn: '2026-11',
  },
  {
    name: 'Logto',
    limit: { kind: 'per-window', guesses: 100, windowMs: HOUR },
    countedBy: 'account',
    source: 'https://github.com/logto-io/logto',
    readIn: '2026-11',
  },
  {
    name: 'better-auth',
    limit: { kind: 'per-window', guesses: 10, windowMs: 15 * MINUTE },
    countedBy: 'account',
    source: 'https://better-auth.com/docs/plugins/2fa',
    readIn: '2026-11',
  },
  {
    name: 'SuperTokens',
    limit: { kind: 'per-window', guesses: 5, windowMs: 15 * MINUTE },
    countedBy: 'account',
    source: 'https://github.com/supertokens/supertokens-core/blob/master/config.yaml',
    readIn: '2026-11',
  },
  {
    name: 'lucia-auth/example-nextjs',
    limit: { kind: 'per-window', guesses: 5, windowMs: 30 * MINUTE },
    countedBy: 'account',
    source: 'https://github.com/lucia-auth/example-nextjs-email-password-2fa',
    readIn: '2026-11',
  },
  {
    name: 'django-otp',
    limit: { kind: 'doubling' },
    countedBy: 'device',
    source: 'https://django-otp-official.readthedocs.io/en/stable/overview.html',
    readIn: '2026-11',
  },
];

/** Returns the chance that one guess is correct. Every code in the window counts. */
export function chancePerGuess(digits: number, window: number): number {
  return (2 * window + 1) / 10 ** digits;
}

/** Returns the chance that at least one of these guesses is correct. */
export function chanceOf(guesses: number, perGuess: number): number {
  // Uses logarithms: for few guesses, 1 − p is too close to 1 for a plain power.
  return -Math.expm1(guesses * Math.log1p(-perGuess));
}

/** Returns how many guesses a limit allows in a span of milliseconds. */
export function guessesIn(limit: PublishedLimit, spanMs: number): number {
  switch (limit.kind) {
    case 'per-window':
      return (limit.guesses * spanMs) / limit.windowMs;
    case 'doubling':
      return Math.floor(Math.log2(Math.max(1, spanMs / 1000))) + 1;
    case 'log':
      return limit.guessedAt.filter((at) => at <= spanMs).length;
  }
}

/** The result of an attack that guesses as soon as a guess is allowed. */
export interface AttackLog {
  /** When each guess was allowed, in milliseconds after the first. */
  guessedAt: readonly number[];
  /** Whether the hard stop ended the attack. Waiting does not help after that. */
  isStopped: boolean;
}

/**
 * Makes wrong guesses at the server's own throttle. The clock jumps to the next time a guess is allowed.
 *
 * @param spanMs the duration of the attack, in milliseconds
 */
export async function attackThrottle(spanMs: number, limit: Limit = GROWING_CODES): Promise<AttackLog> {
  const throttles = throttlesInMemory();
  const guessedAt: number[] = [];
  for (let now = 0; now <= spanMs; ) {
    const tried = await reserve({ throttles }, { key: 'codes', limit }, now);
    if (tried.isAllowed) guessedAt.push(now);
    else if (tried.waitMs === undefined) return { guessedAt, isStopped: true };
    else now += tried.waitMs;
  }
  return { guessedAt, isStopped: false };
}

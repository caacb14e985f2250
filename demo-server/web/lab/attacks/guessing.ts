/**
 * An attacker who knows the password guesses codes, as fast as each system lets them. The server's own throttle runs
 * here under a clock that jumps; of other systems the published limits are reckoned with.
 */
import { DAY, HOUR, MINUTE } from '../../../../shared/durations.ts';
import { GROWING_CODES, type Limit } from '../../../throttle/limits.ts';
import { reserve } from '../../../throttle/throttle.ts';
import { throttlesInMemory } from './throttle-in-memory.ts';

export const MONTH_MS = 30 * DAY;
export const YEAR_MS = 365 * DAY;

/** How often a system lets somebody guess. */
export type PublishedLimit =
  | { kind: 'per-window'; guesses: number; windowMs: number }
  /** The wait after each guess doubles, from one second. */
  | { kind: 'doubling' }
  /** The server's own: when each guess was let through, in milliseconds from the first. */
  | { kind: 'log'; guessedAt: readonly number[] };

/** Other systems' defaults as their code and documentation gave them in 2026. Frameworks without any are left out. */
export const OTHER_SYSTEMS: readonly { name: string; limit: PublishedLimit }[] = [
  { name: 'Epic Stack', limit: { kind: 'per-window', guesses: 10, windowMs: MINUTE } },
  { name: 'Authelia', limit: { kind: 'per-window', guesses: 50, windowMs: 10 * MINUTE } },
  { name: 'Laravel Fortify', limit: { kind: 'per-window', guesses: 5, windowMs: MINUTE } },
  { name: 'Logto', limit: { kind: 'per-window', guesses: 100, windowMs: HOUR } },
  { name: 'better-auth', limit: { kind: 'per-window', guesses: 10, windowMs: 15 * MINUTE } },
  { name: 'SuperTokens', limit: { kind: 'per-window', guesses: 5, windowMs: 15 * MINUTE } },
  { name: 'Lucia (example)', limit: { kind: 'per-window', guesses: 5, windowMs: 30 * MINUTE } },
  { name: 'django-otp', limit: { kind: 'doubling' } },
];

/** The chance that one guess is right: every code of the window is. */
export function chancePerGuess(digits: number, window: number): number {
  return (2 * window + 1) / 10 ** digits;
}

/** The chance that at least one of so many guesses is right. */
export function chanceOf(guesses: number, perGuess: number): number {
  // Through logarithms: 1 − p is too close to 1 for a plain power when there are few guesses.
  return -Math.expm1(guesses * Math.log1p(-perGuess));
}

/** How many guesses a limit lets through in a span of time, in milliseconds. */
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

/** What an attacker met who guesses whenever a guess is let through. */
export interface AttackLog {
  /** When each guess was let through, in milliseconds from the first. */
  guessedAt: readonly number[];
  /** Whether the hard stop ended it: no wait helps any more. */
  isStopped: boolean;
}

/**
 * Guesses at the server's own throttle, never right, with a clock that jumps to the next moment one is let through.
 *
 * @param spanMs how long the attacker keeps at it, in milliseconds
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

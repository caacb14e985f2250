/**
 * A server for counters with a look-ahead window (RFC 4226 §7.4), and one for clocks that remembers how far a clock is
 * off (RFC 6238 §6). The codes and their comparison are the programs' own. The demo server keeps neither state: it
 * takes time-based codes with a fixed window.
 */
import { DAY, SECOND } from '../../../../shared/durations.ts';
import { type CodeParameters, codeFor, matchTimeStep, timeStep } from '../../../../shared/one-time-code.ts';

export type CounterKey = Extract<CodeParameters, { type: 'hotp' }>;

/**
 * Returns the first counter from `expected` to `expected` + `lookAhead` with this code, or `undefined`. After a match
 * the server expects the counter after it.
 */
export function matchCounter(
  key: CounterKey,
  code: string,
  expected: number,
  lookAhead: number,
): number | undefined {
  for (let counter = expected; counter <= expected + lookAhead; counter += 1) {
    if (codeFor(key, counter) === code) return counter;
  }
  return undefined;
}

/**
 * Returns the counter of the second of two codes in a row, in a wide window, or `undefined`. Two codes in a row are as
 * hard to guess as one code of twice the length, so the window can be wide.
 */
export function matchTwoInARow(
  key: CounterKey,
  [first, second]: readonly [string, string],
  expected: number,
  lookAhead: number,
): number | undefined {
  for (let counter = expected; counter < expected + lookAhead; counter += 1) {
    if (codeFor(key, counter) === first && codeFor(key, counter + 1) === second) return counter + 1;
  }
  return undefined;
}

export type ClockKey = Extract<CodeParameters, { type: 'totp' }>;

export interface DriftTrial {
  /** Seconds that the authenticator's clock gains in a day; negative if it loses them. */
  gainPerDay: number;
  /** Days between sign-ins. */
  everyDays: number;
  /** Steps accepted on each side. */
  window: number;
  /** Whether the server remembers how many steps the clock was off at the last sign-in. */
  follows: boolean;
  days: number;
}

/** One sign-in of a trial. */
export interface DriftSignIn {
  day: number;
  /** How far the clock is off, in seconds. */
  driftS: number;
  /** The steps that the server adds to its own before it compares. */
  remembered: number;
  accepted: boolean;
}

/** Signs in every few days with a clock that runs fast or slow, and returns what a server decides each time. */
export function tryDrift(
  key: ClockKey,
  { gainPerDay, everyDays, window, follows, days }: DriftTrial,
): DriftSignIn[] {
  // The middle of a step, so that a drift of half a period is the first to change the step.
  const start =
    timeStep(1_800_000_000 * SECOND, key.period) * key.period * SECOND + (key.period * SECOND) / 2;
  const signIns: DriftSignIn[] = [];
  let remembered = 0;
  for (let day = 0; day <= days; day += everyDays) {
    const now = start + day * DAY;
    const driftS = gainPerDay * day;
    const code = codeFor(key, timeStep(now + driftS * SECOND, key.period));
    const matched = matchTimeStep(key, code, now + remembered * key.period * SECOND, window);
    signIns.push({ day, driftS, remembered, accepted: matched !== undefined });
    if (follows && matched !== undefined) remembered = matched - timeStep(now, key.period);
  }
  return signIns;
}

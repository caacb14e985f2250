import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import type { ThrottleRule } from '../store/throttles.ts';

/** How often something may be attempted. */
export type Pace =
  /** Some attempts at once, then a wait that doubles with each further attempt. */
  | { kind: 'growing'; free: number; firstWaitMs: number; longestWaitMs: number }
  /** A number of attempts per time window. After a burst of them, they are spread evenly. */
  | { kind: 'steady'; attempts: number; windowMs: number };

export interface Limit {
  pace: Pace;
  /** No more attempts after this many in a row without a success; null for no such limit. */
  hardStop: number | null;
  /** How long a row is kept after the next attempt would be allowed, in milliseconds; null for ever. */
  forgetAfterMs: number | null;
}

/** All limits. */
export interface Limits {
  /** Second factors of one account: all factors, sign-ins, sessions and addresses together. */
  codes: Limit;
  /** Passwords of one account from one network. */
  passwords: Limit;
  /** Passwords of one account from anywhere. Beyond it, each network has {@link passwordsUnderAttack} instead. */
  passwordsAnywhere: Limit;
  /** Passwords of one account from one network while many come from elsewhere: few, but never none. */
  passwordsUnderAttack: Limit;
  /** Password sign-ins from one network or known browser, right or wrong. Nothing refunds them. */
  signIns: Limit;
  /** Requests of any kind from one network, right or wrong. Beyond it they wait: see demo-server/throttle/pacing.ts. */
  requests: Limit;
  /** Attempts of any kind from one network. Successful attempts are refunded. */
  network: Limit;
  /** Accounts created from one network. */
  signUps: Limit;
  /** Recovery links requested for one email address, from anywhere. */
  recoveries: Limit;
  /** Codes sent to one account by one method. The wait before the next one grows. */
  sends: Limit;
  /**
   * Codes sent to one address or phone number, for all accounts together. So an attacker with several accounts cannot
   * flood it.
   */
  sendsTo: Limit;
  /** Classes of the lab opened from one network. */
  classes: Limit;
  /** Codes of one pupil in a class. A pupil has a limit of their own, because a class shares one network. */
  classCodes: Limit;
}

/** NIST SP 800-63B §3.2.2: at most 100 failed attempts in a row, and a growing wait of 30 seconds to one hour. */
export const GROWING_CODES = {
  pace: { kind: 'growing', free: 5, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
  hardStop: 100,
  forgetAfterMs: null,
} as const satisfies Limit;

export const DEFAULT_LIMITS: Limits = {
  codes: GROWING_CODES,
  // No hard stop: with one, anyone who knows an email address could lock out its owner.
  passwords: {
    pace: { kind: 'growing', free: 20, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: DAY,
  },
  passwordsAnywhere: steady(100, HOUR),
  passwordsUnderAttack: {
    pace: { kind: 'growing', free: 3, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: DAY,
  },
  signIns: steady(600, MINUTE),
  // A class of thirty can all open the site and sign in at once.
  requests: steady(300, 6 * SECOND),
  network: steady(120, MINUTE),
  signUps: steady(300, HOUR),
  recoveries: steady(5, HOUR),
  sends: {
    pace: { kind: 'growing', free: 1, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: HOUR,
  },
  sendsTo: steady(30, DAY),
  classes: steady(20, HOUR),
  classCodes: steady(20, MINUTE),
};

/** Returns a limit of attempts per time window, without a hard stop. */
export function steady(attempts: number, windowMs: number): Limit {
  return { pace: { kind: 'steady', attempts, windowMs }, hardStop: null, forgetAfterMs: 0 };
}

/**
 * Returns the steady limit of a setting: attempts and seconds, such as `5/60`. @returns `undefined` if the text has
 * another form
 */
export function limitFromText(text: string): Limit | undefined {
  const [, attempts, seconds] = /^([1-9][0-9]{0,5})\/([1-9][0-9]{0,4})$/.exec(text) ?? [];
  return attempts === undefined ? undefined : steady(Number(attempts), Number(seconds) * SECOND);
}

/** Returns a limit in the numbers that the store calculates with. */
export function ruleOf({ pace, hardStop, forgetAfterMs }: Limit): ThrottleRule {
  if (pace.kind === 'steady') {
    const step = stepOf(pace);
    return { slackMs: pace.windowMs - step, hardStop, forgetAfterMs, wait: { step } };
  }
  return { slackMs: 0, hardStop, forgetAfterMs, wait: { ladder: ladderOf(pace) } };
}

/** Returns the time that one attempt of a steady pace costs, in milliseconds. */
export function stepOf({ attempts, windowMs }: Extract<Pace, { kind: 'steady' }>): number {
  return Math.ceil(windowMs / attempts);
}

/** Returns the wait after each attempt: zero for all free ones but the last, then doubling. */
function ladderOf({ free, firstWaitMs, longestWaitMs }: Extract<Pace, { kind: 'growing' }>): number[] {
  const ladder = Array<number>(free - 1).fill(0);
  for (let wait = firstWaitMs; wait < longestWaitMs; wait *= 2) ladder.push(wait);
  return [...ladder, longestWaitMs];
}

/** Returns the longest wait that a rule can cause, in milliseconds from the attempt. */
export function longestWait({ slackMs, wait }: ThrottleRule): number {
  return 'step' in wait ? slackMs + wait.step : Math.max(0, ...wait.ladder);
}

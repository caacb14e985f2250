import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import type { ThrottleRule } from '../store/throttles.ts';

/** How often something may be tried. */
export type Pace =
  /** Some tries at once, then a wait that doubles with each one more. */
  | { kind: 'growing'; free: number; firstWaitMs: number; longestWaitMs: number }
  /** A number of tries in any window of time, spread out once they are used up. */
  | { kind: 'steady'; tries: number; windowMs: number };

export interface Limit {
  pace: Pace;
  /** No more tries at this many in a row without a success; null for no such end. */
  hardStop: number | null;
  /** How long a row matters once another try would be allowed, in milliseconds; null for ever. */
  forgetAfterMs: number | null;
}

/** Everything that is limited. */
export interface Limits {
  /** Second factors of one account: whatever the factor, the sign-in, the session, the address. */
  codes: Limit;
  /** Passwords of one account from one network. */
  passwords: Limit;
  /** Passwords of one account from anywhere. */
  passwordsAnywhere: Limit;
  /** Tries of any kind from one network. A success is given back. */
  network: Limit;
  /** Accounts made from one network. */
  signUps: Limit;
  /** Recovery links asked for by one e-mail address, whoever asks. */
  recoveries: Limit;
  /** Codes sent to one account by one method: another can be asked for after a wait that grows. */
  sends: Limit;
  /** Codes sent to one address or number, whoever asks: nobody is flooded through accounts of others. */
  sendsTo: Limit;
}

/** NIST SP 800-63B §3.2.2: at most 100 in a row, and a wait of 30 seconds up to an hour that grows. */
export const GROWING_CODES = {
  pace: { kind: 'growing', free: 5, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
  hardStop: 100,
  forgetAfterMs: null,
} as const satisfies Limit;

export const DEFAULT_LIMITS: Limits = {
  codes: GROWING_CODES,
  // No hard stop: whoever knows an e-mail address could lock its owner out.
  passwords: {
    pace: { kind: 'growing', free: 20, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: DAY,
  },
  passwordsAnywhere: steady(100, HOUR),
  network: steady(120, MINUTE),
  signUps: steady(300, HOUR),
  recoveries: steady(5, HOUR),
  sends: {
    pace: { kind: 'growing', free: 1, firstWaitMs: 30 * SECOND, longestWaitMs: HOUR },
    hardStop: null,
    forgetAfterMs: HOUR,
  },
  sendsTo: steady(30, DAY),
};

/** So many tries in so much time, and nothing else. */
export function steady(tries: number, windowMs: number): Limit {
  return { pace: { kind: 'steady', tries, windowMs }, hardStop: null, forgetAfterMs: 0 };
}

/** A steady limit as settings have it: tries and seconds, such as `5/60`. @returns `undefined` when it is none */
export function limitFromText(text: string): Limit | undefined {
  const [, tries, seconds] = /^([1-9][0-9]{0,5})\/([1-9][0-9]{0,4})$/.exec(text) ?? [];
  return tries === undefined ? undefined : steady(Number(tries), Number(seconds) * SECOND);
}

/** A limit in the numbers that the store reckons with. */
export function ruleOf({ pace, hardStop, forgetAfterMs }: Limit): ThrottleRule {
  if (pace.kind === 'steady') {
    const step = stepOf(pace);
    return { slackMs: pace.windowMs - step, hardStop, forgetAfterMs, wait: { step } };
  }
  return { slackMs: 0, hardStop, forgetAfterMs, wait: { ladder: ladderOf(pace) } };
}

/** What one try of a steady pace costs, in milliseconds. */
export function stepOf({ tries, windowMs }: Extract<Pace, { kind: 'steady' }>): number {
  return Math.ceil(windowMs / tries);
}

/** The wait after each try: none for the free ones but the last, then doubling. */
function ladderOf({ free, firstWaitMs, longestWaitMs }: Extract<Pace, { kind: 'growing' }>): number[] {
  const ladder = Array<number>(free - 1).fill(0);
  for (let wait = firstWaitMs; wait < longestWaitMs; wait *= 2) ladder.push(wait);
  return [...ladder, longestWaitMs];
}

/** Runs the checks against a target, one after another, within a limited number of requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Capability, Target } from './trial/adapter.ts';
import type { Chapter, Check } from './trial/check.ts';
import { ServerGone, type Wire } from './trial/client.ts';
import type { Exchange } from './trial/masked.ts';
import { Trial } from './trial/trial.ts';
import { Absent, Violation } from './trial/verdict.ts';

/** How many of a check's last requests are kept for the report. */
const KEPT = 6;

/** `unjudged`: the check could not find out. */
export const VERDICTS = ['passed', 'failed', 'absent', 'unjudged'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Result {
  check: Check;
  chapter: string;
  verdict: Verdict;
  /** What went wrong or what is missing. Empty if the check passed. */
  finding: string;
  /** The ID of the failed check that explains this failure. */
  follows?: string;
  /** Why the baseline accepts this failure. */
  accepted?: string;
  /** The last requests of a check that did not pass, with keys and passwords masked. */
  exchanges?: readonly Exchange[];
  /** Duration in milliseconds. */
  ms: number;
}

export interface RunOptions {
  /** Maximum number of requests in the run. */
  requests: number;
  /** Maximum time for one check, in milliseconds. */
  perCheck: number;
  onResult(result: Result): void;
  /** The reasons of accepted findings, by the check's ID. */
  accepted?: ReadonlyMap<string, string>;
  /** Called after each request. */
  watch?: ((exchange: Exchange) => void) | undefined;
}

/** Runs the checks one after another. `stopped` says why the run ended early, if it did. */
export async function runChecks(
  chapters: readonly Chapter[],
  target: Target,
  options: RunOptions,
): Promise<{ results: Result[]; requestsMade: number; stopped?: string }> {
  let exchanges: Exchange[] = [];
  const wire: Wire = {
    origin: target.origin,
    left: options.requests,
    accepts: target.accepts,
    onExchange(exchange) {
      options.watch?.(exchange);
      exchanges.push(exchange);
      if (exchanges.length > KEPT) exchanges.shift();
    },
  };
  const results: Result[] = [];
  const made = () => options.requests - wire.left;
  for (const { title, checks } of chapters) {
    for (const check of checks) {
      const startedAt = performance.now();
      exchanges = [];
      let judged: readonly [Verdict, string];
      try {
        judged = await judge(check, target, wire, options.perCheck);
      } catch (error) {
        if (!(error instanceof ServerGone)) throw error;
        return { results, requestsMade: made(), stopped: error.message };
      }
      const [verdict, finding] = judged;
      const ms = Math.round(performance.now() - startedAt);
      const cause = verdict === 'failed' ? causeOf(check, results) : undefined;
      const reason = verdict === 'failed' ? options.accepted?.get(check.id) : undefined;
      const result: Result = {
        check,
        chapter: title,
        verdict,
        finding,
        ms,
        ...(cause !== undefined && { follows: cause }),
        ...(reason !== undefined && { accepted: reason }),
        ...((verdict === 'failed' || verdict === 'unjudged') && { exchanges }),
      };
      results.push(result);
      options.onResult(result);
    }
  }
  return { results, requestsMade: made() };
}

/** Returns the ID of the earlier failure that explains a failure of this check. */
function causeOf(check: Check, results: readonly Result[]): string | undefined {
  const cause = results.find(
    (result) => result.verdict === 'failed' && check.follows.includes(result.check.id),
  );
  return cause?.follows ?? cause?.check.id;
}

/** @throws ServerGone */
async function judge(
  check: Check,
  target: Target,
  wire: Wire,
  timeLimit: number,
): Promise<[Verdict, string]> {
  const missing = check.needs.filter((capability) => !has(target, capability));
  if (missing.length > 0) return ['absent', `The adapter does not offer ${missing.join(', ')}.`];
  const timer = new AbortController();
  try {
    await Promise.race([
      check.run(new Trial(target, wire)),
      sleep(timeLimit, undefined, { signal: timer.signal }).then(() => {
        throw new Error(`The check took longer than ${timeLimit / 1000} seconds.`);
      }),
    ]);
    return ['passed', ''];
  } catch (error) {
    if (error instanceof ServerGone) throw error;
    if (error instanceof Violation) return ['failed', error.message];
    if (error instanceof Absent) return ['absent', `Not tested: ${error.message}.`];
    return ['unjudged', error instanceof Error ? error.message : String(error)];
  } finally {
    timer.abort();
  }
}

function has(target: Target, capability: Capability): boolean {
  switch (capability) {
    case 'clock':
    case 'verifyRoute':
    case 'protectedRoutes':
      return target[capability] !== undefined;
    default:
      return target.operations[capability] !== undefined;
  }
}

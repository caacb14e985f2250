/** Runs the checks against a target, one after another, within a limited number of requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Capability, Target } from './trial/adapter.ts';
import type { Chapter, Check } from './trial/check.ts';
import { type Budget, BudgetSpent } from './trial/client.ts';
import { Trial } from './trial/trial.ts';
import { Absent, Violation } from './trial/verdict.ts';

export type Verdict = 'passed' | 'failed' | 'absent' | 'broken';

export interface Result {
  check: Check;
  chapter: string;
  verdict: Verdict;
  /** What went wrong or what is missing. Empty if the check passed. */
  finding: string;
  /** Duration in milliseconds. */
  ms: number;
}

export interface RunOptions {
  /** Maximum number of requests in the run. */
  requests: number;
  /** Maximum time for one check, in milliseconds. */
  perCheck: number;
  onResult(result: Result): void;
}

export async function runChecks(
  chapters: readonly Chapter[],
  target: Target,
  options: RunOptions,
): Promise<{ results: Result[]; requestsMade: number }> {
  const budget: Budget = { left: options.requests };
  const results: Result[] = [];
  for (const { title, checks } of chapters) {
    for (const check of checks) {
      const startedAt = performance.now();
      const [verdict, finding] = await judge(check, target, budget, options.perCheck);
      const result = {
        check,
        chapter: title,
        verdict,
        finding,
        ms: Math.round(performance.now() - startedAt),
      };
      results.push(result);
      options.onResult(result);
    }
  }
  return { results, requestsMade: options.requests - budget.left };
}

async function judge(
  check: Check,
  target: Target,
  budget: Budget,
  timeLimit: number,
): Promise<[Verdict, string]> {
  const missing = check.needs.filter((capability) => !has(target, capability));
  if (missing.length > 0) return ['absent', `The adapter does not offer ${missing.join(', ')}.`];
  const timer = new AbortController();
  try {
    await Promise.race([
      check.run(new Trial(target, budget)),
      sleep(timeLimit, undefined, { signal: timer.signal }).then(() => {
        throw new Error(`The check took longer than ${timeLimit / 1000} seconds.`);
      }),
    ]);
    return ['passed', ''];
  } catch (error) {
    if (error instanceof Violation) return ['failed', error.message];
    if (error instanceof Absent) return ['absent', `Not tested: ${error.message}.`];
    if (error instanceof BudgetSpent) return ['broken', error.message];
    return ['broken', error instanceof Error ? error.message : String(error)];
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

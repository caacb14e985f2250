/** Runs the checks against a target, one after another, within a limited number of requests. */
import { setTimeout as sleep } from 'node:timers/promises';
import { english, isOwnError, type Said, saidBy } from './texts/say.ts';
import type { Capability, Target } from './trial/adapter.ts';
import type { Chapter, Check } from './trial/check.ts';
import { ServerGone, type Wire } from './trial/client.ts';
import { type Exchange, masked } from './trial/masked.ts';
import { Trial } from './trial/trial.ts';
import { Absent, Unjudged, Violation } from './trial/verdict.ts';

/** How many of a check's last requests are kept for the report. */
const KEPT = 6;
/** After so many checks in a row without an answer the run ends. */
const MOST_SILENT = 3;

/** `unjudged`: the check could not find out. */
export const VERDICTS = ['passed', 'failed', 'absent', 'unjudged'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Result {
  check: Check;
  /** The title of the chapter in English. */
  chapter: string;
  /** The title in another language. */
  chapterIn: Said;
  verdict: Verdict;
  /** What went wrong or what is missing, in English. Empty if the check passed. */
  finding: string;
  /** The finding in another language. */
  findingIn: Said;
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
  /** The longest time for one answer, in milliseconds. */
  timeLimit?: number | undefined;
  onResult(result: Result): void;
  /** The reasons of accepted findings, by the check's ID. */
  accepted?: ReadonlyMap<string, string>;
  /** Called after each request. */
  watch?: ((exchange: Exchange) => void) | undefined;
}

/** Runs the checks one after another. `stopped` says why the run ended early, if it did, `stoppedIn` in any language. */
export async function runChecks(
  chapters: readonly Chapter[],
  target: Target,
  options: RunOptions,
): Promise<{ results: Result[]; requestsMade: number; stopped?: string; stoppedIn?: Said }> {
  let exchanges: (() => Exchange)[] = [];
  let answers = 0;
  /** How many checks in a row got no answer at all. */
  let silent = 0;
  const wire: Wire = {
    origin: target.origin,
    left: options.requests,
    accepts: target.accepts,
    timeLimit: options.timeLimit,
    onExchange(masked) {
      answers += 1;
      options.watch?.(masked());
      exchanges.push(masked);
      if (exchanges.length > KEPT) exchanges.shift();
    },
  };
  const results: Result[] = [];
  const made = () => options.requests - wire.left;
  for (const { title, titleIn, checks } of chapters) {
    for (const check of checks) {
      const startedAt = performance.now();
      exchanges = [];
      const before = { answers, left: wire.left };
      let judged: readonly [Verdict, Said];
      try {
        judged = await judge(check, target, wire, options.perCheck);
      } catch (error) {
        if (!(error instanceof ServerGone)) throw error;
        return { results, requestsMade: made(), stopped: error.message, stoppedIn: error.said };
      }
      const [verdict, findingIn] = judged;
      const ms = Math.round(performance.now() - startedAt);
      const cause = verdict === 'failed' ? causeOf(check, results) : undefined;
      const reason = verdict === 'failed' ? options.accepted?.get(check.id) : undefined;
      const result: Result = {
        check,
        chapter: title,
        chapterIn: titleIn,
        verdict,
        finding: findingIn(english),
        findingIn,
        ms,
        ...(cause !== undefined && { follows: cause }),
        ...(reason !== undefined && { accepted: reason }),
        ...((verdict === 'failed' || verdict === 'unjudged') && {
          exchanges: exchanges.map((masked) => masked()),
        }),
      };
      results.push(result);
      options.onResult(result);
      // A server that hangs would take a time limit for each check.
      if (wire.left < before.left) silent = answers > before.answers ? 0 : silent + 1;
      if (silent === MOST_SILENT) {
        const stoppedIn: Said = (say) =>
          say.unjudged.serverSilent({ origin: target.origin, count: MOST_SILENT });
        return { results, requestsMade: made(), stopped: stoppedIn(english), stoppedIn };
      }
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
async function judge(check: Check, target: Target, wire: Wire, timeLimit: number): Promise<[Verdict, Said]> {
  const missing = check.needs.filter((capability) => !has(target, capability));
  if (missing.includes('pendingSignIn')) return ['absent', (say) => say.absent.oneRequest];
  if (missing.includes('keyOffer')) return ['absent', (say) => say.absent.appMakesKey];
  if (missing.includes('unprovenAddress')) return ['absent', (say) => say.absent.addressesAreProven];
  if (missing.length > 0) return ['absent', (say) => say.absent.notOffered({ names: missing })];
  const timer = new AbortController();
  try {
    await Promise.race([
      check.run(new Trial(target, wire)),
      sleep(timeLimit, undefined, { signal: timer.signal }).then(() => {
        throw new Unjudged((say) => say.unjudged.tooLong({ seconds: timeLimit / 1000 }));
      }),
    ]);
    return ['passed', () => ''];
  } catch (error) {
    if (error instanceof ServerGone) throw error;
    if (error instanceof Violation) return ['failed', error.said];
    if (error instanceof Absent) return ['absent', error.said];
    // The adapter's own errors may quote an answer.
    const said = saidBy(error);
    return ['unjudged', isOwnError(error) ? said : (say) => masked(said(say))];
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
    case 'pendingSignIn':
      return target.oneRequest !== true;
    case 'keyOffer':
      return target.appMakesKey !== true;
    case 'unprovenAddress':
      return target.addressesAreProven !== true;
    default:
      return target.operations[capability] !== undefined;
  }
}

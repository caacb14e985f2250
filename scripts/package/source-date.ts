/** The time that every file of a package gets, so that two builds of one commit are the same. */
import { execFileSync } from 'node:child_process';
import { SetupFailure } from '../setup/progress.mjs';
import { root } from '../setup/state.mjs';

/**
 * Returns the time of the sources, Unix seconds: `SOURCE_DATE_EPOCH` (reproducible-builds.org/specs/source-date-epoch),
 * or the time of the last commit.
 *
 * @throws SetupFailure
 */
export function sourceDateEpoch(): number {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given === undefined) return commitTime();
  if (!/^\d{1,11}$/.test(given)) {
    throw new SetupFailure(
      `SOURCE_DATE_EPOCH is “${given}”. It must be a whole number of seconds since 1970.`,
      'unset SOURCE_DATE_EPOCH',
    );
  }
  return Number(given);
}

/**
 * Runs `work` with `SOURCE_DATE_EPOCH` set for the programs that it starts, and sets the variable back. Not for several
 * at the same time: a process has one environment.
 */
export async function withSourceDate<T>(epoch: number, work: () => Promise<T>): Promise<T> {
  const before = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = String(epoch);
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
}

function commitTime(): number {
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    throw new SetupFailure(
      'This is not a git checkout, so the time of its last commit is not known.',
      'export SOURCE_DATE_EPOCH=$(date +%s)',
    );
  }
}

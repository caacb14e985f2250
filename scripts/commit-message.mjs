/**
 * `node scripts/commit-message.mjs FILE` checks the form of a commit message. .githooks/commit-msg calls it. It is
 * plain JavaScript, so that Node 20 and newer can run it.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The longest subject that git and GitHub show completely. */
const LONGEST_SUBJECT = 72;
const TYPES = ['feat', 'fix', 'refactor', 'docs', 'test', 'perf', 'build', 'ci', 'chore', 'revert'];
const CONVENTIONAL = new RegExp(`^(?:${TYPES.join('|')})(?:\\([a-z0-9-]+\\))?!?: \\S`);
/** Subjects that git creates. */
const MADE_BY_GIT = /^(?:Merge |Revert "|fixup! |squash! |amend! )/;

/** Returns one sentence for each problem of a commit message. */
export function faultsOf(message) {
  // Git removes comments, and everything below the scissors line of `commit --verbose`.
  const [text = ''] = message.split(/^# -+ >8 -+$/m);
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const [subject = '', second = ''] = lines.join('\n').trimStart().split('\n');
  if (MADE_BY_GIT.test(subject)) return [];
  const faults = [];
  if (!CONVENTIONAL.test(subject)) {
    faults.push(`Begin the subject with a type, such as “fix(server): ”. Types: ${TYPES.join(', ')}.`);
  }
  if (subject.length > LONGEST_SUBJECT) {
    faults.push(`The subject has ${subject.length} characters; ${LONGEST_SUBJECT} are the most.`);
  }
  if (subject.endsWith('.')) faults.push('End the subject without a full stop.');
  if (second.trim() !== '') faults.push('Leave the second line empty.');
  return faults;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = faultsOf(readFileSync(process.argv[2] ?? '', 'utf8'));
  for (const fault of faults) console.error(`Commit message: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

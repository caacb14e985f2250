/** The report as JUnit XML, which pipelines show as tests. */
import { escaped, type Run } from './report.ts';
import type { Result } from './run.ts';
import type { Say } from './texts/say.ts';

/**
 * Returns the report. Accepted findings and what the server does not have are skipped tests. The names of suites and tests
 * are the same in every language, because pipelines compare runs by them.
 */
export function junitOf({ subject, startedAt, results, stopped, stoppedIn }: Run, say: Say): string {
  const chapters = [...new Set(results.map(({ chapter }) => chapter))];
  const suites = chapters.map((name) => {
    const of = results.filter(({ chapter }) => chapter === name);
    return `  <testsuite name="${escaped(name)}" ${countsOf(of)}>
${of.map((result) => caseOf(result, say)).join('\n')}
  </testsuite>`;
  });
  const end = stoppedIn?.(say) ?? stopped;
  // Pipelines read the tests only: without one, a run that ended early would be green.
  if (end !== undefined) {
    suites.push(`  <testsuite name="${ENDED}" ${countsOf([], 1)}>
    <testcase classname="${ENDED}" name="${ENDED}" time="0"><error message="${escaped(end)}"/></testcase>
  </testsuite>`);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escaped(subject)}" timestamp="${startedAt.toISOString()}" ${countsOf(results, end === undefined ? 0 : 1)}>
${suites.join('\n')}
</testsuites>
`;
}

/** The name of the test that says why the run ended early. */
const ENDED = 'run-ended-early';

/** @param others errors that are no result of a check */
function countsOf(results: readonly Result[], others = 0): string {
  const count = (isSo: (result: Result) => boolean) => results.filter(isSo).length;
  const failures = count(({ verdict, accepted }) => verdict === 'failed' && accepted === undefined);
  const skipped = count(({ verdict, accepted }) => verdict === 'absent' || accepted !== undefined);
  const errors = count(({ verdict }) => verdict === 'unjudged') + others;
  const seconds = results.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return `tests="${results.length + others}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
}

function caseOf({ check, verdict, findingIn, accepted, ms }: Result, say: Say): string {
  const open = `    <testcase classname="${escaped(check.why)}" name="${escaped(check.id)}" time="${(ms / 1000).toFixed(3)}"`;
  if (verdict === 'passed') return `${open}/>`;
  const said = escaped(findingIn(say));
  const { does, must, attack } = check.textsIn(say);
  const text = escaped(`${does} ${must} ${attack} ${check.why}`);
  if (accepted !== undefined)
    return `${open}><skipped message="${escaped(say.junit.accepted({ reason: accepted }))}"/></testcase>`;
  if (verdict === 'absent') return `${open}><skipped message="${said}"/></testcase>`;
  const tag = verdict === 'failed' ? 'failure' : 'error';
  return `${open}><${tag} message="${said}">${text}</${tag}></testcase>`;
}

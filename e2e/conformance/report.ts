/** The reports of a run: lines for the terminal, JSON for programs, an HTML page for reading. */
import { type Result, VERDICTS, type Verdict } from './run.ts';
import { severityOf } from './severity.ts';

export interface Run {
  /** The name of what was tested, from the adapter. */
  subject: string;
  startedAt: Date;
  results: readonly Result[];
  requests: number;
  /** Why the run ended before the last check, if it did. */
  stopped?: string;
  /** The IDs that the baseline accepts. */
  baseline?: readonly string[];
}

export const MARKS: Record<Verdict, string> = { passed: '✓', failed: '✗', absent: '–', unjudged: '?' };

export function countOf(results: readonly Result[], verdict: Verdict): number {
  return results.filter((result) => result.verdict === verdict).length;
}

/** Returns how many faults the failed checks have found: a failure that follows from another one is not counted. */
export function causesOf(results: readonly Result[]): number {
  return results.filter(({ verdict, follows }) => verdict === 'failed' && follows === undefined).length;
}

/** Returns one line for the terminal. */
export function lineOf({ check, verdict, finding, follows, accepted }: Result): string {
  const level = ` (${check.level}, ${severityOf(check)})`;
  const cause = `${follows === undefined ? '' : ` (follows from ${follows})`}${accepted === undefined ? '' : ' (accepted)'}`;
  return `  ${MARKS[verdict]} ${check.id.padEnd(38)}${finding === '' ? '' : `${finding}${level}${cause}`}`.trimEnd();
}

/** Returns a table with a row for each chapter and a row for the sum. */
export function table({ results }: Run): string {
  const chapters = [...new Set(results.map(({ chapter }) => chapter))];
  const row = (name: string, of: readonly Result[]) =>
    `  ${name.padEnd(28)}${VERDICTS.map((verdict) => String(countOf(of, verdict)).padStart(10)).join('')}`;
  return [
    `  ${''.padEnd(28)}${VERDICTS.map((word) => word.padStart(10)).join('')}`,
    ...chapters.map((name) =>
      row(
        name,
        results.filter(({ chapter }) => chapter === name),
      ),
    ),
    row('all', results),
  ].join('\n');
}

/** Returns the report for programs. It contains no code, key, password or email address. */
export function jsonOf({ subject, startedAt, results, requests, stopped }: Run): string {
  const report = {
    subject,
    startedAt: startedAt.toISOString(),
    requests,
    stopped,
    counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, countOf(results, verdict)])),
    causes: causesOf(results),
    checks: results.map(({ check, chapter, verdict, finding, follows, accepted, exchanges, ms }) => ({
      id: check.id,
      chapter,
      level: check.level,
      severity: severityOf(check),
      verdict,
      finding,
      follows,
      accepted,
      ms,
      does: check.does,
      must: check.must,
      why: check.why,
      attack: check.attack,
      exchanges,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const WORDS: Record<Verdict, string> = {
  passed: 'Passed',
  failed: 'Failed',
  absent: 'Absent',
  unjudged: 'Could not be judged',
};

/** Returns a self-contained page: first what failed, then all checks by chapter. */
export function htmlOf(run: Run): string {
  const { subject, startedAt, results, requests } = run;
  const chapters = [...new Set(results.map(({ chapter }) => chapter))];
  const failed = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'unjudged');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}: second factor conformance report</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(subject)}</h1>
<p class="lead">${countOf(results, 'passed')} of ${results.length} checks of the second factor passed, ${countOf(results, 'failed')} failed with ${causesOf(results)} causes.
${countOf(results, 'unjudged')} could not be judged: what they need did not work here.
${countOf(results, 'absent')} are absent: the server does not offer what they test.<br>
Run on ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC with ${requests} requests.</p>
${run.stopped === undefined ? '' : `<p class="failure">The run ended early. ${escaped(run.stopped)}</p>`}
${failed.length === 0 ? '' : `<h2>Failed checks, and checks that could not be judged</h2>\n${failed.map(section).join('\n')}`}
${chapters
  .map((name) => {
    const own = results.filter(({ chapter }) => chapter === name);
    return `<h2>${escaped(name)} <small>${countOf(own, 'passed')} of ${own.length}</small></h2>
<table>
<thead><tr><th scope="col">Result</th><th scope="col">What the check does, and what must happen</th><th scope="col">Source</th></tr></thead>
<tbody>
${own.map(rowOf).join('\n')}
</tbody>
</table>`;
  })
  .join('\n')}
</main>
</body>
</html>
`;
}

function exchangesOf(exchanges: Result['exchanges']): string {
  if (!exchanges || exchanges.length === 0) return '';
  const lines = exchanges.map(
    ({ method, path, sent, status, answer }) => `${method} ${path} ${sent}\n  ${status} ${answer}`,
  );
  return `<details><summary>The last ${lines.length} requests, with keys and passwords masked</summary><pre>${escaped(lines.join('\n'))}</pre></details>`;
}

function section({ check, finding, follows, accepted, exchanges }: Result): string {
  return `<section class="failure">
<h3>${escaped(finding)}</h3>
<dl>
<dt>Check</dt><dd><code>${escaped(check.id)}</code>. ${escaped(check.does)}</dd>
${follows === undefined ? '' : `<dt>Same cause as</dt><dd><code>${escaped(follows)}</code></dd>\n`}<dt>What must happen</dt><dd>${escaped(check.must)}</dd>
<dt>What an attacker gains</dt><dd>${escaped(check.attack)}</dd>
<dt>Source</dt><dd>${escaped(check.why)} (${check.level}, ${severityOf(check)})</dd>
${accepted === undefined ? '' : `<dt>Accepted</dt><dd>${escaped(accepted)}</dd>\n`}</dl>
${exchangesOf(exchanges)}
</section>`;
}

function rowOf({ check, verdict, finding }: Result): string {
  return `<tr class="${verdict}">
<td>${MARKS[verdict]} ${WORDS[verdict]}</td>
<td><code>${escaped(check.id)}</code><br>${escaped(check.does)} <em>${escaped(check.must)}</em>${finding === '' ? '' : `<p>${escaped(finding)}</p>`}</td>
<td>${escaped(check.why)} (${check.level}, ${severityOf(check)})</td>
</tr>`;
}

/** Returns a text for HTML and XML, without characters that XML cannot have. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a server's answer may have them.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --soft: light-dark(#57606a, #a5adb8);
  --line: light-dark(#d5dae1, #3a4048); --ground: light-dark(#fff, #16191d);
  --good: light-dark(#1a6b3c, #6fd39a); --bad: light-dark(#a8261c, #ff9a8f) }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { line-height: 1.2 } h2 { margin-top: 2.5rem } h2 small { color: var(--soft); font-weight: normal }
.lead { font-size: 1.15rem; color: var(--soft) }
table { border-collapse: collapse; width: 100% }
th { text-align: left; color: var(--soft); font-weight: 600 }
th, td { padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
td:first-child { white-space: nowrap } td:last-child { color: var(--soft); width: 26% }
td p { margin: .3rem 0 0 } em { color: var(--soft) }
.passed td:first-child { color: var(--good) }
.failed td:first-child, .unjudged td:first-child, .failed p, .failure h3 { color: var(--bad) }
.absent { color: var(--soft) }
.failure { border-left: 4px solid var(--bad); padding-left: 1rem; margin: 1.25rem 0 }
.failure h3 { margin: 0 } dl { display: grid; grid-template-columns: 14rem 1fr; gap: .3rem 1rem; margin: .5rem 0 }
dt { color: var(--soft) } dd { margin: 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } td:last-child { display: none } th:last-child { display: none } }
`;

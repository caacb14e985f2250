/** The reports of a run: lines for the terminal, JSON for programs, an HTML page for reading. */
import { columnsOf } from '../../shared/translations/columns.ts';
import { DIRECTIONS, type Language, LOCALES } from '../../shared/translations/languages.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { type Result, VERDICTS, type Verdict } from './run.ts';
import { severityOf } from './severity.ts';
import { type Said, type Say, sayIn } from './texts/say.ts';
import type { Check } from './trial/check.ts';

export interface Run {
  /** The name of what was tested, from the adapter. */
  subject: string;
  startedAt: Date;
  results: readonly Result[];
  requests: number;
  /** Why the run ended before the last check, if it did, in English. */
  stopped?: string;
  /** The same in another language. */
  stoppedIn?: Said;
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

/** How strong a requirement is, and how much its failure costs. */
export function rankOf(check: Check, { level, severity }: Say): string {
  return `${level[check.level]} · ${severity[severityOf(check)]}`;
}

/** Returns one line for the terminal. */
export function lineOf({ check, verdict, findingIn, follows, accepted }: Result, language: Language): string {
  const say = sayIn(language);
  const finding = findingIn(say);
  const facts = [
    rankOf(check, say),
    ...(follows === undefined ? [] : [say.line.follows({ check: follows })]),
    ...(accepted === undefined ? [] : [say.line.accepted]),
  ];
  const told = finding === '' ? '' : forTerminal(`${finding} (${facts.join(' · ')})`, language);
  return `  ${MARKS[verdict]} ${check.id.padEnd(38)}${told}`.trimEnd();
}

/** Returns a table with a row for each chapter and a row for the sum. */
export function table({ results }: Run, language: Language): string {
  const say = sayIn(language);
  const chapters = [...new Set(results.map(({ chapter }) => chapter))].map((name) =>
    results.filter(({ chapter }) => chapter === name),
  );
  const names = [...chapters.map(([first]) => first?.chapterIn(say) ?? ''), say.verdict.all];
  const words = VERDICTS.map((verdict) => say.verdict[verdict]);
  const left = Math.max(26, ...names.map(columnsOf)) + 2;
  const width = Math.max(8, ...words.map(columnsOf)) + 2;
  const line = (name: string, cells: readonly string[]) =>
    `  ${forTerminal(name, language)}${' '.repeat(left - columnsOf(name))}${cells
      .map((cell) => ' '.repeat(width - columnsOf(cell)) + forTerminal(cell, language))
      .join('')}`;
  const rows = [...chapters, results].map((of, at) =>
    line(
      names[at] ?? '',
      VERDICTS.map((verdict) => String(countOf(of, verdict))),
    ),
  );
  return [line('', words), ...rows].join('\n');
}

/** Returns the report for programs, in English. It contains no code, key, password or email address. */
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

/** Returns a self-contained page: first what failed, then all checks by chapter. */
export function htmlOf(run: Run, language: Language): string {
  const { subject, startedAt, results, requests } = run;
  const say = sayIn(language);
  const { report } = say;
  const chapters = [...new Set(results.map(({ chapter }) => chapter))];
  const failed = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'unjudged');
  const count = countOf(results, 'failed');
  const totals = [
    [report.passed, countOf(results, 'passed')],
    [report.failedWord, count],
    [report.causes, causesOf(results), report.aboutCauses],
    [report.unjudged, countOf(results, 'unjudged'), report.aboutUnjudged],
    [report.absent, countOf(results, 'absent'), report.aboutAbsent],
    [report.all, results.length],
  ] as const;
  return `<!doctype html>
<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title({ subject }))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1><bdi>${escaped(subject)}</bdi></h1>
<p class="lead">${escaped(count === 0 ? report.allPassed : report.failed({ count }))}<br>
${escaped(report.run({ when: startedAt, count: requests }))}</p>
<dl class="totals">
${totals.map(([word, number, about]) => `<div><dt>${escaped(word)}</dt><dd><b>${number}</b>${about === undefined ? '' : ` ${escaped(about)}`}</dd></div>`).join('\n')}
</dl>
${run.stopped === undefined ? '' : `<p class="failure">${escaped(report.stopped)} ${escaped(run.stoppedIn?.(say) ?? run.stopped)}</p>`}
${failed.length === 0 ? '' : `<h2>${escaped(report.failedTitle)}</h2>\n${failed.map((result) => section(result, say)).join('\n')}`}
${chapters
  .map((name) => {
    const own = results.filter(({ chapter }) => chapter === name);
    const part = report.partOf({ passed: countOf(own, 'passed'), all: own.length });
    return `<h2>${escaped(own[0]?.chapterIn(say) ?? name)} <small>${escaped(part)}</small></h2>
<table>
<thead><tr><th scope="col">${escaped(report.result)}</th><th scope="col">${escaped(report.whatItDoes)}</th><th scope="col">${escaped(report.source)}</th></tr></thead>
<tbody>
${own.map((result) => rowOf(result, say)).join('\n')}
</tbody>
</table>`;
  })
  .join('\n')}
</main>
</body>
</html>
`;
}

function exchangesOf(exchanges: Result['exchanges'], { report }: Say): string {
  if (!exchanges || exchanges.length === 0) return '';
  const lines = exchanges.map(
    ({ method, path, sent, status, answer }) => `${method} ${path} ${sent}\n  ${status} ${answer}`,
  );
  const title = report.exchanges({ count: lines.length });
  return `<details><summary>${escaped(title)}</summary><pre dir="ltr">${escaped(lines.join('\n'))}</pre></details>`;
}

function section({ check, findingIn, follows, accepted, exchanges }: Result, say: Say): string {
  const { report } = say;
  const { does, must, attack } = check.textsIn(say);
  return `<section class="failure">
<h3>${escaped(findingIn(say))}</h3>
<dl>
<dt>${escaped(report.check)}</dt><dd>${idOf(check.id)}<br>${escaped(does)}</dd>
${follows === undefined ? '' : `<dt>${escaped(report.sameCause)}</dt><dd>${idOf(follows)}</dd>\n`}<dt>${escaped(report.must)}</dt><dd>${escaped(must)}</dd>
<dt>${escaped(report.attack)}</dt><dd>${escaped(attack)}</dd>
<dt>${escaped(report.source)}</dt><dd>${sourceOf(check, say)}</dd>
${accepted === undefined ? '' : `<dt>${escaped(report.accepted)}</dt><dd><bdi>${escaped(accepted)}</bdi></dd>\n`}</dl>
${exchangesOf(exchanges, say)}
</section>`;
}

function rowOf({ check, verdict, findingIn }: Result, say: Say): string {
  const { does, must } = check.textsIn(say);
  const finding = findingIn(say);
  return `<tr class="${verdict}">
<td>${MARKS[verdict]} ${escaped(wordOf(verdict, say))}</td>
<td>${idOf(check.id)}<br>${escaped(does)} <em>${escaped(must)}</em>${finding === '' ? '' : `<p>${escaped(finding)}</p>`}</td>
<td>${sourceOf(check, say)}</td>
</tr>`;
}

function wordOf(verdict: Verdict, { report }: Say): string {
  return report[verdict === 'failed' ? 'failedWord' : verdict];
}

/** Ids are the same in every language, and read from left to right. */
function idOf(id: string): string {
  return `<code dir="ltr">${escaped(id)}</code>`;
}

/** The names of standards are English. */
function sourceOf(check: Check, say: Say): string {
  return `<bdi lang="en">${escaped(check.why)}</bdi> <span>(${escaped(rankOf(check, say))})</span>`;
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
th { text-align: start; color: var(--soft); font-weight: 600 }
th, td { padding-block: .55rem; padding-inline: 0 .75rem; border-bottom: 1px solid var(--line); vertical-align: top }
td:first-child { white-space: nowrap } td:last-child { color: var(--soft); width: 26% }
td p { margin: .3rem 0 0 } em { color: var(--soft) }
.passed td:first-child { color: var(--good) }
.failed td:first-child, .unjudged td:first-child, .failed p, .failure h3 { color: var(--bad) }
.absent { color: var(--soft) }
.failure { border-inline-start: 4px solid var(--bad); padding-inline-start: 1rem; margin: 1.25rem 0 }
.failure h3 { margin: 0 } dl { display: grid; grid-template-columns: 14rem 1fr; gap: .3rem 1rem; margin: .5rem 0 }
.totals { gap: .3rem } .totals div { display: contents } .totals b { display: inline-block; min-width: 2.5rem }
.totals dd { color: var(--soft) } .totals b { color: var(--ink) }
dt { color: var(--soft) } dd { margin: 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
@media (max-width: 40rem) { td:first-child { white-space: normal } main { overflow-wrap: anywhere } dl { grid-template-columns: 1fr } td:last-child { display: none } th:last-child { display: none } }
`;

/**
 * The scoreboard: how servers do, as totals. A result file has nothing but numbers, so that nobody learns from it how a
 * server can be attacked before those who maintain it had time to answer.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { causesOf, countOf, type Run } from './report.ts';
import { TargetRefused } from './target-guard.ts';

const count = z.int().min(0);
const schema = z.strictObject({
  /** The server with its version. */
  subject: z.string().min(1),
  /** How it was set up, for readers of the scoreboard. */
  remark: z.string(),
  /** UTC, `2026-11-29`. */
  date: z.iso.date(),
  passed: count,
  failed: count,
  causes: count,
  absent: count,
  unjudged: count,
});
export type Totals = z.infer<typeof schema>;

/** Returns the numbers of a run. @throws TargetRefused if the run was not complete */
export function totalsOf(run: Run, isComplete: boolean, remark = ''): Totals {
  const { subject, startedAt, results, stopped } = run;
  if (!isComplete || stopped !== undefined) {
    throw new TargetRefused((say) => say.scoreboard.notComplete);
  }
  return {
    subject,
    remark,
    date: startedAt.toISOString().slice(0, 10),
    passed: countOf(results, 'passed'),
    failed: countOf(results, 'failed'),
    causes: causesOf(results),
    absent: countOf(results, 'absent'),
    unjudged: countOf(results, 'unjudged'),
  };
}

/** Returns the totals of all files of a folder, by server and then by date. @throws TargetRefused with one sentence */
export async function readTotals(folder: string): Promise<Totals[]> {
  const names = await readdir(folder).catch(() => {
    throw new TargetRefused((say) => say.scoreboard.noFolder);
  });
  const all = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        const read = schema.safeParse(json(text));
        if (!read.success) throw new TargetRefused((say) => say.scoreboard.notTotals({ file: name }));
        return read.data;
      }),
  );
  return all.sort((one, other) => order(one.subject, other.subject) || order(one.date, other.date));
}

/** Returns the page. */
export function scoreboard(totals: readonly Totals[]): string {
  const rows = totals.map(
    ({ subject, date, passed, failed, causes, absent, unjudged, remark }) =>
      `| ${subject} | ${date} | ${passed} | ${failed} | ${causes} | ${absent} | ${unjudged} | ${remark} |`,
  );
  return `# Scoreboard

How servers do in the [conformance suite](../conformance.md), by version and date. Each row is one run on a new installation on this project’s own computer, never on a site that people use. This page is made by \`npm run conformance -- --scoreboard FILE\` from the files in [results](results/).

| Server | Date | Passed | Failed | Causes | Absent | Unjudged | Set-up |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## How to read it

- **A row is no grade.** A server for one household needs less than a bank. Many failures are choices that maintainers made on purpose, and some checks are recommendations.
- **Absent** checks try what the server does not have. A server with few features has few failures.
- **Causes** counts failures that have the same reason once.
- Races depend on timing, so a row may change by one or two between runs.

## Why there are totals only

For servers of others this project publishes numbers and nothing else: which checks failed, and how, goes to the maintainers first. They decide when it becomes public. If you maintain one of these servers, run the command below and read the report, and tell us if a check is wrong.

## Repeat a run

\`\`\`
npm run conformance -- --adapter ADAPTER --report DIR --totals docs/conformance/results/NAME.json
\`\`\`

| Adapter | Server |
|---|---|
| \`countersign\`, \`countersign-postgres\` | The demo server of this checkout |
| \`better-auth\` | Comes with this checkout |
| \`directus\`, \`homebridge\`, \`parse-server\` | Installed from npm into \`.setup/servers/\` at the first run, with a pinned version |
| \`mediawiki\`, \`redmine\` | Unpacked from the packages of Debian or Ubuntu into the same folder, in the version that the computer’s package lists offer |

These servers need libfaketime (on Debian and Ubuntu \`apt-get install libfaketime\`), and some from npm need a compiler. If one cannot be had, one sentence says why. Licences: Directus BUSL-1.1, Homebridge UI MIT, Parse Server Apache-2.0, MediaWiki and Redmine GPL-2.0-or-later, better-auth MIT. None is a part of this project.
`;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `npm run conformance -- --adapter FILE` checks a server's second factor. It prints its plan before it begins. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { MINUTE } from '../../shared/durations.ts';
import { chapters } from './checks/index.ts';
import { countOf, htmlOf, jsonOf, lineOf, type Run, table } from './report.ts';
import { runChecks } from './run.ts';
import { assertMayTest, TargetRefused } from './target-guard.ts';
import type { Adapter, Target } from './trial/adapter.ts';
import type { Chapter } from './trial/check.ts';

const REQUESTS = 8000;
const PER_CHECK_MS = 3 * MINUTE;

const USAGE = `Usage: npm run conformance -- --adapter FILE [options]

  --adapter FILE   connects the suite to your server; see e2e/conformance/adapters/template.ts.
                   Included adapters: countersign, countersign-postgres, better-auth
  --report DIR     writes report.json and report.html to this folder
  --only TEXT      runs only the checks whose ID contains this text
  --requests N     maximum number of requests in the whole run (default: ${REQUESTS})
  --remote HOST    tests a server on another computer; also set CONFORMANCE_REMOTE to this host
  --yes            begins without asking
  --list           prints the checks and exits

Exit codes: 0 nothing failed; 1 a check failed or could not be judged; 2 the command line is wrong.
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TargetRefused)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
  const flags = readFlags(args);
  if (!flags || flags.help || (flags.adapter === undefined && !flags.list)) {
    console.error(USAGE);
    return flags?.help ? 0 : 2;
  }
  const chosen = choose(flags.only ?? '');
  const count = chosen.reduce((sum, { checks }) => sum + checks.length, 0);
  if (flags.list || flags.adapter === undefined) {
    printList(chosen);
    return 0;
  }
  if (count === 0) {
    console.error(`No check has “${flags.only}” in its ID. Use --list to print all checks.`);
    return 2;
  }
  const requests = Number(flags.requests ?? REQUESTS);
  if (!Number.isSafeInteger(requests) || requests < 1) {
    console.error('--requests must be a whole number, 1 or more.');
    return 2;
  }
  const adapter = await loadAdapter(flags.adapter);
  const target = await adapter.start();
  try {
    assertMayTest(target.origin, { flag: flags.remote, variable: process.env.CONFORMANCE_REMOTE });
    console.log(plan(adapter, target, count, requests));
    if (!flags.yes && !(await agreed())) return 1;
    const run = await carryOut(adapter, target, chosen, requests);
    console.log(`\n${table(run)}\n`);
    if (flags.report !== undefined) await leaveReports(flags.report, run);
    const isGood = countOf(run.results, 'failed') + countOf(run.results, 'unjudged') === 0;
    return isGood && run.stopped === undefined ? 0 : 1;
  } finally {
    await target.stop();
  }
}

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        adapter: { type: 'string' },
        report: { type: 'string' },
        only: { type: 'string' },
        requests: { type: 'string' },
        remote: { type: 'string' },
        yes: { type: 'boolean' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function choose(only: string): Chapter[] {
  return chapters
    .map(({ title, checks }) => ({ title, checks: checks.filter(({ id }) => id.includes(only)) }))
    .filter(({ checks }) => checks.length > 0);
}

function printList(chosen: readonly Chapter[]): void {
  for (const { title, checks } of chosen) {
    console.log(`\n${title}`);
    for (const { id, level, does, must } of checks) console.log(`  ${id} (${level}). ${does} ${must}`);
  }
}

async function loadAdapter(name: string): Promise<Adapter> {
  const ours = fileURLToPath(new URL(`adapters/${basename(name)}.ts`, import.meta.url));
  const file = existsSync(name) ? resolve(name) : ours;
  if (!existsSync(file)) throw new TargetRefused(`The adapter “${name}” was not found.`);
  const { default: adapter }: { default?: Partial<Adapter> } = await import(pathToFileURL(file).href);
  if (typeof adapter?.name !== 'string' || typeof adapter.start !== 'function') {
    throw new TargetRefused(
      `The default export of “${basename(file)}” is not an adapter. See e2e/conformance/trial/adapter.ts.`,
    );
  }
  return adapter as Adapter;
}

function plan(adapter: Adapter, target: Target, count: number, requests: number): string {
  const time = target.clock
    ? 'The suite moves the server’s clock, so the run takes a few minutes.'
    : 'The suite cannot move the server’s clock. It waits for real time steps, so the run takes about an hour. It skips longer waits.';
  return `
${adapter.name}
${target.origin}

This runs ${count} checks. Each check creates one to three accounts (…@example.com), signs in and out, and tries what an
attacker would try: used codes, wrong codes and passwords, bursts of up to 40 requests at once, malformed requests.
Some accounts are locked, and all stay on the server. The suite makes at most ${requests} requests, all to this address.
${time}
`;
}

/** Asks the user whether to begin. Without a terminal the answer is yes. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Begin? (y/N) ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function carryOut(
  adapter: Adapter,
  target: Target,
  chosen: readonly Chapter[],
  requests: number,
): Promise<Run> {
  const startedAt = new Date();
  let chapter = '';
  const { results, requestsMade, stopped } = await runChecks(chosen, target, {
    requests,
    perCheck: PER_CHECK_MS,
    onResult: (result) => {
      if (result.chapter !== chapter) console.log(`\n${result.chapter}`);
      chapter = result.chapter;
      console.log(lineOf(result));
    },
  });
  if (stopped !== undefined) console.error(`\n${stopped}`);
  return {
    subject: adapter.name,
    startedAt,
    results,
    requests: requestsMade,
    ...(stopped !== undefined && { stopped }),
  };
}

async function leaveReports(folder: string, run: Run): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), jsonOf(run));
  await writeFile(join(folder, 'report.html'), htmlOf(run));
  console.log(`  ${join(folder, 'report.html')} and report.json`);
}

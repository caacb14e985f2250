/** The conformance suite as a command. It prints its plan before it begins. */
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { CliError, readOptions } from '../../scripts/command/command.ts';
import { MINUTE } from '../../shared/durations.ts';
import { quotable } from '../../shared/quotable.ts';
import { baselineLines, readBaseline, writeBaseline } from './baseline.ts';
import { chapters } from './checks/index.ts';
import { configuration } from './configuration.ts';
import { OPTIONS, REQUESTS } from './options.ts';
import { parts } from './parts/index.ts';
import { preflight } from './preflight.ts';
import { htmlOf, jsonOf, lineOf, type Run, table } from './report.ts';
import { junitOf } from './report-junit.ts';
import { sarifOf } from './report-sarif.ts';
import { type RunOptions, runChecks } from './run.ts';
import { isAtLeast, type Severity, severityOf } from './severity.ts';
import { standardsTable } from './standards.ts';
import { assertMayTest, shownFile, TargetRefused } from './target-guard.ts';
import type { Adapter, Target } from './trial/adapter.ts';
import type { Chapter } from './trial/check.ts';
import { type Exchange, masked } from './trial/masked.ts';

const PER_CHECK_MS = 3 * MINUTE;

/** Runs the suite from a command line. @returns the exit code */
export async function runConformance(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, OPTIONS, quotable);
  const flags = { ...(await configuration(values.config)), ...given(values, args) } as Settings;
  if (flags.template !== undefined) return writeTemplate(flags.template);
  if (flags.standards !== undefined) {
    await writeFile(flags.standards, standardsTable());
    return 0;
  }
  if (flags.adapter === undefined && !flags.list) {
    throw new CliError('Give an adapter with --adapter. --template FILE writes one to begin with.', 2);
  }
  const chosen = choose(flags.only ?? '');
  const count = chosen.reduce((sum, { checks }) => sum + checks.length, 0);
  if (flags.list || flags.adapter === undefined) {
    printList(chosen);
    return 0;
  }
  if (count === 0) {
    throw new CliError('No check has the text of --only in its ID. Use --list to print all checks.', 2);
  }
  const requests = Number(flags.requests ?? REQUESTS);
  if (!Number.isSafeInteger(requests) || requests < 1) {
    throw new CliError('--requests must be a whole number, 1 or more.', 2);
  }
  const accepted = await readBaseline(flags.baseline);
  const adapter = await loadAdapter(flags.adapter);
  const target = await started(adapter);
  try {
    assertMayTest(target.origin, { flag: flags.remote, variable: process.env.CONFORMANCE_REMOTE });
    const watch = flags.verbose ? printExchange : undefined;
    if (flags.preflight) return (await preflight(target, console.log, watch)) ? 0 : 2;
    console.log(plan(adapter, target, count, requests));
    if (!flags.yes && !(await agreed())) return 1;
    if (!(await preflight(target, flags.verbose ? console.log : () => {}, watch))) {
      throw new TargetRefused(
        'The adapter does not work, so no check was run. Use --preflight --verbose to see each step.',
      );
    }
    const done = await carryOut(adapter, target, chosen, { requests, accepted, watch });
    console.log(`\n${table(done)}\n`);
    for (const line of baselineLines(done)) console.log(`  ${line}`);
    if (flags.report !== undefined) await leaveReports(flags.report, done, flags.adapter);
    if (flags['write-baseline'] !== undefined) await writeBaseline(flags['write-baseline'], done.results);
    return isGood(done, flags['fail-on'] ?? 'low') ? 0 : 1;
  } finally {
    await target.stop();
  }
}

type Settings = {
  [K in Exclude<keyof typeof OPTIONS, 'yes' | 'list' | 'preflight' | 'verbose' | 'fail-on'>]?: string;
} & {
  yes?: boolean;
  list?: boolean;
  preflight?: boolean;
  verbose?: boolean;
  'fail-on'?: Severity;
};

/** Returns the values that the command line itself gives, without defaults. */
function given(values: object, args: readonly string[]): object {
  const isGiven = (name: string) => args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return Object.fromEntries(Object.entries(values).filter(([name]) => isGiven(name)));
}

/** Whether the run succeeded: nothing of that severity failed, except what the baseline accepts. */
function isGood({ results, stopped }: Run, least: Severity): boolean {
  if (stopped !== undefined) return false;
  return !results.some(({ check, verdict, accepted }) => {
    if (verdict === 'unjudged') return true;
    return verdict === 'failed' && accepted === undefined && isAtLeast(severityOf(check), least);
  });
}

/** @throws TargetRefused with one sentence if the adapter cannot start its server */
async function started(adapter: Adapter): Promise<Target> {
  try {
    return await adapter.start(parts);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TargetRefused(`The adapter “${adapter.name}” could not start: ${masked(why)}`);
  }
}

async function writeTemplate(file: string): Promise<number> {
  if (!file.endsWith('.mjs')) throw new CliError('Give the template a name that ends in .mjs.', 2);
  try {
    await copyFile(new URL('adapters/template.mjs', import.meta.url), file, constants.COPYFILE_EXCL);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new CliError(
      `The template cannot be written: ${shownFile(file)} ${isThere ? 'is there already. Choose another name.' : 'cannot be opened for writing.'}`,
    );
  }
  console.log(
    `The template is in ${shownFile(file)}. Change its paths and field names, then run the suite with --adapter, this file, --preflight and --verbose.`,
  );
  return 0;
}

function printExchange({ method, path, status, sent, answer }: Exchange): void {
  console.log(`    ${method} ${path}${sent === '' ? '' : ` ${sent}`}\n      ${status} ${answer}`);
}

function choose(only: string): Chapter[] {
  return chapters
    .map(({ title, checks }) => ({ title, checks: checks.filter(({ id }) => id.includes(only)) }))
    .filter(({ checks }) => checks.length > 0);
}

function printList(chosen: readonly Chapter[]): void {
  for (const { title, checks } of chosen) {
    console.log(`\n${title}`);
    for (const check of checks) {
      const { id, level, does, must, why } = check;
      console.log(`  ${id} (${level}, ${severityOf(check)}). ${does} ${must} ${why}`);
    }
  }
}

async function loadAdapter(name: string): Promise<Adapter> {
  const included = new URL(`adapters/${basename(name)}${extname(import.meta.url)}`, import.meta.url);
  const file = existsSync(name) ? pathToFileURL(resolve(name)) : included;
  if (!existsSync(file)) throw new TargetRefused(`The adapter ${shownFile(name)} was not found.`);
  let loaded: { default?: Partial<Adapter> };
  try {
    loaded = await import(file.href);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TargetRefused(`The adapter ${shownFile(name)} cannot be loaded: ${masked(why)}`);
  }
  const adapter = loaded.default;
  if (typeof adapter?.name !== 'string' || typeof adapter.start !== 'function') {
    throw new TargetRefused(
      `The default export of ${shownFile(name)} is not an adapter: it needs a name and start(). --template FILE writes one to begin with.`,
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
  options: Pick<RunOptions, 'requests' | 'accepted' | 'watch'>,
): Promise<Run> {
  const startedAt = new Date();
  let chapter = '';
  const { results, requestsMade, stopped } = await runChecks(chosen, target, {
    ...options,
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
    baseline: [...(options.accepted?.keys() ?? [])],
    ...(stopped !== undefined && { stopped }),
  };
}

async function leaveReports(folder: string, run: Run, adapter: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    'report.json': jsonOf(run),
    'report.html': htmlOf(run),
    'report.xml': junitOf(run),
    'report.sarif': sarifOf(run, basename(adapter)),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  console.log(`  ${join(folder, 'report.html')}, with .json, .xml and .sarif`);
}

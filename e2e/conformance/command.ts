/** The conformance suite as a command. It prints its plan before it begins. */
import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { CliError, readOptions } from '../../scripts/command/command.ts';
import { currentLanguage } from '../../scripts/command/language.ts';
import { shownFile } from '../../scripts/command/shown-file.ts';
import { MINUTE, SECOND } from '../../shared/durations.ts';
import { quotable } from '../../shared/quotable.ts';
import { wrapped } from '../../shared/translations/columns.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { baselineLines, readBaseline, writeBaseline } from './baseline.ts';
import { chapters } from './checks/index.ts';
import { configuration } from './configuration.ts';
import { OPTIONS, REQUESTS } from './options.ts';
import { parts } from './parts/index.ts';
import { preflight } from './preflight.ts';
import { htmlOf, jsonOf, lineOf, type Run, rankOf, table } from './report.ts';
import { junitOf } from './report-junit.ts';
import { sarifOf } from './report-sarif.ts';
import { type RunOptions, runChecks } from './run.ts';
import { readTotals, scoreboard, totalsOf } from './scoreboard.ts';
import { isAtLeast, type Severity, severityOf } from './severity.ts';
import { standardsTable } from './standards.ts';
import { assertMayTest, TargetRefused } from './target-guard.ts';
import { type Say, sayIn } from './texts/say.ts';
import type { Adapter, Target } from './trial/adapter.ts';
import type { Chapter } from './trial/check.ts';
import { type Exchange, masked } from './trial/masked.ts';
import { assertWritable, writeAll, writeNamed } from './write-named.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const PER_CHECK_MS = 3 * MINUTE;
/** The shortest and the longest time for one answer that a run may have, in seconds. */
const LIMITS = { least: 1, most: 600 };
/** The widest line of a paragraph, in columns. */
const WIDTH = 110;

/** Runs the suite from a command line, in its current language. @returns the exit code */
export async function runConformance(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof TargetRefused)) throw error;
    console.error(shown(error.said(say())));
    return 2;
  }
}

async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, OPTIONS, quotable);
  const flags = { ...(await configuration(values.config)), ...given(values, args) } as Settings;
  if (flags.template !== undefined) return writeTemplate(flags.template);
  if (flags.standards !== undefined) {
    await writeNamed(flags.standards, standardsTable());
    return 0;
  }
  if (flags.scoreboard !== undefined) {
    const totals = await readTotals(join(dirname(flags.scoreboard), 'results'));
    await writeNamed(flags.scoreboard, scoreboard(totals));
    return 0;
  }
  if (flags.adapter === undefined && !flags.list) {
    throw new CliError(say().command.giveAdapter, 2);
  }
  const chosen = choose(flags.only ?? '');
  const count = chosen.reduce((sum, { checks }) => sum + checks.length, 0);
  if (flags.list || flags.adapter === undefined) {
    printList(chosen);
    return 0;
  }
  if (count === 0) {
    throw new CliError(say().command.noSuchCheck, 2);
  }
  const requests = Number(flags.requests ?? REQUESTS);
  if (!Number.isSafeInteger(requests) || requests < 1) {
    throw new CliError(say().command.badRequests, 2);
  }
  const seconds = flags.timeout === undefined ? undefined : Number(flags.timeout);
  if (seconds !== undefined && !(seconds >= LIMITS.least && seconds <= LIMITS.most)) {
    throw new CliError(say().command.badTimeout(LIMITS), 2);
  }
  const timeLimit = seconds === undefined ? undefined : seconds * SECOND;
  const accepted = await readBaseline(flags.baseline);
  if (flags.totals !== undefined && flags.only !== undefined) {
    throw new CliError(say().command.totalsCountAll, 2);
  }
  // So that what the adapter started ends with the run.
  const quit = () => process.exit(1);
  for (const signal of SIGNALS) process.once(signal, quit);
  let target: Target | undefined;
  try {
    await assertWritable([flags.totals, flags['write-baseline']], flags.report);
    const adapter = await loadAdapter(flags.adapter);
    target = await started(adapter);
    assertMayTest(target.origin, { flag: flags.remote, variable: process.env.CONFORMANCE_REMOTE });
    const watch = flags.verbose ? printExchange : undefined;
    const language = currentLanguage();
    if (flags.preflight) return (await preflight(target, console.log, watch, language, timeLimit)) ? 0 : 2;
    console.log(plan(adapter, target, count, requests));
    if (!flags.yes && !(await agreed())) return 1;
    const print = flags.verbose ? console.log : () => {};
    if (!(await preflight(target, print, watch, language, timeLimit)))
      throw new TargetRefused(({ command }) => command.adapterBroken);
    const done = await carryOut(adapter, target, chosen, { requests, accepted, watch, timeLimit });
    console.log(`\n${table(done, language)}\n`);
    for (const line of baselineLines(done, say())) console.log(`  ${shown(line)}`);
    if (flags.totals !== undefined) {
      const totals = totalsOf(done, flags.only === undefined, adapter.remark);
      await writeNamed(flags.totals, `${JSON.stringify(totals, null, 2)}\n`);
    }
    if (flags.report !== undefined) await leaveReports(flags.report, done, flags.adapter);
    if (flags['write-baseline'] !== undefined)
      await writeBaseline(flags['write-baseline'], done.results, say());
    return isGood(done, flags['fail-on'] ?? 'low') ? 0 : 1;
  } finally {
    await target?.stop();
    for (const signal of SIGNALS) process.off(signal, quit);
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

function say(): Say {
  return sayIn(currentLanguage());
}

/** Returns a text of the current language for the terminal. */
function shown(text: string): string {
  return forTerminal(text, currentLanguage());
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
    throw new TargetRefused(({ command }) => command.notStarted({ name: adapter.name, why: masked(why) }));
  }
}

async function writeTemplate(file: string): Promise<number> {
  if (!file.endsWith('.mjs')) throw new CliError(say().command.templateName, 2);
  try {
    await copyFile(new URL('adapters/template.mjs', import.meta.url), file, constants.COPYFILE_EXCL);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const { templateThere, templateUnwritable } = say().command;
    throw new CliError((isThere ? templateThere : templateUnwritable)({ file: shownFile(file) }));
  }
  console.log(shown(say().command.templateWritten({ file: shownFile(file) })));
  return 0;
}

function printExchange({ method, path, status, sent, answer }: Exchange): void {
  console.log(`    ${method} ${path}${sent === '' ? '' : ` ${sent}`}\n      ${status} ${answer}`);
}

function choose(only: string): Chapter[] {
  return chapters
    .map((chapter) => ({ ...chapter, checks: chapter.checks.filter(({ id }) => id.includes(only)) }))
    .filter(({ checks }) => checks.length > 0);
}

function printList(chosen: readonly Chapter[]): void {
  for (const { titleIn, checks } of chosen) {
    console.log(`\n${shown(titleIn(say()))}`);
    for (const check of checks) {
      const { does, must } = check.textsIn(say());
      console.log(`  ${check.id} ${shown(`(${rankOf(check, say())}) ${does} ${must}`)} ${check.why}`);
    }
  }
}

async function loadAdapter(name: string): Promise<Adapter> {
  const included = new URL(`adapters/${basename(name)}${extname(import.meta.url)}`, import.meta.url);
  const file = existsSync(name) ? pathToFileURL(resolve(name)) : included;
  if (!existsSync(file))
    throw new TargetRefused(({ command }) => command.adapterNotFound({ file: shownFile(name) }));
  let loaded: { default?: Partial<Adapter> };
  try {
    loaded = await import(file.href);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TargetRefused(({ command }) =>
      command.adapterNotLoaded({ file: shownFile(name), why: masked(why) }),
    );
  }
  const adapter = loaded.default;
  if (typeof adapter?.name !== 'string' || typeof adapter.start !== 'function') {
    throw new TargetRefused(({ command }) => command.notAnAdapter({ file: shownFile(name) }));
  }
  return adapter as Adapter;
}

/** What is tested, with its version. */
function subjectOf({ name }: Adapter, { version }: Target): string {
  return version === undefined ? name : `${name} ${version}`;
}

function plan(adapter: Adapter, target: Target, count: number, requests: number): string {
  const { plan: texts } = say();
  const paragraph = [
    texts.what({ count }),
    texts.cost({ count: requests }),
    target.clock ? texts.movedClock : texts.realTime,
  ].join(' ');
  const lines = wrapped(paragraph, WIDTH).map(shown);
  return `\n${subjectOf(adapter, target)}\n${target.origin}\n\n${lines.join('\n')}\n`;
}

/** Asks the user whether to begin. Without a terminal the answer is yes. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const { begin, yes } = say().plan;
  const answer = await terminal.question(`${shown(begin)} `);
  terminal.close();
  return ['y', 'yes', ...yes].includes(answer.trim().toLowerCase());
}

async function carryOut(
  adapter: Adapter,
  target: Target,
  chosen: readonly Chapter[],
  options: Pick<RunOptions, 'requests' | 'accepted' | 'watch' | 'timeLimit'>,
): Promise<Run> {
  const startedAt = new Date();
  let chapter = '';
  const { results, requestsMade, stopped, stoppedIn } = await runChecks(chosen, target, {
    ...options,
    // Some checks send some forty requests one after another.
    perCheck: Math.max(PER_CHECK_MS, 40 * (options.timeLimit ?? 0)),
    onResult: (result) => {
      if (result.chapter !== chapter) console.log(`\n${shown(result.chapterIn(say()))}`);
      chapter = result.chapter;
      console.log(lineOf(result, currentLanguage()));
    },
  });
  if (stoppedIn !== undefined) console.error(`\n${shown(stoppedIn(say()))}`);
  return {
    subject: subjectOf(adapter, target),
    startedAt,
    results,
    requests: requestsMade,
    baseline: [...(options.accepted?.keys() ?? [])],
    ...(stopped !== undefined && { stopped }),
    ...(stoppedIn !== undefined && { stoppedIn }),
  };
}

/** Returns an adapter's path from the current folder, in which code hosts look for the file; its name elsewhere. */
function pathInRepository(adapter: string): string {
  const path = relative('.', adapter);
  const isInside = existsSync(adapter) && !path.startsWith('..') && !isAbsolute(path);
  return isInside ? path.split(sep).join('/') : basename(adapter);
}

async function leaveReports(folder: string, run: Run, adapter: string): Promise<void> {
  const files = {
    'report.json': jsonOf(run),
    'report.html': htmlOf(run, currentLanguage()),
    'report.xml': junitOf(run, say()),
    'report.sarif': sarifOf(run, pathInRepository(adapter), currentLanguage()),
  };
  await writeAll(folder, files);
  const file = join(folder, 'report.html');
  console.log(`  ${shown(say().command.reportsWritten({ file: shownFile(file) ?? 'report.html' }))}`);
}

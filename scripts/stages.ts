/** The stages of `npm run check` and `npm test`, with their counts and one line with the total. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import { failedEndToEndTests, failedUnitTests } from './failed-tests.ts';
import { root, setupFolder } from './setup/state.mjs';
import { folderInMemory } from './test-folder.ts';
import { readUnhandledErrors, unhandledErrorsFile } from './unhandled-errors.ts';

export interface Stage {
  name: string;
  run(): Promise<Result>;
}

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Result extends Count {
  /** One text for each failure that the runner named. */
  failedTests?: readonly string[];
}

const reports = join(setupFolder, 'reports');
const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));

export const types: Stage = {
  name: 'types',
  // One checker: each further one checks what it needs of the others' files again, which doubled the work.
  run: () => single(['typescript/bin/tsc', '-p', 'tsconfig.json', '--checkers', '1']),
};

/** Lints and checks the format of some files, or of everything. */
export function lint(files: readonly string[] = ['.']): Stage {
  const biome = ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched'];
  return { name: 'lint', run: () => single([...biome, ...files]) };
}

/** Runs some unit tests, or all of them. */
export function unit(tests: readonly string[] = []): Stage {
  return {
    name: 'unit',
    run: async () => {
      const report = freshReport('unit.json');
      const args = [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        '--reporter=./scripts/unhandled-errors.ts',
      ];
      rmSync(unhandledErrorsFile(reports), { force: true });
      const ended = await runNode(['vitest/vitest.mjs', ...args, ...tests], temporaryFiles());
      const result = readReport(report);
      const { numPassedTests, numFailedTests, numPendingTests } = result;
      const count = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
      const failedTests = [...failedUnitTests(result, root), ...readUnhandledErrors(reports)];
      return honest(ended, count, failedTests);
    },
  };
}

export const endToEnd: Stage = {
  name: 'end to end',
  run: async () => {
    const report = freshReport('e2e.json');
    const ended = await runNode(['@playwright/test/cli.js', 'test', '--config=e2e/playwright.config.ts'], {
      ...temporaryFiles(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      // Where Playwright keeps the tests without their types. Its own place would be in the new folder above, so each
      // run would begin with some seconds of compiling.
      PWTEST_CACHE_DIR: join(setupFolder, 'playwright-cache'),
      // The context file of a failure would contain what pages showed.
      PLAYWRIGHT_NO_COPY_PROMPT: '1',
    });
    const result = readReport(report);
    const { stats } = result;
    const count = {
      passed: stats?.expected,
      failed: stats && stats.unexpected + stats.flaky,
      skipped: stats?.skipped,
    };
    return honest(ended, count, failedEndToEndTests(result, root));
  },
};

/**
 * Runs all stages in order, even if one fails, so that one run shows all failures.
 *
 * Then it names the failed tests again, because a stage's own list is far up in a long log. The last line is
 * `N passed, N failed`, followed by `, N skipped` if any were skipped.
 *
 * @returns whether everything passed
 */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const rows: string[] = [];
  const failedTests: string[] = [];
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  // Without this, a signal would end this process before it removes the tests' files from memory.
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const)
    process.once(signal, () => {
      isEnding = true;
      // A terminal sends the others to the stage, too.
      if (signal === 'SIGTERM') running?.kill('SIGTERM');
    });
  for (const stage of stages) {
    if (isEnding) return false;
    console.log(`\n── ${stage.name}`);
    const startedAt = Date.now();
    const count = await stage.run();
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    rows.push(`${count.failed === 0 ? '✓' : '✗'} ${stage.name.padEnd(11)} ${sentence(count)} (${seconds} s)`);
    failedTests.push(...(count.failedTests ?? []));
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  }
  for (const failed of failedTests) console.log(`\n${failed}`);
  console.log(`\n${rows.join('\n')}\n\n${sentence(total)}`);
  return total.failed === 0;
}

function sentence({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a stage with a single result. */
async function single(command: string[]): Promise<Count> {
  const { code } = await runNode(command);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Counts and names a failure if the runner failed without a failed test, for example because it crashed. */
function honest(
  { code, lastLines }: Ended,
  count: { [K in keyof Count]: number | undefined },
  failedTests: readonly string[],
): Result {
  const { passed = 0, failed = 0, skipped = 0 } = count;
  if (code === 0 || failed > 0) return { passed, failed, skipped, failedTests };
  const named =
    failedTests.length > 0
      ? failedTests
      : [[`✗ the runner ended with exit code ${code}`, ...lastLines].join('\n    ')];
  return { passed, failed: 1, skipped, failedTests: named };
}

/** Enough of a runner's standard error, in characters and in lines. */
const MOST_SAID = 20_000;
const MOST_LINES = 15;

function lastLinesOf(said: string): string[] {
  const lines = stripVTControlCharacters(said).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(-MOST_LINES);
}

/** The program of the stage that runs. */
let running: ChildProcess | undefined;

interface Ended {
  code: number;
  /** The last lines of its standard error, where a runner says what went wrong after the last test. */
  lastLines: readonly string[];
}

function runNode([script = '', ...args]: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin(script), ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'pipe'],
      env: { ...process.env, ...env },
    });
    running = child;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      said = (said + chunk).slice(-MOST_SAID);
    });
    child.once('error', reject);
    child.once('exit', async (code) => {
      // Its last words. A program that it left behind may keep this stream open, so they are not awaited for long.
      if (child.stderr)
        await finished(child.stderr, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
      child.stderr?.destroy();
      resolve({ code: code ?? 1, lastLines: lastLinesOf(said) });
    });
  });
}

let inMemory: { TMPDIR?: string } | undefined;

/** Returns the variable that names the folder for temporary files, if there is a better one than the system's. */
function temporaryFiles(): { TMPDIR?: string } {
  if (inMemory) return inMemory;
  const folder = folderInMemory();
  inMemory = folder === undefined ? {} : { TMPDIR: folder };
  return inMemory;
}

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}

// biome-ignore lint/suspicious/noExplicitAny: two runners' report formats, and only a few numbers are read.
function readReport(file: string): any {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

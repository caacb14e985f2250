/** The failed tests of a run, from its runner's JSON report, for the summary at the end of a long log. */
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What is read of Vitest's JSON report. */
interface VitestReport {
  testResults?: {
    /** The test file's absolute path. */
    name: string;
    status: string;
    /** Why the file could not be run at all. */
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

/** What is read of Playwright's JSON report. */
interface PlaywrightReport {
  config?: { rootDir: string };
  suites?: PlaywrightSuite[];
  /** Errors outside of tests, for example of a global setup. */
  errors?: { message?: string }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    line: number;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/**
 * Returns one text for each failed test of Vitest's report: file, name, and the first lines of its error.
 *
 * @param top the folder that file names are given from
 */
export function failedUnitTests(report: VitestReport, top: string): string[] {
  return (report.testResults ?? []).flatMap((file) => {
    const path = relative(top, file.name);
    const failed = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failureText(`${path} › ${fullName}`, failureMessages?.[0]));
    return failed.length === 0 && file.status === 'failed' ? [failureText(path, file.message)] : failed;
  });
}

/** Returns the same for Playwright's report. A test that passed only when repeated counts as failed. */
export function failedEndToEndTests(report: PlaywrightReport, top: string): string[] {
  const folder = relative(top, report.config?.rootDir ?? top);
  const ofSuite = ({ suites = [], specs }: PlaywrightSuite): string[] => [
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) =>
          failureText(
            `${relative('/', resolve('/', folder, file))}:${line} › ${title}`,
            results.find(({ error }) => error)?.error?.message,
          ),
        ),
    ),
    ...suites.flatMap(ofSuite),
  ];
  return [
    ...(report.suites ?? []).flatMap(ofSuite),
    ...(report.errors ?? []).map(({ message }) => failureText('outside of tests', message)),
  ];
}

/** Enough to see the reason; the whole error is where the test ran. */
const LINES = 6;

/** Returns a failure's name, and the first lines of its error below it. */
export function failureText(name: string, message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [`✗ ${name}`, ...lines.slice(0, LINES).map((line) => `    ${line.trimEnd()}`)].join('\n');
}

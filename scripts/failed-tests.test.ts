import { expect, test } from 'vitest';
import { failedEndToEndTests, failedUnitTests } from './failed-tests.ts';

test('names failed unit tests with the first lines of their errors', () => {
  const report = {
    testResults: [
      {
        name: '/top/shared/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'group subtracts',
            failureMessages: [
              '\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n\n  at one\n  at two\n3\n4\n5\n6',
            ],
          },
        ],
      },
      { name: '/top/shared/b.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(failedUnitTests(report, '/top')).toEqual([
    '✗ shared/a.test.ts › group subtracts\n    AssertionError: expected 1 to be 2\n      at one\n      at two\n    3\n    4\n    5',
  ]);
});

test('names a file that could not be run', () => {
  const report = {
    testResults: [
      { name: '/top/c.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
    ],
  };
  expect(failedUnitTests(report, '/top')).toEqual(['✗ c.test.ts\n    No such module']);
});

test('names failed end-to-end tests in nested groups, tests that passed when repeated, and errors outside of tests', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'kit/a.spec.ts',
    line: 7,
    tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }, {}] }],
  });
  const report = {
    config: { rootDir: '/top/e2e' },
    suites: [
      { specs: [spec('works', 'expected')], suites: [{ specs: [spec('fails', 'unexpected', 'Timed out')] }] },
    ],
    errors: [{ message: 'No display' }],
  };
  expect(failedEndToEndTests(report, '/top')).toEqual([
    '✗ e2e/kit/a.spec.ts:7 › fails\n    Timed out',
    '✗ outside of tests\n    No display',
  ]);
  expect(
    failedEndToEndTests({ suites: [{ specs: [spec('now and then', 'flaky', 'Lost')] }] }, '/top'),
  ).toEqual(['✗ kit/a.spec.ts:7 › now and then\n    Lost']);
});

test('a report that was never written names nothing', () => {
  expect(failedUnitTests({}, '/top')).toEqual([]);
  expect(failedEndToEndTests({}, '/top')).toEqual([]);
});

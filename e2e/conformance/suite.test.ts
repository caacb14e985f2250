import { expect, onTestFinished, test } from 'vitest';
import { chapters } from './checks/index.ts';
import { countOf, htmlOf, jsonOf, table } from './report.ts';
import { runChecks } from './run.ts';
import { assertMayTest } from './target-guard.ts';
import { type Mistake, startSmallServer } from './testing/small-server.ts';
import { smallTarget } from './testing/small-target.ts';

const all = chapters.flatMap(({ checks }) => checks);

/** Each mistake, and the checks that must find it. */
const FINDS: readonly [Mistake, readonly string[]][] = [
  [
    'codes work again',
    ['replay-at-sign-in', 'replay-enrolment-code', 'replay-later-in-its-window', 'off-used-code'],
  ],
  [
    'reads, waits, then writes',
    ['replay-race-across-sign-ins', 'replay-race-in-one-sign-in', 'enrol-once-in-a-race'],
  ],
  ['ten steps of tolerance', ['clock-2-steps-late', 'clock-10-steps-late', 'clock-3-steps-early']],
  ['counts per sign-in only', ['guess-across-sign-ins', 'guess-signing-in-again-resets-nothing']],
  [
    'counts nothing',
    ['guess-in-one-sign-in', 'guess-across-sign-ins', 'guess-right-after-burst', 'enrol-guesses-bounded'],
  ],
  ['password is enough', ['pending-is-nobody', 'pending-reaches-nothing']],
  ['keeps the session id', ['session-new-at-second-factor', 'session-new-at-enrolment']],
  ['turns off with the password', ['off-needs-second-factor', 'off-wrong-code']],
  ['any type of code', ['malformed-list']],
  ['one key for all', ['enrol-keys-differ', 'enrol-code-of-another-key', 'code-of-another-account']],
  ['any origin', ['http-foreign-origin']],
  ['keeps what strangers set up', ['reset-takes-account-from-stranger']],
  ['keeps old links', ['reset-link-outlived']],
  ['fails on odd input', ['malformed-null', 'malformed-not-json', 'malformed-deep']],
];

async function verdicts(ids: readonly string[], mistake?: Mistake) {
  const server = await startSmallServer(mistake);
  onTestFinished(() => server.stop());
  const chosen = [{ title: 'Chosen', checks: all.filter(({ id }) => ids.includes(id)) }];
  const { results } = await runChecks(chosen, smallTarget(server), {
    requests: 4000,
    perCheck: 20_000,
    onResult: () => {},
  });
  return Object.fromEntries(results.map(({ check, verdict }) => [check.id, verdict]));
}

test.each(FINDS)('finds the mistake “%s”, and reports nothing without it', async (mistake, ids) => {
  expect(await verdicts(ids, mistake)).toEqual(Object.fromEntries(ids.map((id) => [id, 'failed'])));
  expect(await verdicts(ids)).toEqual(Object.fromEntries(ids.map((id) => [id, 'passed'])));
});

test('there are at least 60 checks, each with its own ID and all texts', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, does, must, why, attack } of all) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [does, must, attack]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(
        /whoever|anybody|somebody|everybody|nobody|from then on|for ever|is asked for/i,
      );
    }
    expect(why).toMatch(/RFC|NIST|ASVS|OWASP|Key URI/);
  }
});

test('missing features are absent, the number of requests is limited, and the reports contain no secret', async () => {
  const server = await startSmallServer();
  onTestFinished(() => server.stop());
  const checks = all.filter(({ id }) =>
    ['backup-once', 'clock-present-step', 'replay-at-sign-in'].includes(id),
  );
  const { results, requestsMade } = await runChecks([{ title: 'Some', checks }], smallTarget(server), {
    requests: 8,
    perCheck: 20_000,
    onResult: () => {},
  });
  expect(requestsMade).toBe(8);
  expect(Object.fromEntries(results.map(({ check, verdict }) => [check.id, verdict]))).toEqual({
    'clock-present-step': 'passed',
    'replay-at-sign-in': 'broken',
    'backup-once': 'absent',
  });
  const run = { subject: 'A <small> server', startedAt: new Date(0), results, requests: requestsMade };
  expect(countOf(results, 'passed')).toBe(1);
  expect(JSON.parse(jsonOf(run)).counts).toEqual({ passed: 1, failed: 0, absent: 1, broken: 1 });
  expect(table(run)).toMatch(/all +1 +0 +1 +1/);
  expect(htmlOf(run)).toContain('A &lt;small&gt; server');
});

test('allows this computer, and another host only if it is named twice', () => {
  const unnamed = { flag: undefined, variable: undefined };
  for (const origin of ['http://127.0.0.1:3000', 'http://localhost', 'http://[::1]:80']) {
    expect(() => assertMayTest(origin, unnamed)).not.toThrow();
  }
  const origin = 'https://2fa.example.com:8443';
  const host = '2fa.example.com:8443';
  expect(() => assertMayTest(origin, unnamed)).toThrow(/is not this computer/);
  expect(() => assertMayTest(origin, { flag: host, variable: undefined })).toThrow();
  expect(() => assertMayTest(origin, { flag: undefined, variable: host })).toThrow();
  expect(() => assertMayTest(origin, { flag: host, variable: 'other.example.com' })).toThrow();
  expect(() => assertMayTest(origin, { flag: host, variable: host })).not.toThrow();
  expect(() => assertMayTest('http://127.0.0.1.example.com', unnamed)).toThrow();
});

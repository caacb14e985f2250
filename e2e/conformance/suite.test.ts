import { expect, onTestFinished, test } from 'vitest';
import { chapters } from './checks/index.ts';
import { causesOf, countOf, htmlOf, jsonOf, table } from './report.ts';
import { runChecks } from './run.ts';
import { assertMayTest } from './target-guard.ts';
import { startBench } from './testing/bench/server.ts';
import { STYLES, type Style } from './testing/bench/styles.ts';
import { benchTarget } from './testing/bench/target.ts';
import { Client } from './trial/client.ts';

const all = chapters.flatMap(({ checks }) => checks);

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
  const [style] = STYLES as [Style];
  const server = await startBench(style);
  onTestFinished(() => server.stop());
  const target = benchTarget(server, style);
  delete target.operations.verifyBackupCode;
  const checks = all.filter(({ id }) =>
    ['backup-once', 'clock-present-step', 'replay-at-sign-in'].includes(id),
  );
  const { results, requestsMade } = await runChecks([{ title: 'Some', checks }], target, {
    requests: 8,
    perCheck: 20_000,
    onResult: () => {},
  });
  expect(requestsMade).toBe(8);
  expect(Object.fromEntries(results.map(({ check, verdict }) => [check.id, verdict]))).toEqual({
    'clock-present-step': 'passed',
    'replay-at-sign-in': 'unjudged',
    'backup-once': 'absent',
  });
  const run = { subject: 'A <small> server', startedAt: new Date(0), results, requests: requestsMade };
  expect(countOf(results, 'passed')).toBe(1);
  expect(causesOf(results)).toBe(0);
  expect(JSON.parse(jsonOf(run)).counts).toEqual({ passed: 1, failed: 0, absent: 1, unjudged: 1 });
  expect(table(run)).toMatch(/all +1 +0 +1 +1/);
  expect(htmlOf(run)).toContain('A &lt;small&gt; server');
});

test('a copy knows what the client knew, and what a moved client learns the client knows', () => {
  const client = new Client({ origin: 'http://127.0.0.1:1', left: 0 });
  client.state.ticket = { id: 'one' };
  client.headers.Authorization = 'Bearer one';
  const [copy, moved] = [client.copy(), client.movedTo({ 'X-Forwarded-For': '10.0.0.1' })];
  moved.state.ticket = { id: 'two' };
  moved.headers.Authorization = 'Bearer two';
  expect([client.state.ticket, client.headers.Authorization]).toEqual([{ id: 'two' }, 'Bearer two']);
  expect([copy.state.ticket, copy.headers.Authorization]).toEqual([{ id: 'one' }, 'Bearer one']);
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

import { expect, onTestFinished, test } from 'vitest';
import { DIRECTIONS, LANGUAGES, LOCALES } from '../../shared/translations/languages.ts';
import { chapters } from './checks/index.ts';
import { causesOf, countOf, htmlOf, jsonOf, lineOf, table } from './report.ts';
import { junitOf } from './report-junit.ts';
import { sarifOf } from './report-sarif.ts';
import { type Result, runChecks } from './run.ts';
import { assertMayTest } from './target-guard.ts';
import { startBench } from './testing/bench/server.ts';
import { STYLES, type Style } from './testing/bench/styles.ts';
import { benchTarget } from './testing/bench/target.ts';
import { sayIn } from './texts/say.ts';
import type { Chapter, Check } from './trial/check.ts';
import { Client } from './trial/client.ts';

const [first] = chapters as [Chapter];
const all = chapters.flatMap(({ checks }) => checks);

const failure: Result = {
  check: first.checks.find(({ id }) => id === 'enrol-key-128-bits') as Check,
  chapter: first.title,
  chapterIn: first.titleIn,
  verdict: 'failed',
  finding: 'The key has 80 bits.',
  findingIn: (say) => say.finding.keyBits({ count: 80 }),
  ms: 1,
};

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
  const { results, requestsMade } = await runChecks([{ ...first, checks }], target, {
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
  expect(table(run, 'en')).toMatch(/all +1 +0 +1 +1/);
  expect(htmlOf(run, 'en')).toContain('A &lt;small&gt; server');
  for (const language of LANGUAGES) {
    const say = sayIn(language);
    const absent = results.find(({ verdict }) => verdict === 'absent') as Result;
    const texts = [
      htmlOf(run, language),
      table(run, language),
      lineOf(absent, language),
      junitOf(run, say),
      sarifOf(run, 'a.mjs', language),
    ];
    expect(texts.join('\n')).not.toMatch(/\{\{|undefined|\[object/);
    expect(texts[0]).toContain(`<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">`);
    expect(texts[0]).toContain(absent.findingIn(say));
    expect(texts[0]).toContain(say.checks['backup-once'].must);
    expect(texts[3]).toContain('name="backup-once"');
    if (language !== 'en')
      expect(texts.join('\n')).not.toMatch(/Not tested|Could not be judged|It is accepted/);
  }
});

test('JSON and the names in JUnit are the same in every language', async () => {
  const run = { subject: 'A server', startedAt: new Date(0), requests: 1, results: [failure] };
  expect(JSON.parse(jsonOf(run)).checks[0]).toMatchObject({
    chapter: first.title,
    finding: 'The key has 80 bits.',
  });
  expect(failure.findingIn(sayIn('de'))).toBe('Der Schlüssel hat 80 Bit.');
  expect(failure.findingIn(sayIn('ar'))).toBe('طول المفتاح 80 بت.');
  const names = (xml: string) => [...xml.matchAll(/ (?:class)?name="[^"]*"/g)].map(([name]) => name);
  const [english, ...others] = LANGUAGES.map((language) => names(junitOf(run, sayIn(language))));
  for (const other of others) expect(other).toEqual(english);
  const stable = LANGUAGES.map((language) => {
    const [{ tool, results }] = JSON.parse(sarifOf(run, 'a.mjs', language)).runs;
    return [tool.driver.rules[0].id, results[0].ruleId, results[0].level, results[0].partialFingerprints];
  });
  expect(new Set(stable.map((one) => JSON.stringify(one))).size).toBe(1);
});

test('what an adapter throws comes into no report with a key', async () => {
  const [style] = STYLES as [Style];
  const server = await startBench(style);
  onTestFinished(() => server.stop());
  const target = benchTarget(server, style);
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  target.operations.enable = () =>
    Promise.reject(new Error(`No field “uri” in {"otpauth_url":"otpauth://totp/a?secret=${key}"}`));
  const checks = all.filter(({ id }) => id === 'clock-present-step');
  const { results } = await runChecks([{ ...first, checks }], target, {
    requests: 9,
    perCheck: 20_000,
    onResult: () => {},
  });
  const run = { subject: 'A server', startedAt: new Date(0), results, requests: 1 };
  const said = [jsonOf(run), htmlOf(run, 'de'), junitOf(run, sayIn('en')), sarifOf(run, 'a.mjs', 'en')].join(
    '\n',
  );
  expect(results[0]?.finding).toMatch(/^No field “uri” in /);
  expect(said).not.toContain(key.slice(0, 8));
});

test('a run that ended early is no success in any report', () => {
  const run = { subject: 'A server', startedAt: new Date(0), requests: 1, results: [], stopped: 'It died.' };
  const xml = junitOf(run, sayIn('en'));
  expect(xml).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="1"/);
  expect(xml).toContain('<error message="It died."/>');
  const [{ invocations }] = JSON.parse(sarifOf(run, 'a.mjs', 'en')).runs;
  expect(invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'It died.' } }],
    },
  ]);
});

test('a server that answers no request of a burst leaves that check unjudged, and the run goes on', async () => {
  const [style] = STYLES as [Style];
  const server = await startBench(style);
  onTestFinished(() => server.stop());
  const target = benchTarget(server, style);
  target.operations.verify = async () => {
    throw new Error('The server did not answer within 15 seconds.');
  };
  const wanted = ['guess-in-a-burst', 'enrol-key-128-bits'];
  const checks = wanted.flatMap((id) => all.filter((one) => one.id === id));
  const { results } = await runChecks([{ ...first, checks }], target, {
    requests: 1_000,
    perCheck: 20_000,
    onResult: () => {},
  });
  expect(results.map(({ verdict }) => verdict)).toEqual(['unjudged', 'passed']);
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

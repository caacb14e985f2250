/** The suite as people use it: an adapter from the template, a configuration, a baseline, and every report. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { partOfKey } from '../../shared/testing/disguises.ts';
import { chapters } from './checks/index.ts';
import { runConformance } from './command.ts';
import { namedIds, SEVERITIES, severityOf } from './severity.ts';
import { type BenchServer, startBench } from './testing/bench/server.ts';
import { STYLES, type Style } from './testing/bench/styles.ts';

const [json] = STYLES as [Style, ...Style[]];
const all = chapters.flatMap(({ checks }) => checks);
let said: string[] = [];
let folder = '';

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'conformance-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const say = (...words: unknown[]) => void said.push(words.join(' '));
  vi.spyOn(console, 'log').mockImplementation(say);
  vi.spyOn(console, 'error').mockImplementation(say);
});
afterEach(() => vi.restoreAllMocks());

/** Runs the command, and returns its exit code with what it said. */
async function run(...args: string[]): Promise<[number, string]> {
  said = [];
  const code = await runConformance([...args, '--yes']).catch((error: Error & { exitCode?: number }) => {
    said.push(error.message);
    return error.exitCode ?? -1;
  });
  return [code, said.join('\n')];
}

/** Starts a bench server, and copies the template for it. */
async function adapterFor(flaw?: Parameters<typeof startBench>[1]): Promise<[string, BenchServer]> {
  const server = await startBench(json, flaw);
  onTestFinished(() => server.stop());
  const file = join(folder, 'mine.mjs');
  expect((await run('--template', file))[0]).toBe(0);
  const template = readFileSync(file, 'utf8').replace("'http://127.0.0.1:3000'", `'${server.origin}'`);
  // A bench server has a time of its own. The template says where a clock belongs.
  const clock = /\/\/ clock: .*$/m;
  expect(template).toMatch(clock);
  writeFileSync(file, template.replace(clock, 'clock: globalThis.benchClock,'));
  Object.assign(globalThis, {
    benchClock: {
      now: () => server.world.now,
      advance: async (ms: number) => {
        server.world.now += ms;
      },
    },
  });
  return [file, server];
}

test('the template copies out, passes its preflight and runs', async () => {
  const [file] = await adapterFor();
  const [code, text] = await run('--adapter', file, '--only', 'enrol-needs');
  expect(text).toContain('✓ enrol-needs-session');
  expect(code).toBe(0);
  expect((await run('--template', file))[1]).toMatch(/is there already/);
});

test('the preflight names the step that does not work, and shows answers without a key', async () => {
  const [file, server] = await adapterFor();
  const broken = readFileSync(file, 'utf8').replace(
    "textIn(answer.body, 'uri')",
    "textIn(answer.body, 'url')",
  );
  writeFileSync(join(folder, 'broken.mjs'), broken);
  const [code, text] = await run('--adapter', join(folder, 'broken.mjs'), '--preflight', '--verbose');
  expect(code).toBe(2);
  expect(text).toMatch(/✓ whoAmI returns the address/);
  expect(text).toMatch(/✗ enable returns a key URI\. The answer has no keyUri/);
  expect(text).toMatch(/POST \/enable \{"password":"…"\}\n {6}200 \{"uri":"…"/);
  expect(text).not.toMatch(/correct horse|otpauth:\/\/totp\/\w/);
  expect(server.world.now).toBeGreaterThan(0);
});

test('a baseline, a severity and a configuration decide what fails a run, and the reports say it', async () => {
  const [file] = await adapterFor('short keys');
  const report = join(folder, 'report');
  const config = join(folder, 'run.json');
  writeFileSync(config, JSON.stringify({ adapter: file, only: 'enrol-key-', report, requests: 500 }));
  const failed = await run('--config', config);
  expect(failed[0]).toBe(1);

  const baseline = join(folder, 'baseline.json');
  await run('--config', config, '--write-baseline', baseline);
  expect(await run('--config', config, '--baseline', baseline)).toEqual([
    2,
    expect.stringMatching(/without a reason\. Write why/),
  ]);
  writeFileSync(
    baseline,
    readFileSync(baseline, 'utf8').replaceAll('"reason": ""', '"reason": "old <phones>"'),
  );
  const accepted = await run('--config', config, '--baseline', baseline);
  expect(accepted[0]).toBe(0);
  expect(accepted[1]).toMatch(/of the failures are accepted by the baseline/);

  const text = (name: string) => readFileSync(join(report, name), 'utf8');
  const { checks } = JSON.parse(text('report.json'));
  const bad = checks.find(({ verdict }: { verdict: string }) => verdict === 'failed');
  expect(bad).toMatchObject({ accepted: 'old <phones>', severity: 'high' });
  expect(bad.exchanges.length).toBeGreaterThan(0);
  expect(text('report.html')).toContain('old &lt;phones&gt;');
  expect(text('report.xml')).toContain('<skipped message="Accepted: old &lt;phones&gt;"/>');
  expect(text('report.xml')).toMatch(/^<\?xml[\s\S]*<testsuites [^>]*failures="0"[\s\S]*<\/testsuites>\n$/);
  const { runs } = JSON.parse(text('report.sarif'));
  expect(runs[0].results[0]).toMatchObject({ level: 'error', suppressions: [{ status: 'accepted' }] });
  expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex].id).toBe(runs[0].results[0].ruleId);
  // Code hosts look for the file from the top of the repository, where the command usually runs.
  const uri = () =>
    JSON.parse(text('report.sarif')).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
  expect(uri()).toBe('mine.mjs');
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(dirname(folder));
  await run('--config', config);
  cwd.mockRestore();
  expect(uri()).toBe(`${basename(folder)}/mine.mjs`);
  for (const name of ['report.json', 'report.html', 'report.xml', 'report.sarif']) {
    expect(text(name)).not.toMatch(/correct horse|otpauth:\/\/|secret=/);
  }

  writeFileSync(baseline, JSON.stringify({ accepted: [{ id: 'enrol-key-160-bits', reason: 'x' }] }));
  expect((await run('--config', config, '--baseline', baseline, '--fail-on', 'critical'))[0]).toBe(0);
});

test('what cannot be used is one sentence and exit code 2', async () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const adapter = file(
    'a.mjs',
    'export default { name: "a", start: () => { throw new Error("No database."); } }',
  );
  const cases: readonly (readonly [RegExp, ...string[]])[] = [
    [/Give an adapter/],
    [/was not found/, '--adapter', 'nowhere'],
    [/could not start: No database\./, '--adapter', adapter],
    [/is not an adapter/, '--adapter', file('b.mjs', 'export default 1')],
    [/cannot be loaded/, '--adapter', file('c.mjs', 'export default {')],
    [/No check has/, '--adapter', adapter, '--only', 'no-such'],
    [/whole number/, '--adapter', adapter, '--requests', '0'],
    [/from 1 to 600/, '--adapter', adapter, '--timeout', 'soon'],
    [/Leave out --only/, '--adapter', adapter, '--only', 'replay', '--totals', join(folder, 't.json')],
    [/none.t\.json” cannot be written/, '--adapter', adapter, '--totals', join(folder, 'none', 't.json')],
    [/none.s\.md” cannot be written/, '--standards', join(folder, 'none', 's.md')],
    [/--fail-on must be/, '--adapter', adapter, '--fail-on', 'bad'],
    [/is not JSON/, '--config', file('d.json', '{')],
    [/is wrong\. There is no adaptor\./, '--config', file('e.json', '{"adaptor":"x"}')],
    [/is wrong\. The fault is at yes\./, '--config', file('f.json', '{"yes":"x"}')],
    [
      /check that does not exist \(“x”\)/,
      '--adapter',
      adapter,
      '--baseline',
      file('g.json', '{"accepted":[{"id":"x","reason":"y"}]}'),
    ],
    [
      /is wrong\. The fault is at accepted\./,
      '--adapter',
      adapter,
      '--baseline',
      file('h.json', '{"accepted":"x"}'),
    ],
    [/cannot be read/, '--adapter', adapter, '--baseline', join(folder, 'none.json')],
  ];
  for (const [sentence, ...args] of cases) {
    const [code, text] = await run(...args);
    expect([code, text], args.join(' ')).toEqual([2, expect.stringMatching(sentence)]);
    expect(text).not.toMatch(/^ +at /m);
  }
});

test('a key in the wrong place is never repeated', async () => {
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const uri = `otpauth://totp/x?secret=${key}`;
  for (const option of [
    'adapter',
    'template',
    'only',
    'config',
    'baseline',
    'requests',
    'fail-on',
    'remote',
  ]) {
    for (const value of [uri, key, `/nowhere/${key}.mjs`, `/nowhere/${key}/x`]) {
      const [code, text] = await run(`--${option}`, value);
      expect([option, code > 0]).toEqual([option, true]);
      expect(partOfKey(key, text)).toBe('');
    }
  }
  for (const option of ['standards', 'scoreboard', 'totals', 'write-baseline', 'timeout', 'report']) {
    // As a folder, any other name can be made.
    const names =
      option === 'report' ? [uri] : [uri, `${folder}/none/${key}.json`, `${folder}/none/${key}/x`];
    for (const value of names) {
      const [code, text] = await run(`--${option}`, value, '--adapter', 'none');
      expect([option, code]).toEqual([option, 2]);
      expect(partOfKey(key, text)).toBe('');
      expect(text).not.toMatch(/^ +at /m);
    }
  }
  const file = join(folder, 'odd.json');
  for (const text of [{ [key]: 1 }, { accepted: [{ id: key, reason: 'x' }] }, { accepted: [{ [key]: 1 }] }]) {
    writeFileSync(file, JSON.stringify(text));
    for (const option of ['config', 'baseline']) {
      const [, said] = await run(`--${option}`, file, '--adapter', 'none');
      expect(partOfKey(key, said)).toBe('');
    }
  }
});

test('every check has a severity, and the lists name existing checks', () => {
  const ids = all.map(({ id }) => id);
  expect(namedIds.filter((id) => !ids.includes(id))).toEqual([]);
  for (const check of all) expect(SEVERITIES).toContain(severityOf(check));
  expect(partOfKey('GEZDGNBVGY3TQOJQ', JSON.stringify(all))).toBe('');
});

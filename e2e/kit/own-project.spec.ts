/** The kit in another project: linked the way npm links it, and run with the command from docs/kit.md. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/setup/state.mjs';

const CONFIGURATION = `import { defineConfig } from 'countersign/playwright';
export default defineConfig({
  testDir: '.',
  use: { authenticatorKind: 'headless', report: 'words', reportLanguage: 'en' },
  reporter: [['line'], ['countersign/both-sides-index']],
  projects: [
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, trace: 'retain-on-failure', screenshot: 'on' },
    },
    { name: 'no such browser', use: { channel: 'msedge-canary' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
    { name: 'window', use: { headless: true, authenticatorKind: 'desktop' } },
  ].map((project) => ({ ...project, testMatch: 'codes.spec.ts' })).concat(
    { name: 'film', testMatch: 'codes.spec.ts', use: { video: 'on' } },
    { name: 'leak', testMatch: 'leak.spec.ts', use: { screenshot: 'only-on-failure', trace: 'on' } },
    { name: 'file', testMatch: 'edge.spec.ts' },
    { name: 'sign-in', testMatch: 'saved.spec.ts', use: { authenticatorState: 'state/ann.json', contextOptions: { recordHar: { path: 'all.har' } } } },
  ),
});
`;

const TEST = `import { expect, test } from 'countersign/playwright';

test('a code, and the demo server', async ({ page, browser, authenticator, demoServer }, { project }) => {
  console.log(project.name + ' ran in ' + browser.browserType().name() + ' at ' + page.viewportSize()?.width);
  await authenticator.addKeyUri('otpauth://totp/Shop:ann?secret=JBSWY3DPEHPK3PXP&issuer=Shop');
  expect(await authenticator.accounts()).toEqual([{ issuer: 'Shop', account: 'ann' }]);
  expect(await authenticator.freshCode('shop')).toMatch(/^[0-9]{6}$/);
  await page.goto(demoServer.address);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
`;

test('a project that links Countersign runs its tests with the kit', async () => {
  const project = await mkdtemp(join(tmpdir(), 'countersign-project-'));
  try {
    await mkdir(join(project, 'node_modules'));
    await symlink(root, join(project, 'node_modules', 'countersign'), 'junction');
    await writeFile(join(project, 'package.json'), '{ "name": "my-site", "type": "module" }');
    await writeFile(join(project, 'playwright.config.ts'), CONFIGURATION);
    await writeFile(join(project, 'codes.spec.ts'), TEST);
    await writeFile(join(project, 'edge.spec.ts'), EDGE);
    await writeFile(join(project, 'saved.spec.ts'), SAVED);
    await writeFile(join(project, 'leak.spec.ts'), LEAK);
    const command = join(project, 'node_modules', 'countersign', 'scripts', 'cli.mjs');
    // A project with a browser that is not there fails, so the command does, too.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, 'playwright', 'test'], {
      cwd: project,
      env: withoutThisRun(process.env),
    }).catch((failure: { stdout: string; stderr: string }) => failure);
    expect(stdout).toContain('phone ran in chromium at 390');
    // Once for each project that keeps traces, also where no test uses the authenticator.
    expect(stderr.match(/This project keeps recordings \(trace\)\./g)).toHaveLength(2);
    expect(stderr).toContain('This project keeps recordings (recordHar).');
    expect(stderr).toContain('This test keeps recordings (trace).');
    expect(stdout).not.toMatch(/(no such browser|firefox) ran in chromium/);
    expect(stdout).toContain('msedge-canary');
    expect(stdout).toContain('msedge-dev');
    expect(stdout).toContain('without a window (headless), which the desktop app cannot see');
    expect(stdout).toMatch(/for which Playwright needs its own ffmpeg|film ran in chromium/);
    expect(stdout).toContain('saved and restored on a phone of 393');
    expect(stdout).toMatch(
      /The project wants firefox, which Playwright has not installed|firefox ran in firefox at 960/,
    );
    expect(stdout).toMatch(/[3-5] passed/);
    // The masked screenshot of the kit, and none of Playwright's own.
    const files = await readdir(join(project, 'test-results'), { recursive: true });
    expect(files.filter((file) => /test-(?:finished|failed)-.*\.png$/.test(file))).toEqual([]);
    expect(files.some((file) => /masked-1\.png$/.test(file))).toBe(true);
    expect(files.some((file) => /leak.*masked-2\.png$/.test(file))).toBe(true);
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      expect(await readFile(join(project, 'test-results', file), 'utf8'), file).not.toContain('MFRGGZ');
    }
    const reports = join(project, 'test-results', 'both-sides');
    expect(await readFile(join(reports, 'index.html'), 'utf8')).toContain('a code, and the demo server');
    const report = await readFile(join(reports, 'a-code-and-the-demo-server.html'), 'utf8');
    expect(report).toContain('The authenticator adds a key URI.');
    expect(report).not.toMatch(/JBSWY3DP|<img/);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});

const EDGE = `import { test } from 'countersign/playwright';
test.use({ channel: 'msedge-dev' });
test('a file with a channel of its own', async ({ page }) => { await page.goto('about:blank'); });
`;

const LEAK = `import { expect, test } from 'countersign/playwright';
test('a failure on a page with a key', async ({ page, browser }) => {
  const other = await browser.newPage();
  await other.setContent('<h1>In a browser context of its own</h1>');
  await page.setContent('<h1>Your key</h1><p>' + ['MFRG', 'GZDFMZTWQ2LK'].join('') + '</p>');
  await expect(page.getByRole('heading')).toHaveText('Something else', { timeout: 100 });
});
`;

const SAVED = `import { expect, mergeTests, test as kit, HeadlessAuthenticator, devices } from 'countersign/playwright';
const mine = kit.extend({ phone: async ({}, use) => use(devices['iPhone 15'].viewport.width) });
const test = mergeTests(kit, mine);
test('a setup project saves an authenticator', async ({}) => {
  const authenticator = new HeadlessAuthenticator();
  await authenticator.addKeyUri('otpauth://totp/Shop:saved?secret=JBSWY3DPEHPK3PXP&issuer=Shop');
  await authenticator.save('state/ann.json');
});
test('a later test has its accounts, and a trace of its own', async ({ authenticator, phone, context }) => {
  await context.tracing.start({ snapshots: true });
  await context.tracing.stop();
  expect(await authenticator.accounts()).toEqual([{ issuer: 'Shop', account: 'saved' }]);
  console.log('saved and restored on a phone of ' + phone);
});
`;

/** Returns the environment without this run's variables, with which the inner run would overwrite the outer report. */
function withoutThisRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PLAYWRIGHT_|PW_|TEST_)/.test(name)));
}

/** The kit in another project: linked the way npm links it, and run with the command from docs/kit.md. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/setup/state.mjs';

const CONFIGURATION = `import { defineConfig } from 'countersign/playwright';
export default defineConfig({
  testDir: '.',
  use: { authenticatorKind: 'headless', report: 'words' },
  reporter: [['line'], ['countersign/both-sides-index']],
  projects: [
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, trace: 'retain-on-failure' } },
    { name: 'no such browser', use: { channel: 'msedge-canary' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
  ],
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
    const command = join(project, 'node_modules', 'countersign', 'scripts', 'cli.mjs');
    // A project with a browser that is not there fails, so the command does, too.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, 'playwright', 'test'], {
      cwd: project,
      env: withoutThisRun(process.env),
    }).catch((failure: { stdout: string; stderr: string }) => failure);
    expect(stdout).toContain('phone ran in chromium at 390');
    expect(stderr).toContain('This project keeps recordings (trace).');
    expect(stdout).not.toMatch(/(no such browser|firefox) ran in chromium/);
    expect(stdout).toContain('msedge-canary');
    expect(stdout).toMatch(
      /The project wants firefox, which Playwright has not installed|firefox ran in firefox at 960/,
    );
    expect(stdout).toMatch(/[12] passed/);
    const reports = join(project, 'test-results', 'both-sides');
    expect(await readFile(join(reports, 'index.html'), 'utf8')).toContain('a code, and the demo server');
    const report = await readFile(join(reports, 'a-code-and-the-demo-server.html'), 'utf8');
    expect(report).toContain('The authenticator adds a key URI.');
    expect(report).not.toMatch(/JBSWY3DP|<img/);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});

/** Returns the environment without this run's variables, with which the inner run would overwrite the outer report. */
function withoutThisRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PLAYWRIGHT_|PW_|TEST_)/.test(name)));
}

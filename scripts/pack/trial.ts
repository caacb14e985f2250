/**
 * Packs, installs the tarballs into an empty folder with another Playwright, and uses them as people do, on each Node
 * that they may have. It needs the registry and takes some minutes, so it is no part of `npm test`.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import QRCode from 'qrcode';
import { readWords } from '../command/read-words.ts';
import { buildUnpacked } from '../package/unpacked.ts';
import { readState } from '../setup/state.mjs';
import { pack } from './pack.ts';
import { PACKAGES } from './packages.ts';

readWords({}, 'Usage: npm run test:pack');

const NODES = [20, 22, 26];
/** An older Playwright than ours. */
const PLAYWRIGHT = '1.55';
const KEY_URI = 'otpauth://totp/Shop:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Shop&digits=8';
/** RFC 6238 appendix B, at 59 seconds. */
const CODE = '94287082';

const ESM = `import { codeAt, codeParameters, parseKeyUri } from '@countersign/otp';
import { HeadlessAuthenticator } from '@countersign/playwright';
import { chapters, parts } from '@countersign/conformance';
const one = new HeadlessAuthenticator({ clock: () => 59_000 });
await one.addFromImage('qr.png');
console.log(await one.code(), codeAt(codeParameters(parseKeyUri('${KEY_URI}')), 59_000), chapters.length > 5, typeof parts.textIn);
`;
const CJS = `const { codeAt, codeParameters, parseKeyUri } = require('@countersign/otp');
const { HeadlessAuthenticator, test, devices } = require('@countersign/playwright');
const one = new HeadlessAuthenticator({ clock: () => 59_000 });
one.addKeyUri('${KEY_URI}').then(() => one.code()).then((code) =>
  console.log(code, codeAt(codeParameters(parseKeyUri('${KEY_URI}')), 59_000), typeof test.extend === 'function', typeof devices));
`;
const TYPES = `import type { Adapter } from '@countersign/conformance';
import { codeAt, type KeyUri } from '@countersign/otp';
import { defineConfig, devices, expect, type KitOptions, mergeTests, test as kit } from '@countersign/playwright';
import { type KitOptions as DesktopOptions, test as desktop } from '@countersign/playwright/desktop';
const test = mergeTests(kit, kit.extend<{ own: number }>({ own: async ({}, use) => use(1) }));
test('types', async ({ page, authenticator, own, story }) => {
  const held: { issuer: string } = await authenticator.enrol(page.locator('img'), { timeout: 100 });
  await story.step('She goes on.', async () => expect(held.issuer.length).toBe(own));
  await authenticator.save('x.json');
});
desktop('types', async ({ authenticator }) => { const code: string = await authenticator.freshCode('x', { atLeast: 9 }); expect(code); });
export const withApp = defineConfig<object, DesktopOptions>({ use: { authenticatorKind: 'desktop', appPath: '/opt/app', appKeyStore: 'real' } });
export const config = defineConfig<object, KitOptions>({ use: { report: 'words', ...devices['Pixel 7'] } });
export const adapter: Adapter = { name: 'x', start: async ({ textIn }) => { throw new Error(textIn({}, 'x')); } };
export const wrong = (key: KeyUri) => codeAt({ type: 'totp', secret: key.secret, algorithm: 'SHA1', digits: key.type === 'steam' ? 6 : key.digits, period: 30 }, 0);
`;
const SPEC = `import { expect, test } from '@countersign/playwright';
import { readFileSync } from 'node:fs';
test('enrols from the page', async ({ page, authenticator }) => {
  await page.setContent('<div style="height:3000px"></div><img src="data:image/png;base64,' + readFileSync('qr.png', 'base64') + '">');
  expect(await authenticator.enrol(page)).toEqual({ issuer: 'Shop', account: 'ann' });
  expect(await authenticator.freshCode('shop')).toMatch(/^[0-9]{8}$/);
});
`;
/** The same with the installed app, which also reads a picture file. */
const DESKTOP_SPEC = `import { AppAuthenticator, expect, test } from '@countersign/playwright/desktop';
import { readFileSync } from 'node:fs';
test('the desktop app enrols from the page', async ({ page, authenticator }) => {
  await page.setContent('<div style="height:3000px"></div><img src="data:image/png;base64,' + readFileSync('qr.png', 'base64') + '">');
  expect(await authenticator.enrol(page)).toEqual({ issuer: 'Shop', account: 'ann' });
  expect(await authenticator.freshCode('shop')).toMatch(/^[0-9]{8}$/);
  expect(await authenticator.addFromImage('bob.png')).toEqual([{ issuer: 'Shop', account: 'bob' }]);
  expect(await authenticator.accounts()).toHaveLength(2);
  expect(authenticator).toBeInstanceOf(AppAuthenticator);
});
`;
const CONFIGURATION = (executablePath: string) => `import { defineConfig } from '@playwright/test';
export default defineConfig({ reporter: 'line', timeout: 120_000,
  use: { screenshot: 'on', launchOptions: { executablePath: ${JSON.stringify(executablePath)}, args: ['--no-sandbox'] } } });
`;

const folder = await mkdtemp(join(tmpdir(), 'countersign-packed-'));
const problems: string[] = [];
try {
  const tarballs: string[] = [];
  for (const one of PACKAGES) tarballs.push(await pack(one, join(folder, 'packed')));
  const put = (name: string, text: string | Buffer) => writeFile(join(folder, name), text);
  await put('package.json', '{ "name": "trial", "private": true }');
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const nodes = NODES.map((major) => `node-${major}@npm:node-${platform}-${process.arch}@${major}`);
  await run('npm', [
    ...['install', '--no-audit', '--no-fund', ...tarballs, ...nodes, `@playwright/test@${PLAYWRIGHT}`],
    ...['publint@0.3', '@arethetypeswrong/cli@0.18', 'typescript@5.9', '@types/node@20'],
  ]);
  await put('qr.png', await QRCode.toBuffer(KEY_URI));
  await put('use.mjs', ESM);
  await put('use.cjs', CJS);
  await put('types.mts', TYPES);
  await put('types.cts', TYPES);
  await put('enrol.spec.ts', SPEC);
  await put('bob.png', await QRCode.toBuffer(KEY_URI.replace('ann', 'bob')));
  await put('desktop.spec.ts', DESKTOP_SPEC);
  await put('playwright.config.ts', CONFIGURATION(readState().browser?.executable ?? ''));

  for (const { name, exports } of PACKAGES) {
    await step(`publint ${name}`, 'npx', ['publint', '--strict', join('node_modules', name)], /All good/);
    if (Object.keys(exports).length === 0) continue;
    const tarball = tarballs[PACKAGES.findIndex((one) => one.name === name)] ?? '';
    await step(`attw ${name}`, 'npx', ['attw', '--no-color', tarball], /🟢 \(ESM\)/);
  }
  // All types are checked, those of the packages, too: a project without `skipLibCheck` does so.
  const strict = ['tsc', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--types', 'node'];
  const modern = ['--module', 'nodenext', 'types.mts', 'types.cts'];
  await step('types for both kinds of modules', 'npx', [...strict, ...modern], /^$/);
  for (const [name, ...settings] of [
    ['Node 16', '--module', 'node16'],
    ['CommonJS', '--module', 'commonjs', '--moduleResolution', 'node10'],
  ] as const) {
    await step(`types for ${name}`, 'npx', [...strict, '--target', 'es2022', ...settings, 'types.cts'], /^$/);
  }

  for (const major of NODES) {
    const program = join(folder, 'node_modules', `node-${major}`, 'bin', 'node');
    const on = (name: string, args: string[], said: RegExp, input?: string) =>
      step(`Node ${major}: ${name}`, program, args, said, input);
    await on('import', ['use.mjs'], new RegExp(`^${CODE} ${CODE} true function\\n$`));
    await on('require', ['use.cjs'], new RegExp(`^${CODE} ${CODE} true object\\n$`));
    const cli = join('node_modules', 'countersign', 'dist', 'scripts', 'cli', 'packaged.js');
    await on('countersign code', [cli, 'code', '--at', '59'], new RegExp(`^${CODE}\n$`), KEY_URI);
    await on('countersign decode', [cli, 'decode', '--names', 'qr.png'], /Shop, ann/);
    await on('countersign import', [cli, 'import', 'qr.png'], /"issuer":"Shop"/);
    await on('countersign --version', [cli, '--version'], /^countersign \d.*node_modules.countersign\)\n$/);
    await on('conformance', [cli, 'conformance', '--list'], /replay-at-sign-in/);
    await on(
      'playwright',
      [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', 'enrol'],
      /1 passed/,
    );
  }
  await withDesktopApp();
  await step(
    'npx with the package’s name',
    'npx',
    ['--no', '--package=countersign', 'countersign', '--version'],
    /^countersign /,
  );
  await step('the suite’s own command', 'npx', ['countersign-conformance', '--list'], /replay-at-sign-in/);
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

/** Runs a test with the packaged app. Elsewhere than on Linux an app has to be signed before it starts. */
async function withDesktopApp(): Promise<void> {
  if (process.platform !== 'linux') return;
  const program = join(folder, 'node_modules', 'node-22', 'bin', 'node');
  const words = [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', 'desktop'];
  await step(
    'without the desktop app',
    program,
    words,
    /The desktop app is not installed here|1 passed/,
    '',
    false,
  );
  const app = await buildUnpacked({ electron: readState().electron, out: join(folder, 'app') });
  process.env.COUNTERSIGN_APP = app;
  await step('with the desktop app', program, words, /1 passed/);
}

/** Runs a program in the folder. @returns what it printed, and whether it succeeded */
async function run(program: string, args: string[], input = ''): Promise<{ ok: boolean; said: string }> {
  const child = promisify(execFile)(program, args, {
    cwd: folder,
    env: {
      ...process.env,
      ...(program.includes('node_modules') && { PATH: `${dirname(program)}${delimiter}${process.env.PATH}` }),
    },
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === 'win32',
  });
  child.child.stdin?.end(input);
  return child.then(
    ({ stdout }) => ({ ok: true, said: stdout }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ ok: false, said: `${stdout}\n${stderr}` }),
  );
}

async function step(
  name: string,
  program: string,
  args: string[],
  wanted: RegExp,
  input?: string,
  mustSucceed = true,
): Promise<void> {
  const { ok, said } = await run(program, args, input);
  const isGood = (ok || !mustSucceed) && wanted.test(said);
  console.log(`${isGood ? '✓' : '✗'} ${name}`);
  if (!isGood) problems.push(`${name}:\n${said.slice(0, 2_000)}`);
}

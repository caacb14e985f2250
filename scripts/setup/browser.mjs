/** Finds or downloads Chromium for the end-to-end tests: Playwright's own, one on this computer, or the system's package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { thisDistribution } from './distribution.mjs';
import { projectNode } from './packages.mjs';
import { chromeOfThisComputer, onPath } from './places.mjs';
import { note, run, SetupFailure, sameCommand, say, step } from './progress.mjs';
import { readState, remember, root } from './state.mjs';
import { HEADLESS, installIfAllowed, installSystemPackages } from './system.mjs';

/** Saves `{executable, source}` in the state as `browser`. */
export async function prepareBrowser() {
  const before = readState().browser;
  if (before && existsSync(before.executable)) {
    note(`browser: ${before.source}`);
    return;
  }
  const found = (await ofPlaywright()) ?? onThisComputer();
  if (found) return use(found);

  await step('Downloading Playwright’s Chromium', () =>
    run(projectNode(), [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], {
      cwd: root,
      timeout: 600_000,
    }),
  );
  const fetched = await ofPlaywright();
  if (fetched) return use(fetched);

  const { family, ubuntu } = thisDistribution();
  if (family && !ubuntu) {
    say('  Playwright’s Chromium could not be downloaded. Trying the system’s Chromium.');
    await installSystemPackages(['chromium']);
    const installed = onThisComputer();
    if (installed) return use(installed);
  }
  throw new SetupFailure(
    'The end-to-end tests need Chromium. None was found, and none could be downloaded. Connect to the network, or install Chrome or Chromium.',
    `npx playwright install chromium && ${sameCommand()}`,
  );
}

/**
 * Finds or installs a Chromium that has no windows, for the tests that show none: with the whole browser, pages cost up
 * to three times the processor time, because it draws a window around each. Without it, the tests use the whole browser.
 *
 * Saves `{executable, source}` in the state as `headless`.
 */
export async function prepareHeadlessBrowser() {
  const { browser, headless } = readState();
  if (headless && existsSync(headless.executable)) return;
  // Playwright's own is tested with the whole browser that it brings.
  if (process.platform !== 'linux' || browser.executable !== chromeOfThisComputer()) return;
  if (!onPath(HEADLESS) && thisDistribution().debian) {
    const why = await installIfAllowed([HEADLESS]);
    if (why) note(`tests without a window use the whole browser, which takes longer: ${why}`);
  }
  const executable = onPath(HEADLESS);
  if (executable) remember({ headless: { executable, source: 'the system’s package' } });
}

function use(browser) {
  remember({ browser });
  say(`✓ Browser: ${browser.source}`);
}

/** Asks Playwright in a process of the project's Node: the one that runs setup may be too old for it. */
async function ofPlaywright() {
  const { output } = await run(
    projectNode(),
    ['--print', 'require("@playwright/test").chromium.executablePath()'],
    { cwd: root },
  );
  const executable = output.trim();
  return existsSync(executable) ? { executable, source: 'Playwright’s Chromium' } : undefined;
}

function onThisComputer() {
  const executable = chromeOfThisComputer();
  return executable && { executable, source: 'the Chromium on this computer' };
}

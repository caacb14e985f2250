/**
 * Makes this checkout ready to run, and does nothing when it already is: `node scripts/setup.mjs [--quiet] TARGET…`
 *
 * Targets: `packages` (npm packages), `desktop` (Electron, its system libraries, the built app), `server` (the built
 * pages), `all` (both, and what the end-to-end tests need: a browser, and on Linux a virtual display and a key store).
 *
 * Node's built-ins only: this runs before anything is installed, on Node 20 or newer.
 * Everything is said on standard error, so that commands which answer on standard output can be piped.
 */

import { prepareBrowser } from './setup/browser.mjs';
import { buildDesktop, buildPages } from './setup/build.mjs';
import { prepareElectron } from './setup/electron.mjs';
import { holdLock } from './setup/lock.mjs';
import { checkNode, installPackages } from './setup/packages.mjs';
import { SetupFailure, say, setQuiet } from './setup/progress.mjs';
import { prepareSandbox, prepareSystem } from './setup/system.mjs';

const TARGETS = {
  packages: [],
  desktop: [prepareElectron, () => prepareSystem('desktop'), prepareSandbox, buildDesktop],
  server: [buildPages],
  all: [
    prepareElectron,
    () => prepareSystem('all'),
    prepareSandbox,
    prepareBrowser,
    buildDesktop,
    buildPages,
  ],
};

async function main(words) {
  setQuiet(words.includes('--quiet'));
  const targets = words.filter((word) => !word.startsWith('--'));
  const unknown = targets.find((word) => !(word in TARGETS));
  if (unknown || targets.length === 0) {
    throw new SetupFailure(
      `Setup knows ${Object.keys(TARGETS).join(', ')}; it was asked for “${unknown ?? ''}”.`,
      'npm start',
    );
  }
  checkNode();
  const steps = [installPackages, ...new Set(targets.flatMap((target) => TARGETS[target]))];
  const release = await holdLock();
  try {
    for (const step of steps) await step();
  } finally {
    release();
  }
}

main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof SetupFailure)) throw error;
  say(`\n✗ ${error.message}`);
  if (error.command) say(`  Then run: ${error.command}`);
  process.exitCode = 1;
});

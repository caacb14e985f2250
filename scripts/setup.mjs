/**
 * Prepares this checkout and then runs a script with the project's Node. What is already prepared is skipped.
 *
 *     node scripts/setup.mjs [--quiet] [TARGET…] [--run SCRIPT [ARGUMENT…]]
 *
 * Targets: `packages` (npm packages), `desktop` (Electron, its system libraries, the built app), `bundles` (the same
 * without what Electron needs to start), `server` (the built pages), `served` (the same and a browser), `all` (both, and what the end-to-end tests need: a browser, and on Linux a virtual display and a key store),
 * `tests` (the same, and a browser without windows where the system has one, which costs less),
 * `start` (what `npm start` needs: both programs, or without a display `all`).
 *
 * It runs the script itself, because the shell of an npm script remembers the old `node` and would not find the one
 * that was just installed.
 *
 * Uses Node's built-in modules only: it runs before anything is installed, on Node 18 or newer.
 * All messages go to standard error, so that the output of commands on standard output can be piped.
 */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareBrowser, prepareHeadlessBrowser } from './setup/browser.mjs';
import { buildDesktop, buildPages } from './setup/build.mjs';
import { prepareElectron } from './setup/electron.mjs';
import { environmentWith, hideOwnArguments } from './setup/hidden-arguments.mjs';
import { holdLock } from './setup/lock.mjs';
import { checkNode, installPackages, projectNode } from './setup/packages.mjs';
import { hasDisplay } from './setup/places.mjs';
import { SetupFailure, sameCommand, say, setQuiet } from './setup/progress.mjs';
import { root, setupFolder } from './setup/state.mjs';
import { checkElectronLibraries, prepareSystem } from './setup/system.mjs';

const electron = [prepareElectron, checkElectronLibraries];
const desktop = { system: 'desktop', steps: [...electron, buildDesktop] };
const all = { system: 'all', steps: [...electron, prepareBrowser, buildDesktop, buildPages] };

/** What each target needs of the system, which comes first, and its steps after the npm packages. */
const TARGETS = {
  packages: { system: 'packages', steps: [] },
  desktop,
  bundles: { system: 'packages', steps: [prepareElectron, buildDesktop] },
  served: { system: 'packages', steps: [prepareBrowser, buildPages] },
  server: { system: 'packages', steps: [buildPages] },
  all,
  tests: { ...all, steps: [...all.steps, prepareHeadlessBrowser] },
  // Without a display `npm start` runs the round trip on a virtual one.
  start: hasDisplay() ? { ...desktop, steps: [...desktop.steps, buildPages] } : all,
};

async function main(words) {
  const runAt = words.indexOf('--run');
  const script = runAt < 0 ? [] : words.slice(runAt + 1);
  const own = runAt < 0 ? words : words.slice(0, runAt);
  setQuiet(own.includes('--quiet'));
  const targets = own.filter((word) => !word.startsWith('--'));
  const unknown = targets.find((word) => !(word in TARGETS));
  if (unknown || targets.length === 0) {
    throw new SetupFailure(
      `Setup has no target “${unknown ?? ''}”. Its targets are ${Object.keys(TARGETS).join(', ')}.`,
      sameCommand(),
    );
  }
  checkNode();
  const chosen = targets.map((target) => TARGETS[target]);
  const system = ['all', 'desktop', 'packages'].find((need) =>
    chosen.some((target) => target.system === need),
  );
  const steps = [
    () => prepareSystem(system),
    installPackages,
    ...new Set(chosen.flatMap((target) => target.steps)),
  ];
  const release = await holdLock();
  try {
    for (const step of steps) await step();
  } finally {
    release();
  }
  if (script.length > 0) process.exitCode = await runScript(script);
}

/** Runs a script of the checkout in the foreground and forwards signals. @returns its exit code */
function runScript([script, ...args]) {
  return new Promise((resolve) => {
    // Arguments of the command line may be keys, so other users must not see them.
    const hidden = script === 'scripts/cli/main.ts';
    const child = spawn(projectNode(), [join(root, script), ...(hidden ? [] : args)], {
      stdio: 'inherit',
      // Node strips the types of a file once and keeps the result. This halves the start of the server and of commands.
      env: {
        NODE_COMPILE_CACHE: join(setupFolder, 'compile-cache'),
        ...(hidden ? environmentWith(args) : process.env),
      },
    });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    // A terminal sends these to the process group, including the script. Forwarding them would deliver them twice.
    for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

const words = process.argv.slice(2);
hideOwnArguments();
main(words).catch((error) => {
  if (!(error instanceof SetupFailure)) throw error;
  say(`\n✗ ${error.message}`);
  if (error.command) say(`  Then run: ${error.command}`);
  process.exitCode = 1;
});

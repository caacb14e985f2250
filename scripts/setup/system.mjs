/**
 * System packages on Linux: Node's and Electron's libraries, and the programs of the end-to-end tests. Other systems
 * need none.
 *
 * If the user needs an administrator, setup says so once, with everything that `npm start` and `npm test` need, and
 * only if the typed command cannot run without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { thisDistribution } from './distribution.mjs';
import { missingFor, missingLibraries } from './libraries.mjs';
import { INSTALL, packagesFor } from './package-names.mjs';
import { looksOffline } from './packages.mjs';
import { chromeOfThisComputer, hasPlaywrightsChromium, onPath } from './places.mjs';
import { note, run, SetupFailure, sameCommand, step, tail } from './progress.mjs';
import { asAdministrator, questionFor } from './question.mjs';
import { missingForDragSource, missingForScreenReader } from './screen-reader.mjs';
import { missingForSeveralDisplays } from './several-displays.mjs';
import { readState } from './state.mjs';

/** What the Node among the npm packages asks for. npm runs it while it installs the others. */
const NODE_LIBRARIES = ['libatomic.so.1', 'libgcc_s.so.1', 'libstdc++.so.6'];

/** What Electron asks for, and libsecret, without which it finds no key store. */
export const ELECTRON_LIBRARIES = [
  ...['libX11.so.6', 'libXcomposite.so.1', 'libXdamage.so.1', 'libXext.so.6', 'libXfixes.so.3'],
  ...['libXrandr.so.2', 'libasound.so.2', 'libatk-1.0.so.0', 'libatk-bridge-2.0.so.0', 'libatspi.so.0'],
  ...['libcairo.so.2', 'libcups.so.2', 'libdbus-1.so.3', 'libdrm.so.2', 'libexpat.so.1', 'libgbm.so.1'],
  ...['libgio-2.0.so.0', 'libglib-2.0.so.0', 'libgobject-2.0.so.0', 'libgtk-3.so.0', 'libnspr4.so'],
  ...['libnss3.so', 'libnssutil3.so', 'libpango-1.0.so.0', 'libsecret-1.so.0', 'libsmime3.so'],
  ...['libudev.so.1', 'libxcb.so.1', 'libxkbcommon.so.0'],
];

/** The programs that the tests start. */
const TEST_PROGRAMS = [
  'Xvfb',
  'dbus-run-session',
  'gnome-keyring-daemon',
  'git',
  'setxkbmap',
  'xclip',
  'xdotool',
];

/** Debian's package of Chromium without a window, and its program. Other systems' is not known to be the same. */
export const HEADLESS = 'chromium-headless-shell';

/** Everything the table of packages must know. */
export const EVERY_NEED = [
  ...[...NODE_LIBRARIES, ...ELECTRON_LIBRARIES, ...TEST_PROGRAMS],
  ...['chromium', HEADLESS],
];

/**
 * Installs what a target needs, or says how. Runs before anything else is installed.
 *
 * @param {'packages' | 'desktop' | 'all'} target
 */
export async function prepareSystem(target) {
  if (process.platform !== 'linux') return;
  const distribution = thisDistribution();
  if (distribution.musl) {
    throw new SetupFailure(
      `${distribution.name} uses the C library musl, and there is no Electron for it. Countersign needs a Linux with glibc, for example Debian or Fedora.`,
    );
  }
  const required = [
    ...(await missingLibraries(
      target === 'packages' ? NODE_LIBRARIES : [...NODE_LIBRARIES, ...ELECTRON_LIBRARIES],
    )),
    ...(target === 'all' ? missingPrograms() : []),
  ];
  const blocked = target !== 'packages' && namespacesForbidden();
  const optional = target === 'all' ? missingForOptionalTests() : [];
  if (required.length + optional.length === 0 && !blocked) {
    note('system packages are installed');
    return;
  }
  const administrator = await administratorWithoutPassword(distribution);
  if (administrator) {
    try {
      await install([...required, ...optional], administrator, distribution);
    } catch (error) {
      if (optional.length === 0) throw error;
      await install(required, administrator, distribution);
      note(`tests with several displays or a screen reader will be skipped: ${error.message}`);
    }
    if (blocked) throw question([], true, distribution);
    return;
  }
  if (required.length > 0 || blocked) {
    throw question(
      target === 'packages' ? required : await everythingMissing(distribution),
      blocked,
      distribution,
    );
  }
  const names = distribution.family ? packagesFor(optional, distribution) : optional;
  note(`tests with several displays or a screen reader will be skipped, without ${names.join(', ')}`);
}

/** Checks the Electron that was found. A newer one may ask for libraries that are not in the list above. */
export async function checkElectronLibraries() {
  if (process.platform !== 'linux') return;
  const missing = await missingFor(readState().electron.executable);
  if (missing.length > 0) await installSystemPackages(missing);
}

/**
 * Installs the packages of libraries and programs if no password is needed. Otherwise says which command to run.
 *
 * @param {readonly string[]} things
 */
export async function installSystemPackages(things) {
  const distribution = thisDistribution();
  const administrator = await administratorWithoutPassword(distribution);
  if (!administrator) throw question(things, false, distribution);
  await install(things, administrator, distribution);
}

/**
 * Installs packages that setup can go on without.
 *
 * @param {readonly string[]} things
 * @returns {Promise<string | undefined>} why they are not installed
 */
export async function installIfAllowed(things) {
  const distribution = thisDistribution();
  const administrator = await administratorWithoutPassword(distribution);
  if (!administrator) {
    return `only an administrator can install ${packagesFor(things, distribution).join(' ')}`;
  }
  return install(things, administrator, distribution).catch((error) => error.message);
}

/** Returns what `npm start` and `npm test` together lack. */
async function everythingMissing(distribution) {
  return [
    ...(await missingLibraries([...NODE_LIBRARIES, ...ELECTRON_LIBRARIES])),
    ...missingPrograms(),
    ...missingForOptionalTests(),
    ...missingBrowsers(
      { system: chromeOfThisComputer(), headless: onPath(HEADLESS), playwrights: hasPlaywrightsChromium() },
      distribution,
    ),
  ];
}

/**
 * Returns the browsers that the tests lack. Playwright's own serves all of them.
 *
 * @param {{system: string | undefined, headless: string | undefined, playwrights: boolean}} found
 * @param {import('./distribution.mjs').Distribution} distribution
 */
export function missingBrowsers({ system, headless, playwrights }, { debian, ubuntu }) {
  if (playwrights || ubuntu) return [];
  return [...(system ? [] : ['chromium']), ...(debian && !headless ? [HEADLESS] : [])];
}

/** Returns what is missing for tests that are skipped without it. */
function missingForOptionalTests() {
  return [...missingForSeveralDisplays(), ...missingForScreenReader(), ...missingForDragSource()];
}

function missingPrograms() {
  return TEST_PROGRAMS.filter((program) => !onPath(program));
}

/** Returns the words that run a command as administrator, or undefined if this needs a password. */
async function administratorWithoutPassword({ family }) {
  if (family !== 'debian') return undefined;
  if (process.getuid?.() === 0) return [];
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

async function install(things, administrator, distribution) {
  const names = packagesFor(things, distribution);
  if (names.length === 0) return;
  const apt = (...words) => {
    const [program, ...args] = [
      ...administrator,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...words,
    ];
    return run(program, args);
  };
  await step('Installing system packages', async () => {
    const update = await apt('update', '-q');
    const installed = await apt('install', '-y', '-q', '--no-install-recommends', ...names);
    if (installed.code === 0) return;
    const output = update.output + installed.output;
    const why = looksOffline(output)
      ? 'the package server could not be reached'
      : `apt-get said:\n${tail(output)}`;
    throw new SetupFailure(
      `System packages could not be installed: ${why}`,
      `${asAdministrator(INSTALL[distribution.family](names.join(' ')), whoAsks())} && ${sameCommand()}`,
    );
  });
}

/** Returns the failure that asks the user for everything, in one sentence and one command. */
function question(things, blocked, distribution) {
  const { sentence, command } = questionFor(things, blocked, distribution, whoAsks());
  return new SetupFailure(sentence, command);
}

function whoAsks() {
  return { isRoot: process.getuid?.() === 0, hasSudo: Boolean(onPath('sudo')), typed: sameCommand() };
}

/**
 * Returns whether Ubuntu 24.04 or later forbids user namespaces, which Chromium's sandbox needs. Electron would
 * crash.
 */
function namespacesForbidden() {
  const file = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  return process.getuid?.() !== 0 && existsSync(file) && readFileSync(file, 'utf8').trim() === '1';
}

/** System packages on Linux: Electron's libraries and the programs of the end-to-end tests. Other systems need none. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { looksOffline } from './packages.mjs';
import { note, run, SetupFailure, sameCommand, step, tail } from './progress.mjs';
import { readState } from './state.mjs';

/** The shared libraries that Electron needs, with the Debian packages that contain them (newer name first). */
const LIBRARIES = {
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3.so': ['libnss3'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libgbm.so.1': ['libgbm1'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libxcomposite.so.1': ['libxcomposite1'],
  'libxdamage.so.1': ['libxdamage1'],
  'libxrandr.so.2': ['libxrandr2'],
  'libxfixes.so.3': ['libxfixes3'],
  'libdrm.so.2': ['libdrm2'],
};

/** The programs that the end-to-end tests start, with their packages. */
const PROGRAMS = {
  Xvfb: ['xvfb'],
  'dbus-run-session': ['dbus-daemon', 'dbus'],
  'gnome-keyring-daemon': ['gnome-keyring'],
  setxkbmap: ['x11-xkb-utils'],
  xdotool: ['xdotool'],
};

/** @param {'desktop' | 'all'} target */
export async function prepareSystem(target) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries();
  if (target === 'all') {
    missing.push(
      ...Object.entries(PROGRAMS)
        .filter(([program]) => !onPath(program))
        .map(([, packages]) => packages),
    );
  }
  if (missing.length === 0) {
    note('system libraries are present');
    return;
  }
  await installSystemPackages(missing);
}

/**
 * Installs Debian packages as root, or with sudo if it needs no password. Otherwise says which command to run.
 *
 * @param {string[][]} wanted the possible names of each package, best first
 */
export async function installSystemPackages(wanted) {
  if (!onPath('apt-get')) {
    const names = wanted.map((names) => names.at(-1)).join(', ');
    throw new SetupFailure(
      `Some system packages are missing. On Debian they are called: ${names}. Install them with your package manager.`,
      sameCommand(),
    );
  }
  const root = process.getuid?.() === 0;
  const canSudo = !root && (await run('sudo', ['-n', 'true'])).code === 0;
  if (!root && !canSudo) {
    const names = wanted.map((names) => names.at(-1)).join(' ');
    throw new SetupFailure(
      'Some system packages are missing. Installing them needs administrator rights.',
      `sudo apt-get install -y ${names} && ${sameCommand()}`,
    );
  }
  const asRoot = (args) =>
    run(root ? args[0] : 'sudo', root ? args.slice(1) : ['-n', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });

  await step('Installing system packages', async () => {
    const update = await asRoot(['apt-get', 'update', '-q']);
    const names = [];
    for (const candidates of wanted) names.push(await firstKnown(candidates));
    const install = await asRoot(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names]);
    if (install.code === 0) return;
    const output = update.output + install.output;
    const why = looksOffline(output)
      ? 'the package server could not be reached'
      : `apt-get said:\n${tail(output)}`;
    throw new SetupFailure(
      `System packages could not be installed: ${why}`,
      `apt-get update && apt-get install -y ${names.join(' ')} && ${sameCommand()}`,
    );
  });
}

async function firstKnown(candidates) {
  for (const name of candidates) {
    const { output } = await run('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return candidates.at(-1);
}

async function missingLibraries() {
  const executable = readState().electron?.executable;
  if (!executable) return [];
  const { output } = await run('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(
    ([, library]) => LIBRARIES[library.replace(/^libX/, 'libx')] ?? [library],
  );
}

/** @returns {string | undefined} the path of a program on the PATH */
export function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
}

/** Checks for user namespaces, which Chromium's sandbox needs. Ubuntu 24.04 and later forbid them; Electron then crashes. */
export async function prepareSandbox() {
  const switchFile = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || process.getuid?.() === 0 || !existsSync(switchFile)) return;
  if (readFileSync(switchFile, 'utf8').trim() !== '1') return;
  throw new SetupFailure(
    'This Ubuntu does not allow the user namespaces that Electron’s sandbox needs. Countersign does not run without its sandbox.',
    `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 && ${sameCommand()}`,
  );
}

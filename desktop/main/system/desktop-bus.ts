/** Questions to the Linux desktop over its session bus that Electron does not ask. */
import { execFile } from 'node:child_process';

/** Runs a program. @returns its output, or `undefined` if it is missing or fails */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | undefined>;

interface Question {
  service: string;
  path: string;
  face: string;
  property: string;
}

/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const TRAY: Question = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  face: 'org.kde.StatusNotifierWatcher',
  property: 'IsStatusNotifierHostRegistered',
};
/** The desktop's switch for assistive technology: https://gitlab.gnome.org/GNOME/at-spi2-core. */
const ASSISTIVE: readonly Question[] = ['IsEnabled', 'ScreenReaderEnabled'].map((property) => ({
  service: 'org.a11y.Bus',
  path: '/org/a11y/bus',
  face: 'org.a11y.Status',
  property,
}));

/** Programs of systemd, GLib and D-Bus that can ask. Nearly every desktop has one of them. */
const PROGRAMS: Readonly<Record<string, (question: Question) => string[]>> = {
  busctl: ({ service, path, face, property }) => ['--user', 'get-property', service, path, face, property],
  gdbus: ({ service, path, face, property }) => [
    ...['call', '--session', `--dest=${service}`, `--object-path=${path}`],
    ...['--method=org.freedesktop.DBus.Properties.Get', face, property],
  ],
  'dbus-send': ({ service, path, face, property }) => [
    ...['--session', '--print-reply', `--dest=${service}`, path],
    ...['org.freedesktop.DBus.Properties.Get', `string:${face}`, `string:${property}`],
  ],
};

/** Returns whether tray icons are visible. macOS and Windows always show them. */
export async function showsTrayIcons(platform = process.platform, run = runProgram): Promise<boolean> {
  return platform !== 'linux' || isTrue(TRAY, run);
}

/** Returns whether the desktop wants programs to describe their windows to assistive technology. Linux only. */
export async function wantsAssistiveTree(platform = process.platform, run = runProgram): Promise<boolean> {
  if (platform !== 'linux') return false;
  for (const question of ASSISTIVE) if (await isTrue(question, run)) return true;
  return false;
}

/** A desktop that gives no answer has no such service. */
async function isTrue(question: Question, run: RunProgram): Promise<boolean> {
  for (const [program, argumentsFor] of Object.entries(PROGRAMS)) {
    const answer = await run(program, argumentsFor(question));
    if (answer !== undefined) return /\btrue\b/.test(answer);
  }
  return false;
}

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, [...args], { timeout: 1_000, encoding: 'utf8' }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });

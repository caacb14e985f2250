/** Starts the desktop app of this checkout as a person would meet it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readState, root } from './setup/state.mjs';

/** @param extra arguments passed on to the app */
export function startElectron(extra: readonly string[] = []): ChildProcess {
  const { executable } = readState().electron;
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (switches.length > 0) {
    console.error(
      'You are root, and Chromium’s sandbox cannot start as root: the app runs without it. Use another user for real accounts.',
    );
  }
  const env = { ...process.env };
  // Set by some editors' terminals; with it Electron would run as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return spawn(executable, [...switches, root, ...extra], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env,
  });
}

/** Whether a window can be shown here. macOS and Windows always can, as far as is known before trying. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

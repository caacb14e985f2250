/** Starts the desktop app of this checkout as a user would see it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readState, root } from './setup/state.mjs';

/** Starts the app. @param extra additional arguments for the app */
export function startElectron(extra: readonly string[] = []): ChildProcess {
  const { executable } = readState().electron;
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (switches.length > 0) {
    console.error(
      'You are root. Chromium’s sandbox cannot run as root, so the app runs without it. Use another user for real accounts.',
    );
  }
  const env = { ...process.env };
  // Some editors' terminals set this variable. Electron would then run as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return spawn(executable, [...switches, root, ...extra], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env,
  });
}

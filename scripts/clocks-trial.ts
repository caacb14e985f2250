/**
 * `npm run test:clocks` runs the desktop app under a wrong clock of the whole computer. It is not part of `npm test`: it
 * needs libfaketime, which now and then ends Electron with SIGSEGV before the app's first line. What the app does about
 * clocks has its tests with injected clocks there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readWords } from './command/read-words.ts';
import { root } from './setup/state.mjs';

readWords({}, 'Usage: npm run test:clocks');
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const child = spawn(process.execPath, [playwright, 'test', '--config=e2e/clocks/playwright.config.ts'], {
  cwd: root,
  stdio: 'inherit',
});
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;

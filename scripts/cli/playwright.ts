/** `countersign playwright`: Playwright as the kit needs it, the checkout's own copy on the checkout's own Node. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/state.mjs';
import { CliError, type Command } from './input.ts';

export const playwrightCommand: Command = {
  about: 'runs Playwright for tests that import countersign/playwright',
  usage: `Usage: countersign playwright test [Playwright’s own options]

Two copies of Playwright cannot work together, and the programs need a current Node: this runs the copy and the Node
of the clone of Countersign that the command belongs to. Set that up first, with npm test in its folder.
`,
  run(args) {
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const node = join(root, 'node_modules', 'node', 'bin', program);
    const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    if (!existsSync(playwright))
      throw new CliError('Countersign is not set up. In its folder, run: npm test');
    const child = spawn(existsSync(node) ? node : process.execPath, [playwright, ...args], {
      stdio: 'inherit',
      // A failure’s context file would quote what pages showed.
      env: { PLAYWRIGHT_NO_COPY_PROMPT: '1', ...process.env },
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  },
};

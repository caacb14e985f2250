/** `countersign playwright` runs Playwright for the kit: the checkout's own copy, with the checkout's own Node. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/state.mjs';
import { CliError, type Command } from './input.ts';

export const playwrightCommand: Command = {
  about: 'runs Playwright for tests that import countersign/playwright',
  operands: 'test [Playwright’s own options]',
  options: {},
  more: `Runs the copy of Playwright and the Node in this clone of Countersign, because two copies of Playwright cannot work
together and the programs need a current Node. Run npm test in the clone first to set it up.`,
  run(args) {
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const node = join(root, 'node_modules', 'node', 'bin', program);
    const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    if (!existsSync(playwright))
      throw new CliError('Countersign is not set up yet. Run this in its folder: npm test');
    const child = spawn(existsSync(node) ? node : process.execPath, [playwright, ...args], {
      stdio: 'inherit',
      // The context file of a failure would contain what pages showed.
      env: { PLAYWRIGHT_NO_COPY_PROMPT: '1', ...process.env },
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  },
};

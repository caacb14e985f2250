/** `countersign playwright` runs Playwright for the kit: the checkout's own copy, with the checkout's own Node. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/state.mjs';
import { CliError, type Command } from './input.ts';
import { sentences } from './texts/texts.ts';

/** Returns the command in the current language. */
export function playwrightCommand(): Command {
  const { about, more } = sentences().playwright;
  return { about, operands: 'PLAYWRIGHT', options: {}, more: [more], run };
}

function run(args: string[]): Promise<number> {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(root, 'node_modules', 'node', 'bin', program);
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  if (!existsSync(playwright)) throw new CliError(sentences().playwright.notSetUp({ command: 'npm test' }));
  const child = spawn(existsSync(node) ? node : process.execPath, [playwright, ...args], {
    stdio: 'inherit',
    // The context file of a failure would contain what pages showed.
    env: { PLAYWRIGHT_NO_COPY_PROMPT: '1', ...process.env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

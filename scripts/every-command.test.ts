/** Every command explains itself, and ends quietly when no one reads what it prints. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { commands } from './cli/commands.ts';
import { playwrightCommand } from './cli/playwright.ts';
import { runProgram } from './cli/program.ts';
import { root } from './setup/state.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** The scripts of npm's commands. */
const files = [
  ...new Set(Object.values(scripts).flatMap((line) => /--run (\S+)/.exec(line)?.[1] ?? [])),
].sort();

/** Runs a script to its end. @param unread the output that no one reads */
async function ended(words: readonly string[], unread?: 'stdout' | 'stderr') {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (unread) child[unread].destroy();
  const [out, err, [code]] = await Promise.all([
    unread === 'stdout' ? '' : text(child.stdout),
    unread === 'stderr' ? '' : text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

test.each(files)('%s prints its usage with --help', async (file) => {
  // A script that does not know the option would do its work here.
  expect(readFileSync(join(root, file), 'utf8')).toMatch(/readWords|readConfig|runProgram|--help/);
  const usage = { code: 0, out: expect.stringMatching(/^Usage:/m), err: '' };
  expect(await ended([file, '--help'])).toEqual(usage);
});

test('npm run bench leaves the options of a benchmark to it', async () => {
  const words = ['scripts/bench.ts', 'scan', '--speed', '--help'];
  expect(await ended(words)).toEqual({
    code: 0,
    out: expect.stringMatching(/^Usage:.*bench -- scan/m),
    err: '',
  });
});

test.each([...Object.keys(commands), 'completion', 'playwright'])(
  'countersign %s explains itself',
  async (name) => {
    let said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      said += chunk;
      return true;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const usages: string[] = [];
    for (const words of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]) {
      said = '';
      expect(await runProgram({ ...commands, playwright: playwrightCommand }, words)).toBe(0);
      usages.push(said);
    }
    expect(usages[0]).toMatch(new RegExp(`Usage: countersign ${name}\\b`));
    expect(new Set(usages).size).toBe(1);
  },
);

test.each([
  [141, 'stdout', 'scripts/cli.mjs completion zsh'],
  [141, 'stdout', 'scripts/cli/packaged.ts --help'],
  [141, 'stdout', 'e2e/conformance/main.ts --list'],
  [141, 'stdout', 'scripts/decode.ts package.json'],
  [141, 'stderr', 'scripts/cli.mjs nonsense'],
  // The server and setup go on, because they do more than print.
  [0, 'stdout', 'demo-server/main.ts --help'],
  [2, 'stderr', 'demo-server/main.ts --nonsense'],
  [1, 'stderr', 'scripts/setup.mjs nonsense'],
] as const)('ends quietly with %i when no one reads its %s: %s', async (code, unread, line) => {
  expect(await ended(line.split(' '), unread)).toEqual({ code, out: '', err: '' });
});

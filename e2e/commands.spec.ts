import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { root } from '../scripts/setup/state.mjs';
import { endProcess } from './fixtures/child-process.ts';

/** The commands as users type them: their output and their end, for other programs. */
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-commands-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('npm run server prints only its JSON line, so its output is a valid JSON file', async () => {
  const file = join(folder, 'ready.json');
  const output = openSync(file, 'w');
  const server = spawn('npm', ['run', 'server', '--', '--port', '0', '--data', join(folder, 'data')], {
    cwd: root,
    env: outsideNpm(),
    shell: process.platform === 'win32',
    stdio: ['ignore', output, 'inherit'],
  });
  closeSync(output);
  const ended = once(server, 'exit');
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 60_000 }).toContain('\n');
  const { address, pid } = JSON.parse(readFileSync(file, 'utf8'));
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  // Not to npm, because a signal would end only the shell between npm and the server.
  process.kill(pid, 'SIGTERM');
  await ended;
});

test('npm run tour | head leaves no program running', async () => {
  test.skip(process.platform !== 'linux', 'finds running programs in /proc');
  const mark = `COUNTERSIGN_TOUR_OF=${folder}`;
  const tour = spawn(process.execPath, ['scripts/tour.ts', '--out', folder], {
    cwd: root,
    env: { ...process.env, COUNTERSIGN_TOUR_OF: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(tour, 'exit');
  try {
    await untilLine(tour, / 2\/\d+ {2}/);
    expect(runningWith(mark).length).toBeGreaterThan(5);
    tour.stdout?.destroy();
    expect(await ended).toEqual([141, null]);
    expect(runningWith(mark)).toEqual([]);
  } finally {
    await endProcess(tour);
  }
});

/** Returns this process's environment without npm's variables, such as those of an outer `npm test`. */
function outsideNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}

/** Reads a program's output until a line matches. */
async function untilLine(program: ChildProcess, pattern: RegExp): Promise<void> {
  if (!program.stdout) throw new Error('The program was started without standard output.');
  for await (const line of createInterface({ input: program.stdout })) if (pattern.test(line)) return;
  throw new Error(`The program ended without a line like ${pattern}.`);
}

/** Returns the command lines of all processes with this environment variable, which child processes inherit. */
function runningWith(variable: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const environment = readFileSync(join('/proc', pid, 'environ'), 'utf8').split('\0');
        return environment.includes(variable) ? [readFileSync(join('/proc', pid, 'cmdline'), 'utf8')] : [];
      } catch {
        // It has ended, or it belongs to another user.
        return [];
      }
    });
}

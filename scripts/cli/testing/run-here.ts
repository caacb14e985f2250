/** Runs command lines in this process, because starting a program for each takes longer than what it does. */
import { Readable } from 'node:stream';
import { format } from 'node:util';
import { vi } from 'vitest';
import { setLanguage } from '../../../desktop/main/texts/texts.ts';
import type { Language } from '../../../shared/translations/languages.ts';
import { takeLanguage } from '../../command/language.ts';
import { commands } from '../commands.ts';
import { playwrightCommand } from '../playwright.ts';
import { runProgram } from '../program.ts';

/** All commands of a checkout, as in scripts/cli/main.ts. */
export const ALL_COMMANDS = { ...commands, playwright: playwrightCommand };

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * Runs a command line. An error that would end the program with a stack trace is thrown.
 *
 * @param language of the environment
 * @param calledFrom the folder where npm was called; by default the current one
 */
export async function runHere(
  args: readonly string[],
  {
    input = '',
    language = 'en',
    calledFrom,
  }: { input?: string | Buffer; language?: Language; calledFrom?: string } = {},
): Promise<Ran> {
  vi.stubEnv('LANGUAGE', '');
  vi.stubEnv('LC_ALL', `${language}_XX.UTF-8`);
  vi.stubEnv('INIT_CWD', calledFrom);
  const written: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  const spies = (['stdout', 'stderr'] as const).flatMap((stream) => {
    const keep = (chunk: string | Uint8Array) => written[stream].push(Buffer.from(chunk)) > 0;
    return [
      vi.spyOn(process[stream], 'write').mockImplementation(keep),
      // In a test file, the console writes to the runner.
      vi.spyOn(console, stream === 'stdout' ? 'log' : 'error').mockImplementation((...words) => {
        keep(`${format(...words)}\n`);
      }),
    ];
  });
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(pipeOf(input));
  try {
    const code = await runProgram(ALL_COMMANDS, args);
    return {
      code,
      out: Buffer.concat(written.stdout).toString(),
      err: Buffer.concat(written.stderr).toString(),
    };
  } finally {
    for (const spy of [...spies, stdin]) spy.mockRestore();
    vi.unstubAllEnvs();
    // Commands set the language of their own texts and of the app's importers, which other tests read in English.
    takeLanguage([], { LC_ALL: 'C' });
    setLanguage('en', []);
  }
}

/** Returns standard input as a command sees it behind a pipe. */
function pipeOf(input: string | Buffer): typeof process.stdin {
  return Object.assign(Readable.from(input.length === 0 ? [] : [Buffer.from(input)]), {
    isTTY: false,
  }) as unknown as typeof process.stdin;
}

import { BROKEN_PIPE, whenReaderEnds } from './command/broken-pipe.ts';

/** Reasons for an early end, with the exit code that a shell expects: 128 plus the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Resolves with the exit code when the command must stop early: on a signal, or when the program that reads its output
 * has ended (`npm run tour | head`).
 *
 * After this call, neither ends the process automatically. The caller must end the programs that it started, and exit.
 */
export function earlyEnd(): Promise<number> {
  return new Promise((resolve) => {
    whenReaderEnds(() => resolve(BROKEN_PIPE));
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => resolve(code));
  });
}

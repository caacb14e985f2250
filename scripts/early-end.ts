/** Reasons for an early end, with the exit code that a shell expects: 128 plus the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const BROKEN_PIPE = 141;

/**
 * Resolves with the exit code when the command must stop early: on a signal, or when the program that reads its output
 * has ended (`npm run tour | head`).
 *
 * After this call, neither ends the process automatically. The caller must end the programs that it started, and exit.
 */
export function earlyEnd(): Promise<number> {
  return new Promise((resolve) => {
    for (const stream of [process.stdout, process.stderr]) {
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error;
        resolve(BROKEN_PIPE);
      });
    }
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => resolve(code));
  });
}

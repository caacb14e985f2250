/** Why a command ends before its work is done, and the exit code a shell expects then: 128 and the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const BROKEN_PIPE = 141;

/**
 * Resolves with the exit code once nobody wants the rest of a command's work: a signal tells it to stop, or the program
 * that reads its output has ended (`npm run tour | head`).
 *
 * From the call on, neither ends the process by itself: the caller ends what it has started, and exits.
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

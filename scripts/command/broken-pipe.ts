/** What a command does when the program that reads its output has ended, as in `countersign completion zsh | head`. */

/** The exit code that a shell expects then: 128 plus the number of the signal SIGPIPE. */
export const BROKEN_PIPE = 141;

let react: (() => void) | undefined;

/**
 * Ends the process quietly when no one reads its output any more, or calls `act` instead. Of several calls the last one
 * counts. Without a call, Node ends the process with exit code 1 and a stack trace.
 */
export function whenReaderEnds(act: () => void = () => process.exit(BROKEN_PIPE)): void {
  const isFirst = react === undefined;
  react = act;
  if (!isFirst) return;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      react?.();
    });
  }
}

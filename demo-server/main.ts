/** The server as a process: runs its command line, and stops on a signal. */
import pino from 'pino';
import { reportFailure, runProgram } from './program.ts';

// Files of this process are for its owner only, including the database's side files.
process.umask(0o077);
const { stdout, stderr } = process;
// The server goes on, and every other command finishes its work, when no one reads the output any more.
for (const stream of [stdout, stderr]) stream.on('error', () => {});
const log = pino.destination({ dest: 2, sync: true });
const outcome = await runProgram(process.argv.slice(2), process.env, { stdout, stderr, log });
if (typeof outcome === 'number') {
  process.exitCode = outcome;
} else {
  let stopping = false;
  const stop = () => {
    // A second signal stops at once.
    if (stopping) process.exit(130);
    stopping = true;
    outcome.server.close().then(
      () => process.exit(0),
      (error: unknown) => process.exit(reportFailure(error, { stderr })),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  stdout.write(outcome.line);
}

import { runProgram } from '../program.ts';
import type { Ended } from './server-process.ts';

/** Runs a command line that ends by itself in this process, because starting one takes longer than most of them. */
export async function runHere(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof written) => ({
    write(text: string) {
      written[stream] += text;
    },
  });
  const stderr = into('stderr');
  const outcome = await runProgram(
    args,
    { ...process.env, ...env },
    { stdout: into('stdout'), stderr, log: stderr },
  );
  if (typeof outcome === 'number') return { code: outcome, ...written };
  await outcome.server.close();
  throw new Error('A server has started.');
}

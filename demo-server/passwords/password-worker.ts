/** Runs bcrypt on its own thread: a hash takes a fifth of a second and would block the event loop. */
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';
import type { PasswordJob, PasswordResult } from './password-job.ts';

parentPort?.on('message', (job: PasswordJob) => {
  const result: PasswordResult =
    job.kind === 'hash'
      ? { kind: 'hash', hashes: job.inputs.map((input) => bcrypt.hashSync(input, job.cost)) }
      : { kind: 'compare', same: bcrypt.compareSync(job.input, job.hash) };
  parentPort?.postMessage(result);
});

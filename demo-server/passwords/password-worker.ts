/** Runs bcrypt on a thread of its own: a hash takes a fifth of a second, which the event loop cannot spare. */
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

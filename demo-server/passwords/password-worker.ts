/** Runs slow hashes on their own thread, where they do not block the event loop. */
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';
import { bcryptInput } from './password.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import type { PasswordJob, PasswordResult } from './password-job.ts';

parentPort?.on('message', async (job: PasswordJob) => {
  parentPort?.postMessage(await resultOf(job));
});

async function resultOf(job: PasswordJob): Promise<PasswordResult> {
  switch (job.kind) {
    case 'hash':
      return { hashes: [await hashPassword(job.password, job.cost)] };
    case 'check':
      return { isSame: await isPasswordOf(job.password, job.hash, job) };
    case 'hash-codes':
      return { hashes: job.codes.map((code) => bcrypt.hashSync(bcryptInput(code), job.cost)) };
    case 'check-code':
      return { isSame: bcrypt.compareSync(bcryptInput(job.code), job.hash) };
  }
}

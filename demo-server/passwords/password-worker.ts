/** Runs slow hashes on their own thread, where they do not block the event loop. */
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import bcrypt from 'bcryptjs';
import { bcryptInput } from './password.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import type { PasswordJob, PasswordResult } from './password-job.ts';

/** How much lower the priority is, as Unix counts: with 5, a third of the time of a thread that competes. */
const NICER = 5;

// On Linux this is the priority of the calling thread; elsewhere it would be that of the whole process.
if (process.platform === 'linux' && !workerData.isSpare) setPriority(Math.min(19, getPriority() + NICER));

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

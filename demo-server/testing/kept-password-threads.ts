/**
 * Threads for passwords that the next test uses again. Each thread loads its code anew, and what strips the types of
 * TypeScript. With the cost of tests this takes a hundred times as long as a hash.
 */
import type { Worker } from 'node:worker_threads';
import { startPasswordThread } from '../passwords/password-pool.ts';

/** Threads that are not in use: those that a pool starts as its spare one, and the others. */
const kept: Record<'spare' | 'other', Worker[]> = { spare: [], other: [] };

/** Starts a thread, or returns one that an earlier test has left. It ends only if it is stopped amid its work. */
export function keptPasswordThread(of: { isSpare: boolean }): Worker {
  const others = of.isSpare ? kept.spare : kept.other;
  const thread = others.pop() ?? startPasswordThread(of);
  const { postMessage, terminate } = Object.getPrototypeOf(thread) as Worker;
  let unanswered = 0;
  thread.on('message', () => {
    unanswered -= 1;
  });
  return Object.assign(thread, {
    postMessage(job: unknown) {
      unanswered += 1;
      postMessage.call(thread, job);
    },
    async terminate() {
      if (unanswered > 0) return terminate.call(thread);
      for (const name of ['message', 'error', 'exit']) thread.removeAllListeners(name);
      others.push(thread);
      return 0;
    },
  });
}

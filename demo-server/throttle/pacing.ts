import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../shared/durations.ts';
import { type Limit, stepOf } from './limits.ts';
import { retryAfterOf } from './throttle.ts';

/** Longest a request waits for its turn, in milliseconds. */
export const LONGEST_WAIT_MS = 2 * SECOND;
/** Most requests of one client that wait. */
export const MOST_WAITING = 256;
/** How long a client counts as present after a request, in milliseconds. */
export const PRESENT_MS = 5 * SECOND;
/** From this number of clients on, those that would not wait are forgotten. */
const MANY_CLIENTS = 10_000;

/** The seconds after which a client with too many requests should try again; missing if its request may go on. */
export interface Turn {
  retryAfter?: number;
}

/** Waits a number of milliseconds, or until the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

interface Client {
  /** When its next request would be due at the steady rate, in milliseconds of the clock. */
  dueAt: number;
  waiting: number;
}

/**
 * Decides in memory when a request may go on, before anything else is done for it. A client with many requests waits
 * while others are there, so that its requests do not use up the processor, refused ones included. A client that is
 * alone never waits, because nobody would gain from it.
 *
 * Each server process decides for itself. The limits of attempts are in the database, and do not depend on this.
 */
export class Pacing {
  readonly #stepMs: number;
  readonly #slackMs: number;
  readonly #clock: () => number;
  readonly #wait: Wait;
  readonly #clients = new Map<string, Client>();
  #sweepAt = MANY_CLIENTS;
  /** The client seen last, and the one before it. */
  #latest = { client: '', at: Number.NEGATIVE_INFINITY };
  #other = this.#latest;

  /**
   * @param limit a steady pace: a client has all its requests at once, then one after each step
   * @param clock milliseconds that never go back
   */
  constructor({ pace }: Limit, clock: () => number = () => performance.now(), wait: Wait = waitOrGone) {
    if (pace.kind !== 'steady') throw new TypeError('Requests have a steady pace.');
    this.#stepMs = stepOf(pace);
    this.#slackMs = pace.windowMs - this.#stepMs;
    this.#clock = clock;
    this.#wait = wait;
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.#clients.size;
  }

  /**
   * Waits for the turn of a request. A client that has too many gets its refusal after the longest wait, so that it does
   * not send the next one at once.
   *
   * @param client whose turn it is
   * @param share what the request counts for: 1, or a part of it
   * @param gone aborted when nobody waits for the answer any more, which ends the wait
   */
  async takeTurn(client: string, share: number, gone: AbortSignal): Promise<Turn> {
    const now = this.#clock();
    const isAlone = this.#isAlone(client, now);
    const of = this.#clientOf(client, now);
    const dueAt = Math.max(of.dueAt, now - this.#slackMs);
    // Whole milliseconds: parts of a request do not add up exactly.
    const waitMs = isAlone ? 0 : Math.max(0, Math.floor(dueAt - now));
    const isFull = waitMs > 0 && of.waiting >= MOST_WAITING;
    const isRefused = isFull || waitMs > LONGEST_WAIT_MS;
    if (!isRefused) {
      // Whoever was alone for long owes no more than the longest wait when another client comes.
      of.dueAt = Math.min(dueAt + share * this.#stepMs, now + LONGEST_WAIT_MS + this.#stepMs);
    }
    if (waitMs > 0 && !isFull) await this.#waitAs(of, Math.min(waitMs, LONGEST_WAIT_MS), gone);
    return isRefused ? { retryAfter: retryAfterOf(waitMs) } : {};
  }

  /** Returns whether no other client was there lately, and notes that this one was. */
  #isAlone(client: string, now: number): boolean {
    if (this.#latest.client !== client) this.#other = this.#latest;
    this.#latest = { client, at: now };
    return now - this.#other.at > PRESENT_MS;
  }

  #clientOf(client: string, now: number): Client {
    if (this.#clients.size >= this.#sweepAt) this.#forgetIdle(now);
    const known = this.#clients.get(client) ?? { dueAt: now - this.#slackMs, waiting: 0 };
    this.#clients.set(client, known);
    return known;
  }

  /** Forgets clients that have all their requests again. The more are left, the later it looks again. */
  #forgetIdle(now: number): void {
    for (const [client, { dueAt, waiting }] of this.#clients)
      if (waiting === 0 && dueAt <= now - this.#slackMs) this.#clients.delete(client);
    this.#sweepAt = Math.max(MANY_CLIENTS, 2 * this.#clients.size);
  }

  async #waitAs(client: Client, ms: number, gone: AbortSignal): Promise<void> {
    client.waiting += 1;
    try {
      await this.#wait(ms, gone);
    } finally {
      client.waiting -= 1;
    }
  }
}

async function waitOrGone(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

import { Refusal } from '../base/refusal.ts';
import type { RefusalCode } from '../contract/index.ts';
import type { Store } from '../store/store.ts';
import { type Denied, reserve, retryAfterOf, type Throttle } from './throttle.ts';

/**
 * Returns the waiting time for a refusal. It is missing if the next attempt may come at once, or if waiting does not
 * help.
 *
 * @param waitMs as in {@link Denied}: `undefined` if waiting does not help
 */
export function retryDetails(waitMs: number | undefined): { retryAfter?: number } {
  return waitMs === undefined || waitMs === 0 ? {} : { retryAfter: retryAfterOf(waitMs) };
}

/** Returns the refusal of a denied attempt. */
export function refusalOf(code: RefusalCode, { waitMs }: Pick<Denied, 'waitMs'>): Refusal {
  return new Refusal(code, retryDetails(waitMs));
}

/**
 * Reserves one attempt.
 *
 * @returns the refusal if it is denied. It is returned, not thrown, so that the surrounding transaction keeps what it
 * reserved before.
 */
export async function reserveOrRefuse(
  write: Pick<Store, 'throttles'>,
  throttle: Throttle,
  code: RefusalCode,
  now: number,
): Promise<Refusal | undefined> {
  const reserved = await reserve(write, throttle, now);
  return reserved.isAllowed ? undefined : refusalOf(code, reserved);
}

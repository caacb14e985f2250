import { Refusal } from '../base/refusal.ts';
import type { RefusalCode } from '../contract/index.ts';
import type { Store } from '../store/store.ts';
import { type Denied, reserve, retryAfterOf, type Throttle } from './throttle.ts';

/**
 * Returns when another try is worth it, as a refusal tells it. Nothing when it may come at once, and nothing when
 * waiting never helps: a wait that is not true must not be promised.
 *
 * @param waitMs as {@link Denied} has it: `undefined` when waiting does not help
 */
export function retryDetails(waitMs: number | undefined): { retryAfter?: number } {
  return waitMs === undefined || waitMs === 0 ? {} : { retryAfter: retryAfterOf(waitMs) };
}

/** Returns the refusal of a try that was denied. */
export function refusalOf(code: RefusalCode, { waitMs }: Pick<Denied, 'waitMs'>): Refusal {
  return new Refusal(code, retryDetails(waitMs));
}

/**
 * Reserves one try.
 *
 * @returns the refusal when it is denied: returned, not thrown, so that the transaction it is called in keeps what was
 * reserved before it
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

/** Asks a server for the time, when the user wants it and names the server. */
import type { ClockCheck } from '../../ipc/clock.ts';
import { Failure } from '../ipc/failure.ts';
import { askOnce } from '../network/one-request.ts';
import { sentences } from '../texts/texts.ts';
import { offsetFromDate } from './clock-check.ts';

/** The time limit for the server, in milliseconds. */
const PATIENCE = 10_000;
/** The answer to a HEAD request has no body. */
const MOST = 0;

/**
 * Asks for the time with one HEAD request.
 *
 * @param address from {@link clockAddress}
 * @throws Failure `no-answer`
 */
export async function askServerForTime(address: string, now: () => number): Promise<ClockCheck> {
  const { host } = new URL(address);
  const sentAt = now();
  const answer = await askOnce({ address, method: 'HEAD', patience: PATIENCE, most: MOST }).catch(() => {
    throw new Failure('no-answer', sentences().clock.noAnswer({ host }));
  });
  // A redirect also has the time. It is not followed.
  return offsetFromDate(answer.headers.date, sentAt, now(), host);
}

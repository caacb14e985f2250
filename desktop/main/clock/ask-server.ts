/** The only network request of this app: it asks a server for the time, when the user wants it and names the server. */
import { net, session } from 'electron';
import type { ClockCheck } from '../../ipc/clock.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { offsetFromDate } from './clock-check.ts';

/** The time limit for the server, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Asks for the time with one HEAD request. It uses a separate session in memory, which allows only this address, once,
 * and then closes again: no cookies, no redirects, no cache.
 *
 * @param address from {@link clockAddress}
 * @throws Failure `no-answer`
 */
export async function askServerForTime(address: string, now: () => number): Promise<ClockCheck> {
  const { host } = new URL(address);
  const apart = session.fromPartition(`clock-check`, { cache: false });
  let left = 1;
  apart.webRequest.onBeforeRequest((details, decide) => {
    const allowed = left > 0 && details.url === address;
    left -= 1;
    decide({ cancel: !allowed });
  });
  try {
    const sentAt = now();
    const date = await dateOf(address, apart);
    return offsetFromDate(date, sentAt, now(), host);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('no-answer', sentences().clock.noAnswer(host));
  } finally {
    apart.webRequest.onBeforeRequest((_details, decide) => decide({ cancel: true }));
    await apart.closeAllConnections();
  }
}

function dateOf(address: string, apart: Electron.Session): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const request = net.request({
      url: address,
      method: 'HEAD',
      session: apart,
      credentials: 'omit',
      redirect: 'manual',
    });
    const patience = setTimeout(() => {
      request.abort();
      reject(new Error('No answer in time.'));
    }, PATIENCE);
    const answered = (headers: Record<string, string | string[]>) => {
      clearTimeout(patience);
      const name = Object.keys(headers).find((key) => key.toLowerCase() === 'date');
      resolve(name === undefined ? undefined : [headers[name]].flat()[0]);
      request.abort();
    };
    request.on('response', ({ headers }) => answered(headers));
    // A redirect also has the time. It is not followed.
    request.on('redirect', (_status, _method, _url, headers) => answered(headers));
    request.on('error', (error) => {
      clearTimeout(patience);
      reject(error);
    });
    request.end();
  });
}

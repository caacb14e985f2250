/** Measuring the offset of this computer's clock, with a server's `Date` header or with a code of another device. */
import { HOUR } from '../../../shared/durations.ts';
import { codeFor, codeParameters, isDigitCode, timeStep } from '../../../shared/one-time-code.ts';
import type { ClockCheck } from '../../ipc/clock.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from '../vault/vault.ts';

/** How far before and after now a typed code may be, in milliseconds. */
const SEARCHED = 3 * HOUR;

/**
 * Returns the server's address for the request: HTTPS, or plain HTTP on this computer.
 *
 * @throws Failure `invalid-request`
 */
export function clockAddress(text: string): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const local = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!url || url.hostname === '' || !(url.protocol === 'https:' || (local && url.protocol === 'http:'))) {
    throw new Failure('invalid-request', sentences().clock.badAddress);
  }
  // Without path and query, because the server need not know them.
  return `${url.origin}/`;
}

/**
 * Returns the offset from one response.
 *
 * @param date the response's `Date` header (RFC 9110 §6.6.1), rounded down to seconds
 * @param sentAt when the request was sent, Unix milliseconds by this computer's clock
 * @param answeredAt when the response arrived, likewise
 * @throws Failure `no-answer` without a valid header
 */
export function offsetFromDate(
  date: string | undefined,
  sentAt: number,
  answeredAt: number,
  source: string,
): ClockCheck {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(time)) {
    throw new Failure('no-answer', sentences().clock.noTime({ host: source }));
  }
  // The header is rounded down to a second, so on average half a second is missing.
  const offset = Math.round(time + 500 - (sentAt + answeredAt) / 2);
  return { offset, within: 500 + Math.round((answeredAt - sentAt) / 2), source };
}

/**
 * Returns the offset of a code: the nearest time step that gives this code. Two steps with the same code are rare (one
 * in thousands within these hours), and then the nearest is the likely one.
 *
 * @param now Unix milliseconds by this computer's clock
 * @throws Failure `invalid-request`, `not-found`
 */
export function offsetFromCode(entry: Entry, code: string, now: number, source: string): ClockCheck {
  const { key } = entry;
  const compact = code.replace(/[\s-]/g, '').toUpperCase();
  if (key.type === 'hotp') {
    throw new Failure('invalid-request', sentences().clock.counts);
  }
  if (!(key.type === 'steam' ? /^[0-9A-Z]{5}$/.test(compact) : isDigitCode(compact, key.digits))) {
    throw new Failure('invalid-request', sentences().clock.badLength({ digits: key.digits }));
  }
  const parameters = codeParameters(key);
  const length = key.period * 1000;
  const present = timeStep(now, key.period);
  const most = Math.max(1, Math.floor(SEARCHED / length));
  for (let away = 0; away <= most; away += 1) {
    for (const step of away === 0 ? [present] : [present - away, present + away]) {
      if (step < 0 || codeFor(parameters, step) !== compact) continue;
      // The true time is somewhere in the step, so its middle is at most half a step wrong. The current step has no offset.
      if (away === 0) return { offset: 0, within: length, source };
      return { offset: Math.round((step + 0.5) * length - now), within: length / 2, source };
    }
  }
  throw new Failure('not-found', sentences().clock.noMoment({ hours: SEARCHED / HOUR }));
}

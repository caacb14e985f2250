/** How far this computer's clock is off: by a server's `Date` header, or by a code that another device shows. */
import { HOUR } from '../../../shared/durations.ts';
import { codeFor, codeParameters, isDigitCode, timeStep } from '../../../shared/one-time-code.ts';
import type { ClockCheck } from '../../ipc/clock.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { Entry } from '../vault/vault.ts';

/** How far around the present moment a pasted code is looked for, in milliseconds. */
const SEARCHED = 3 * HOUR;

/**
 * The address a person named, as the one request may be made to: HTTPS, or plain HTTP on this computer itself.
 *
 * @throws Failure `invalid-request`
 */
export function clockAddress(text: string): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const local = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!url || url.hostname === '' || !(url.protocol === 'https:' || (local && url.protocol === 'http:'))) {
    throw new Failure('invalid-request', sentences().clock.badAddress);
  }
  // Only the server is asked, never a page of it: a path or a query would tell it more than the question needs.
  return `${url.origin}/`;
}

/**
 * The offset from one answer.
 *
 * @param date the answer's `Date` header (RFC 9110 §6.6.1): whole seconds, cut off
 * @param sentAt when it was asked and when the answer was there, Unix milliseconds by this computer's clock
 * @throws Failure `no-answer` when there is no such header
 */
export function offsetFromDate(
  date: string | undefined,
  sentAt: number,
  answeredAt: number,
  source: string,
): ClockCheck {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(time)) {
    throw new Failure('no-answer', sentences().clock.noTime(source));
  }
  // The header was cut to a whole second, so on average half a second is missing.
  const offset = Math.round(time + 500 - (sentAt + answeredAt) / 2);
  return { offset, within: 500 + Math.round((answeredAt - sentAt) / 2), source };
}

/**
 * The offset that a code proves: the nearest time step that makes it. Two steps with one code are rare (one in
 * thousands within the hours searched), and the nearest is then the likely one.
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
    throw new Failure('invalid-request', sentences().clock.badLength(key.digits));
  }
  const parameters = codeParameters(key);
  const length = key.period * 1000;
  const present = timeStep(now, key.period);
  const most = Math.max(1, Math.floor(SEARCHED / length));
  for (let away = 0; away <= most; away += 1) {
    for (const step of away === 0 ? [present] : [present - away, present + away]) {
      if (step < 0 || codeFor(parameters, step) !== compact) continue;
      // Somewhere within its step: the middle is at most half a step wrong. Within the present one nothing is wrong.
      if (away === 0) return { offset: 0, within: length, source };
      return { offset: Math.round((step + 0.5) * length - now), within: length / 2, source };
    }
  }
  throw new Failure('not-found', sentences().clock.noMoment);
}

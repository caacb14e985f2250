/** What the renderer may know of an account: its names, its parameters and its codes. Never the key. */
import { DAY } from '../../../shared/durations.ts';
import type { KeyUri } from '../../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../../shared/one-time-code.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { detailsOf } from '../../account-fields.ts';
import type { AccountView, BinnedView, CodeView } from '../../ipc/accounts.ts';
import type { Entry } from '../vault/vault.ts';

/** How long the bin keeps an account, in milliseconds. */
export const BIN_KEEPS = 30 * DAY;

/** @param lastUse higher is later; `undefined` for an account whose code was never copied */
export function viewOf(entry: Entry, lastUse: number | undefined): AccountView {
  const { id, key, addedAt } = entry;
  const { type, algorithm, digits } = key;
  return {
    id,
    ...shownNames(key),
    type,
    algorithm,
    digits,
    addedAt,
    ...detailsOf(entry),
    ...(lastUse !== undefined && { lastUse }),
    ...(key.type === 'hotp' ? { counter: key.counter } : { period: key.period }),
  };
}

export function binnedViewOf({ id, key, removedAt = 0 }: Entry): BinnedView {
  return { id, ...shownNames(key), removedAt, goesAt: removedAt + BIN_KEEPS };
}

/**
 * The codes of one account.
 *
 * @param now this computer's clock, Unix milliseconds
 * @param offset what is added to it before codes are made, in milliseconds
 * @param shownCounter HOTP: the counter of the code on show, if one was asked for
 */
export function codesOf(
  { id, key }: Pick<Entry, 'id' | 'key'>,
  now: number,
  offset: number,
  shownCounter?: number,
): CodeView {
  if (key.type === 'hotp') {
    return shownCounter === undefined ? { id } : { id, code: codeFor(codeParameters(key), shownCounter) };
  }
  const { code, nextCode, startsAt, endsAt } = codesAt(key, now + offset);
  // Steps are cut by the true time and counted down by this computer's clock.
  return { id, code, nextCode, startsAt: startsAt - offset, endsAt: endsAt - offset };
}

/** The codes around a moment, for a time-based key. */
export function codesAt(
  key: Exclude<KeyUri, { type: 'hotp' }>,
  nowMs: number,
): { code: string; nextCode: string; startsAt: number; endsAt: number } {
  const parameters = codeParameters(key);
  const step = timeStep(nowMs, key.period);
  return {
    code: codeFor(parameters, step),
    nextCode: codeFor(parameters, step + 1),
    ...timeStepBounds(step, key.period),
  };
}

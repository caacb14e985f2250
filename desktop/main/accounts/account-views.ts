/** What the windows may know about an account: its names, its parameters and its codes. Never the key. */
import type { KeyUri } from '../../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../../shared/one-time-code.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { detailsOf } from '../../account-fields.ts';
import { hasCodes } from '../../clock-span.ts';
import type { AccountView, BinnedView, CodeView } from '../../ipc/accounts.ts';
import { BIN_KEEPS } from '../../spans.ts';
import type { Entry } from '../vault/vault.ts';
import type { CounterStep } from './counter-steps.ts';

/** Returns the account for the list. @param lastUse higher is later; `undefined` if its code was never copied */
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

export function binnedViewOf({ id, key, removedAt = 0 }: Entry, now: number): BinnedView {
  return { id, ...shownNames(key), removedAt, goesAt: Math.max(removedAt + BIN_KEEPS, now) };
}

/**
 * Returns the codes of one account.
 *
 * @param now this computer's clock, Unix milliseconds
 * @param offset the correction that is added to the clock for codes, in milliseconds
 * @param step HOTP: the step that made the displayed code, if there is one
 */
export function codesOf(
  { id, key }: Pick<Entry, 'id' | 'key'>,
  now: number,
  offset: number,
  step?: CounterStep,
): CodeView {
  if (key.type === 'hotp') {
    if (!step) return { id };
    const { counter, ...pause } = step;
    return { id, code: codeFor(codeParameters(key), counter), ...pause };
  }
  // Ends when codes begin, so that a clock that is set right meanwhile is noticed.
  if (!hasCodes(now + offset)) return { id, endsAt: -offset };
  const { code, nextCode, startsAt, endsAt } = codesAt(key, now + offset);
  // The corrected clock gives the time steps. The countdown uses this computer's clock.
  return { id, code, nextCode, startsAt: startsAt - offset, endsAt: endsAt - offset };
}

/** Returns the current and the next code of a time-based key. */
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

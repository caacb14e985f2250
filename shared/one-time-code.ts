/**
 * One-time codes and time steps: RFC 4226 (HOTP), RFC 6238 (TOTP), and Steam's alphabet. The otpauth library computes
 * HMAC and truncation. This file decides the counter, the alphabet, and what counts as a code.
 */
import { HOTP, Secret } from 'otpauth';
import { bytesFromBase32 } from './base32.ts';
import type { Algorithm, KeyUri } from './key-uri.ts';

/** What codes are computed from: the key and the parameters. */
export type CodeParameters =
  | { type: 'totp'; secret: string; algorithm: Algorithm; digits: number; period: number }
  | { type: 'hotp'; secret: string; algorithm: Algorithm; digits: number }
  | { type: 'steam'; secret: string; algorithm: 'SHA1'; digits: 5; period: 30 };

/** Steam Guard's letters and digits, without those that look alike. */
export const STEAM_ALPHABET = '23456789BCDFGHJKMNPQRTVWXY';

/**
 * Returns the time step T = floor((now − T0) / X) with T0 = 0 (RFC 6238 §4.2).
 *
 * @param nowMs Unix time in milliseconds
 * @param periodSeconds X, the length of a step in seconds
 */
export function timeStep(nowMs: number, periodSeconds: number): number {
  return Math.floor(nowMs / (periodSeconds * 1000));
}

/** Returns when a time step begins and ends, in Unix milliseconds. `endsAt` is the start of the next step. */
export function timeStepBounds(step: number, periodSeconds: number): { startsAt: number; endsAt: number } {
  const length = periodSeconds * 1000;
  return { startsAt: step * length, endsAt: (step + 1) * length };
}

/**
 * Returns the code for one moving factor: a counter (RFC 4226 §5.3) or a time step (RFC 6238 §4.2).
 *
 * @param movingFactor an integer from 0 to 2^53 − 1
 */
export function codeFor(parameters: CodeParameters, movingFactor: number): string {
  const secret = new Secret({ buffer: bytesFromBase32(parameters.secret).buffer });
  const { algorithm } = parameters;
  if (parameters.type !== 'steam') {
    return HOTP.generate({ secret, algorithm, digits: parameters.digits, counter: movingFactor });
  }
  // Ten digits fit every 31-bit number, so this is the truncated value (RFC 4226 §5.3 step 3).
  let rest = Number(HOTP.generate({ secret, algorithm, digits: 10, counter: movingFactor }));
  let code = '';
  for (let i = 0; i < 5; i += 1) {
    code += STEAM_ALPHABET.charAt(rest % STEAM_ALPHABET.length);
    rest = Math.floor(rest / STEAM_ALPHABET.length);
  }
  return code;
}

/** Returns the code at a given time, for the time-based types. */
export function codeAt(parameters: Exclude<CodeParameters, { type: 'hotp' }>, nowMs: number): string {
  return codeFor(parameters, timeStep(nowMs, parameters.period));
}

/** Returns whether a value is a code of that length: a string of ASCII digits and nothing else. */
export function isDigitCode(value: unknown, digits: number): value is string {
  // Checks the type and the ASCII range first: otpauth's `validate` throws on full-width digits and accepts byte
  // arrays.
  return typeof value === 'string' && value.length === digits && /^[0-9]+$/.test(value);
}

/**
 * Returns the time step of a code within a window around now (RFC 6238 §5.2).
 *
 * Computes and compares every candidate without an early exit, so timing does not reveal which step matched.
 *
 * @param nowMs Unix time in milliseconds; read the clock once and pass it here
 * @param window steps accepted on each side of the present one
 * @returns the matching step, the latest if two match, or `undefined`
 */
export function matchTimeStep(
  parameters: Extract<CodeParameters, { type: 'totp' }>,
  code: string,
  nowMs: number,
  window: number,
): number | undefined {
  if (!isDigitCode(code, parameters.digits)) return undefined;
  const present = timeStep(nowMs, parameters.period);
  let matched: number | undefined;
  for (let step = Math.max(0, present - window); step <= present + window; step += 1) {
    if (equalInConstantTime(codeFor(parameters, step), code)) matched = step;
  }
  return matched;
}

/** Compares two strings. If their lengths are equal, the time does not depend on where they differ. */
function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** Groups a code for reading: 3+3, 3+4, 4+4, 3+3+3, 3+3+4, and 3+2 for Steam. */
export function groupCode(code: string): string {
  const sizes: Record<number, readonly number[]> = {
    5: [3, 2],
    6: [3, 3],
    7: [3, 4],
    8: [4, 4],
    9: [3, 3, 3],
    10: [3, 3, 4],
  };
  let at = 0;
  const groups = (sizes[code.length] ?? [code.length]).map((size) => {
    at += size;
    return code.slice(at - size, at);
  });
  return groups.join(' ');
}

/** Returns the part of a key URI that codes are computed from. */
export function codeParameters(key: KeyUri): CodeParameters {
  const { secret } = key;
  if (key.type === 'hotp') return { type: 'hotp', secret, algorithm: key.algorithm, digits: key.digits };
  if (key.type === 'steam') return { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 };
  return { type: 'totp', secret, algorithm: key.algorithm, digits: key.digits, period: key.period };
}

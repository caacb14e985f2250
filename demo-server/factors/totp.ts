import { randomBytes } from 'node:crypto';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri } from '../../shared/key-uri.ts';
import { matchTimeStep } from '../../shared/one-time-code.ts';
import { CODE_DIGITS, CODE_SECONDS } from '../contract/index.ts';

/** These parameters work in every authenticator, even in those that ignore the parameters of a key URI. */
const PARAMETERS = { type: 'totp', algorithm: 'SHA1', digits: CODE_DIGITS, period: CODE_SECONDS } as const;
/** RFC 4226 §4 R6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
/** Time steps accepted before and after the current one. RFC 6238 §5.2 recommends at most one. */
export const TOTP_WINDOW = 1;

/** Returns a new key in Base32. */
export function newTotpSecret(): string {
  return base32FromBytes(randomBytes(SECRET_BYTES));
}

/** Returns the key URI for the QR code. */
export function totpKeyUri(secret: string, issuer: string, account: string): string {
  return formatKeyUri({ ...PARAMETERS, secret, issuer, account, extra: [] });
}

/** Returns what the codes of a key are computed from. */
export function totpParameters(secret: string) {
  return { ...PARAMETERS, secret };
}

/** Returns the time step of a code; `undefined` if it is not one of the current codes. */
export function matchTotpCode(secret: string, code: string, now: number): number | undefined {
  return matchTimeStep(totpParameters(secret), code, now, TOTP_WINDOW);
}

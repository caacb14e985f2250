import { randomBytes } from 'node:crypto';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri } from '../../shared/key-uri.ts';
import { matchTimeStep } from '../../shared/one-time-code.ts';
import { CODE_DIGITS, CODE_SECONDS } from '../contract/index.ts';

/** What every authenticator computes, whether or not it reads the parameters of a key URI. */
const PARAMETERS = { type: 'totp', algorithm: 'SHA1', digits: CODE_DIGITS, period: CODE_SECONDS } as const;
/** RFC 4226 §4 R6: 128 bits at least, 160 recommended. */
const SECRET_BYTES = 20;
/** Time steps accepted on each side of the present one. RFC 6238 §5.2 recommends one at most. */
const WINDOW = 1;

/** A fresh key, in Base32. */
export function newTotpSecret(): string {
  return base32FromBytes(randomBytes(SECRET_BYTES));
}

/** The key URI to show as a QR. */
export function totpKeyUri(secret: string, issuer: string, account: string): string {
  return formatKeyUri({ ...PARAMETERS, secret, issuer, account, extra: [] });
}

/** The time step a code belongs to, or `undefined` when it is not one of the codes of now. */
export function matchTotpCode(secret: string, code: string, now: number): number | undefined {
  return matchTimeStep({ ...PARAMETERS, secret }, code, now, WINDOW);
}

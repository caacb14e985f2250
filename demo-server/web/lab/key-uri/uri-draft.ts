import type { KeyUri, KeyUriParameter } from '../../../../shared/key-uri.ts';
import { formatKeyUri, KeyUriError, parseKeyUri } from '../../../../shared/key-uri.ts';
import { latinDigits } from '../../../../shared/latin-digits.ts';

/** The fields of a key URI as form text, valid or not. */
export interface UriDraft {
  type: KeyUri['type'];
  issuer: string;
  account: string;
  secret: string;
  algorithm: string;
  digits: string;
  period: string;
  counter: string;
}

/** The key in a line, or the part of the line that is wrong. */
export type ReadLine = { key: KeyUri } | { fault: KeyUriParameter };

export const FIRST_LINE =
  'otpauth://totp/Example:ann%40example.test?secret=JBSWY3DPEHPK3PXP&issuer=Example&algorithm=SHA1&digits=6&period=30';

export function readLine(line: string): ReadLine {
  try {
    return { key: parseKeyUri(line) };
  } catch (error) {
    if (error instanceof KeyUriError) return { fault: error.parameter };
    throw error;
  }
}

/** Returns the form fields of a key. */
export function draftOf(key: KeyUri): UriDraft {
  return {
    type: key.type,
    issuer: key.issuer,
    account: key.account,
    secret: key.secret,
    algorithm: key.algorithm,
    digits: String(key.digits),
    period: key.type === 'hotp' ? '30' : String(key.period),
    counter: key.type === 'hotp' ? String(key.counter) : '0',
  };
}

/** Returns the line for the fields. Valid fields give the line that `formatKeyUri` writes; others show their error. */
export function lineOf(draft: UriDraft): string {
  const { type, issuer, account, secret, algorithm, digits, period, counter } = draft;
  const label = issuer === '' ? account : `${issuer}:${account}`;
  const parameters = new URLSearchParams({ secret, issuer });
  if (type !== 'steam') {
    parameters.set('algorithm', algorithm);
    parameters.set('digits', latinDigits(digits));
  }
  if (type === 'hotp') parameters.set('counter', latinDigits(counter));
  if (type === 'totp') parameters.set('period', latinDigits(period));
  const line = `otpauth://${type}/${encodeURIComponent(label.toWellFormed())}?${parameters}`;
  const read = readLine(line);
  return 'key' in read ? formatKeyUri(read.key) : line;
}

export const FIRST_DRAFT: UriDraft = draftOf(parseKeyUri(FIRST_LINE));

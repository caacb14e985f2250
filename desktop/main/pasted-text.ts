/** A key URI pasted, or a key typed, before anything is saved. */
import { Base32Error, base32FromBytes, bytesFromBase32 } from '../../shared/base32.ts';
import { describeQr } from '../../shared/describe-qr.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import type { TypedKey } from '../ipc-contract.ts';
import { requireName } from './accounts.ts';
import { Failure } from './failure.ts';

/** @throws Failure `bad-key` with what is wrong, or what the text is instead */
export function keyFromPastedText(text: string): KeyUri {
  if (text.trim() === '') {
    throw new Failure('bad-key', 'There is no text here. Paste a key URI: one begins with otpauth://.');
  }
  const { kind, what } = describeQr(text);
  if (!looksLikeKeyUri(text) && kind !== 'text' && kind !== 'link') {
    throw new Failure('bad-key', `This is ${what}, not a key URI. One begins with otpauth://.`);
  }
  try {
    return parseKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) throw new Failure('bad-key', error.message);
    throw error;
  }
}

/** @throws Failure `bad-key` for a key that is no Base32, `invalid-request` for one without any name */
export function keyFromTyped(typed: TypedKey): KeyUri {
  const { issuer, account, algorithm, digits } = typed;
  requireName(issuer, account);
  const common = { issuer, account, secret: readSecret(typed.secret), extra: [] };
  switch (typed.type) {
    case 'steam':
      return { type: 'steam', ...common, algorithm: 'SHA1', digits: 5, period: 30 };
    case 'hotp':
      return { type: 'hotp', ...common, algorithm, digits, counter: typed.counter };
    case 'totp':
      return { type: 'totp', ...common, algorithm, digits, period: typed.period };
  }
}

function readSecret(text: string): string {
  try {
    return base32FromBytes(bytesFromBase32(text));
  } catch (error) {
    if (error instanceof Base32Error) throw new Failure('bad-key', error.message);
    throw error;
  }
}

/** A key URI pasted, before anything is saved. */
import { describeQr } from '../../shared/describe-qr.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
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

/** Reading a pasted key URI. */
import { describeQr } from '../../../shared/describe-qr.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** Returns the key of a pasted text. @throws Failure `bad-key` that says what is wrong, or what the text is instead */
export function keyFromPastedText(text: string): KeyUri {
  if (text.trim() === '') {
    throw new Failure('bad-key', sentences().pasted.empty);
  }
  const { kind, what } = describeQr(text, sentences().keys);
  if (!looksLikeKeyUri(text) && kind !== 'text' && kind !== 'link') {
    throw new Failure('bad-key', sentences().pasted.other(what));
  }
  try {
    return parseKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) throw new Failure('bad-key', error.in(sentences().keys));
    throw error;
  }
}

/** A text that was typed or pasted into the dialog. */
import { describeQr } from '../../../shared/describe-qr.ts';
import { KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { looksLikeMigration } from '../../../shared/migration.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import type { FoundText } from './found.ts';

/**
 * Requires a key in a pasted text.
 *
 * @param texts what the reader found in it
 * @throws Failure `bad-key` that says what is wrong with the only one, or what the text is instead
 */
export function requireKeyIn(text: string, texts: readonly FoundText[]): void {
  const { pasted, keys } = sentences();
  const [only, another] = texts;
  if (only === undefined) throw new Failure('bad-key', pasted.empty);
  // Several are reviewed one by one, broken ones among them.
  if (another !== undefined || looksLikeMigration(only.text)) return;
  const { kind, sentence, instead } = describeQr(text, keys);
  if ((kind === 'foreign' || !looksLikeKeyUri(only.text)) && kind !== 'text' && kind !== 'link') {
    throw new Failure('bad-key', `${sentence} ${instead ?? pasted.other}`);
  }
  try {
    parseKeyUri(only.text);
  } catch (error) {
    if (error instanceof KeyUriError) throw new Failure('bad-key', error.in(keys));
    throw error;
  }
}

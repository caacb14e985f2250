/** What a terminal gets when it asks for a text instead of the app. */
import type { MainTexts } from '../texts/texts.ts';

/**
 * Returns the answer to `--help` or `--version`. The version has no words, so scripts that ask for it do not wait for the
 * texts of every language.
 *
 * @param text loads the texts and returns one of them
 */
export async function terminalAnswer(
  wanted: 'help' | 'version',
  version: string,
  text: (of: (say: MainTexts) => string) => Promise<string>,
): Promise<string> {
  return wanted === 'version' ? `Countersign ${version}` : text(({ help }) => help.join('\n'));
}

/** `countersign decode` prints the contents of the QR codes in an image. */
import { describeQr } from '../../shared/describe-qr.ts';
import { sentencesOf as keySentencesOf } from '../../shared/key-sentences/texts/every-language.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { quotableName } from '../../shared/quotable.ts';
import type { Language } from '../../shared/translations/languages.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { explained, type OptionShapes } from '../command/command.ts';
import { currentLanguage } from '../command/language.ts';
import { CliError, type Command, qrTextsInFile, readFlags, shownFile } from './input.ts';
import { sentencesOf } from './texts/every-language.ts';
import { sentences } from './texts/texts.ts';

const OPTIONS = {
  names: { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies OptionShapes;

/** Returns the command in the current language. */
export function decodeCommand(): Command {
  const { about, options, more } = sentences().decode;
  return { about, operands: 'FILE', options: explained(OPTIONS, options), more: [more], run };
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = readFlags(args, OPTIONS, true);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CliError(sentences().decode.oneFile, 2);
  const texts = await qrTextsInFile(file);
  if (texts.length === 0) {
    const { noQr, noQrInput } = sentences().decode;
    throw new CliError(file === '-' ? noQrInput : noQr({ file: shownFile(file) }));
  }

  if (values.json) {
    // Scripts read it, so it is the same in every language.
    const found = texts.map((text) => ({ text, ...describe(text, 'en') }));
    const shown = values.names
      ? found.map(({ what, key }) => ({
          what,
          ...(key && { ...key, secret: undefined, extra: undefined }),
        }))
      : found;
    process.stdout.write(`${JSON.stringify(shown)}\n`);
  } else {
    const language = currentLanguage();
    for (const text of texts) {
      const line = values.names ? forTerminal(describe(text, language).what, language) : text;
      process.stdout.write(`${line}\n`);
    }
  }
  return 0;
}

function describe(text: string, language: Language): { what: string; key?: KeyUri } {
  const say = sentencesOf(language).decode;
  const keys = keySentencesOf(language);
  if (!looksLikeKeyUri(text)) {
    const { sentence, instead } = describeQr(text, keys);
    return { what: instead === undefined ? sentence : `${sentence} ${instead}` };
  }
  try {
    const key = parseKeyUri(text);
    const [name, account] = [key.issuer, key.account].flatMap((part) => quotableName(part) ?? []);
    if (name === undefined) return { what: say.nameless, key };
    return { what: account === undefined ? say.keyOfOne({ name }) : say.key({ issuer: name, account }), key };
  } catch (error) {
    if (error instanceof KeyUriError) return { what: say.damagedKey({ why: error.in(keys) }) };
    throw error;
  }
}

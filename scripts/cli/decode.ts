/** `countersign decode` prints the contents of the QR codes in an image. */
import { describeQr } from '../../shared/describe-qr.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { quotableName } from '../../shared/quotable.ts';
import type { Options } from '../command/command.ts';
import { CliError, type Command, qrTextsInFile, readFlags, shownFile } from './input.ts';

const OPTIONS = {
  names: {
    type: 'boolean',
    about:
      'prints the issuer and account, or what the code contains, instead of the text: no secret is printed',
  },
  json: {
    type: 'boolean',
    about: 'prints one JSON array: each text and, for key URIs, its parameters',
  },
} as const satisfies Options;

export const decodeCommand: Command = {
  about: 'prints the texts of the QR codes in an image',
  operands: 'FILE',
  options: OPTIONS,
  more: 'With “-” the image is read from standard input.',
  async run(args) {
    const { values, positionals } = readFlags(args, OPTIONS, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new CliError('Give one image file, or “-” for standard input.', 2);
    const texts = await qrTextsInFile(file);
    if (texts.length === 0) throw new CliError(`No QR code was found in ${shownFile(file)}.`);

    const found = texts.map((text) => ({ text, ...describe(text) }));
    if (values.json) {
      const shown = values.names
        ? found.map(({ what, key }) => ({
            what,
            ...(key && { ...key, secret: undefined, extra: undefined }),
          }))
        : found;
      process.stdout.write(`${JSON.stringify(shown)}\n`);
    } else {
      for (const { text, what } of found) process.stdout.write(`${values.names ? what : text}\n`);
    }
    return 0;
  },
};

function describe(text: string): { what: string; key?: KeyUri } {
  if (!looksLikeKeyUri(text)) {
    const { what, instead } = describeQr(text);
    return { what: instead === undefined ? what : `${what}. ${instead}` };
  }
  try {
    const key = parseKeyUri(text);
    return {
      what: `a key: ${[key.issuer, key.account].flatMap((name) => quotableName(name) ?? []).join(', ')}`,
      key,
    };
  } catch (error) {
    if (error instanceof KeyUriError) return { what: `a damaged key URI. ${error.message}` };
    throw error;
  }
}

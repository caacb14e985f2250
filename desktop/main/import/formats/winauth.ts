/**
 * WinAuth: a text of key URIs, or a ZIP with it, plain or encrypted. The key URIs format reads a text without WinAuth’s
 * own parameters.
 *
 * Source: winauth/winauth, WinAuthHelper and WinAuthAuthenticator.ToUrl. Cipher: ZipCrypto or WinZip AES.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { damaged, unsupported } from '../account/import-failure.ts';
import { addUri } from '../account/otp-uri.ts';
import type { ImportFile } from '../file/import-file.ts';
import { urisInText } from '../file/uri-list.ts';
import { utf8 } from '../unlock/encodings.ts';
import { type ImportFormat, type Opened, opened, requirePassword } from './import-format.ts';

const NAME = 'WinAuth';
const TEXT = /\.txt$/i;

export const winAuth: ImportFormat = {
  id: 'winauth',
  name: NAME,
  encryption: 'ZipCrypto, WinZip AES',
  async recognise(file) {
    if (isConfig(file.text) || isList(file)) return true;
    const zip = await file.zip();
    return zip !== undefined && zip.names.length > 0 && zip.names.every((name) => TEXT.test(name));
  },
  async open(file, tools) {
    if (isConfig(file.text)) throw unsupported(sentences().importFile.winAuthConfig);
    if (isList(file)) return openTexts([file.text ?? ''], false);
    const zip = await file.zip();
    const names = zip?.names.filter((name) => TEXT.test(name)) ?? [];
    if (!zip || names.length === 0) throw damaged(NAME);
    const encrypted = names.some((name) => zip.isEncrypted(name));
    const password = encrypted ? requirePassword(NAME, tools) : undefined;
    const texts: string[] = [];
    for (const name of names) {
      const text = utf8(await zip.read(name, NAME, password));
      if (text === undefined) throw damaged(NAME);
      texts.push(text);
    }
    return openTexts(texts, encrypted);
  },
};

function openTexts(texts: readonly string[], encrypted: boolean): Opened {
  const collector = new Collector(winAuth.id);
  for (const uri of texts.flatMap(urisInText)) addUri(collector, withSpaces(uri));
  return opened(collector, encrypted);
}

/** WinAuth writes a space in an account's name as “+”, and a plus as “%2b”. It does not encode the issuer before it. */
function withSpaces(uri: string): string {
  const [, before = '', name = '', query = ''] =
    /^(otpauth:\/\/[^/]*\/(?:[^:?]*:)?)([^?]*)([\s\S]*)$/.exec(uri) ?? [];
  return before === '' ? uri : before + name.replaceAll('+', ' ') + query;
}

/** Whether each line is as WinAuth writes it, and one has a parameter that only WinAuth has. */
function isList({ text = '' }: Pick<ImportFile, 'text'>): boolean {
  if (!/[?&](?:icon|deviceid|serial)=/.test(text)) return false;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.every((line) =>
    /^\ufeff?otpauth:\/\/[ht]otp\/[^?]*\?secret=[A-Z2-7%3Dd]+&digits=\d+(?:&|$)/.test(line),
  );
}

function isConfig(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:<\?xml[^>]*\?>\s*)?<WinAuth[\s>]/i.test(text);
}

/**
 * WinAuth: a text of key URIs, or a ZIP with it, plain or encrypted. The key URIs format reads a text without WinAuth’s
 * own parameters.
 *
 * Source: winauth/winauth, WinAuthHelper and WinAuthAuthenticator.ToUrl. Cipher: ZipCrypto or WinZip AES.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { damaged, ImportFailure, unsupported } from '../account/import-failure.ts';
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
    const zip = await textsOf(file);
    if (!zip) return false;
    // An encrypted text may be of another app. Opening it tells.
    if (zip.encrypted) return 'maybe';
    return isExport(await zip.read());
  },
  async open(file, tools) {
    if (isConfig(file.text)) throw unsupported(sentences().importFile.winAuthConfig);
    if (isList(file)) return openTexts([file.text ?? ''], false);
    const zip = await textsOf(file);
    if (!zip) throw damaged(NAME);
    const texts = await zip.read(zip.encrypted ? requirePassword(NAME, tools) : undefined);
    if (!isExport(texts)) {
      throw new ImportFailure('unrecognised', sentences().importFile.notThat({ format: NAME }));
    }
    return openTexts(texts, zip.encrypted);
  },
};

/** Returns a ZIP that has texts only. Their names are the person's. */
async function textsOf(file: ImportFile) {
  const zip = await file.zip();
  if (!zip || zip.names.length === 0 || !zip.names.every((name) => TEXT.test(name))) return undefined;
  return {
    encrypted: zip.names.some((name) => zip.isEncrypted(name)),
    async read(password?: string): Promise<string[]> {
      const texts: string[] = [];
      for (const name of zip.names) texts.push(utf8(await zip.read(name, NAME, password)) ?? '');
      return texts;
    },
  };
}

/** Whether every line is a key URI without the mark of another app, which Ente has. An empty text is WinAuth’s too. */
function isExport(texts: readonly string[]): boolean {
  return texts
    .flatMap(linesOf)
    .every((line) => /^\ufeff?otpauth:\/\//i.test(line) && !/[?&]codeDisplay=/.test(line));
}

function openTexts(texts: readonly string[], encrypted: boolean): Opened {
  const collector = new Collector(winAuth.id);
  for (const uri of texts.flatMap(urisInText)) addUri(collector, LINE.test(uri) ? withSpaces(uri) : uri);
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
  return linesOf(text).every((line) => LINE.test(line));
}

const LINE = /^\ufeff?otpauth:\/\/[ht]otp\/[^?]*\?secret=[A-Z2-7%3Dd]+&digits=\d+(?:&|$)/;

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function isConfig(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:<\?xml[^>]*\?>\s*)?<WinAuth[\s>]/i.test(text);
}

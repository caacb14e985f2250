/**
 * WinAuth: a ZIP with a text of key URIs, plain or encrypted. The key URIs format reads the text alone.
 *
 * Source: winauth/winauth, WinAuthHelper and WinAuthAuthenticator.ToUrl. Cipher: ZipCrypto or WinZip AES.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { damaged, unsupported } from '../account/import-failure.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import { urisInText } from '../file/uri-list.ts';
import { utf8 } from '../unlock/encodings.ts';
import { type ImportFormat, opened, requirePassword } from './import-format.ts';

const NAME = 'WinAuth';
const TEXT = /\.txt$/i;

export const winAuth: ImportFormat = {
  id: 'winauth',
  name: NAME,
  files: 'ZIP, plain or encrypted',
  encryption: 'ZipCrypto, WinZip AES',
  async recognise(file) {
    if (isConfig(file.text)) return true;
    const zip = await file.zip();
    return zip !== undefined && zip.names.length > 0 && zip.names.every((name) => TEXT.test(name));
  },
  async open(file, tools) {
    if (isConfig(file.text)) throw unsupported(sentences().importFile.winAuthConfig);
    const zip = await file.zip();
    const names = zip?.names.filter((name) => TEXT.test(name)) ?? [];
    if (!zip || names.length === 0) throw damaged(NAME);
    const encrypted = names.some((name) => zip.isEncrypted(name));
    const password = encrypted ? requirePassword(NAME, tools) : undefined;
    const collector = new Collector(winAuth.id);
    for (const name of names) {
      const text = utf8(await zip.read(name, NAME, password));
      if (text === undefined) throw damaged(NAME);
      for (const uri of urisInText(text)) {
        const entry = readOtpUri(uri);
        if (entry) collector.add(entry);
        else collector.refuse({}, sentences().importEntry.noUri);
      }
    }
    return opened(collector, encrypted);
  },
};

function isConfig(text: string | undefined): boolean {
  return text !== undefined && /^\s*(?:<\?xml[^>]*\?>\s*)?<WinAuth[\s>]/i.test(text);
}

/**
 * Microsoft Authenticator: the database `PhoneFactor` of a rooted Android phone.
 *
 * Source: beemdevelopment/Aegis, MicrosoftAuthImporter. Type 0 has a Base32 key and 6 digits; type 1 is a personal
 * Microsoft account with a Base64 key and 8. All others use prompts in the app and have no codes.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { fromBase64 } from '../unlock/encodings.ts';
import { type ImportFormat, opened, stringOf } from './import-format.ts';

const KEY = 'oath_secret_key';
const OTHER_SERVICE = 0;
const PERSONAL = 1;

export const microsoftAuthenticator: ImportFormat = {
  id: 'microsoft-authenticator',
  name: 'Microsoft Authenticator',
  async recognise(file) {
    return (await file.tables())?.get('accounts')?.columns.includes(KEY) === true;
  },
  async open(file) {
    const collector = new Collector(microsoftAuthenticator.id);
    for (const row of (await file.tables())?.get('accounts')?.rows ?? []) {
      const names = { issuer: row.name, name: row.username };
      const isPersonal = row.account_type === PERSONAL;
      if (stringOf(row[KEY]) === '' || !(isPersonal || row.account_type === OTHER_SERVICE)) {
        collector.refuse(names, sentences().importEntry.noSecret, row);
        continue;
      }
      const secret = isPersonal ? (fromBase64(row[KEY]) ?? '') : row[KEY];
      collector.add({ type: 'totp', ...names, secret, digits: isPersonal ? 8 : 6 }, row);
    }
    return opened(collector, false);
  },
};

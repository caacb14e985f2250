/** Duo Mobile: `accounts.json` of a rooted Android phone. Source: beemdevelopment/Aegis, DuoImporter. No encryption. */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { type ImportFormat, listOf, opened, recordOf, without } from './import-format.ts';

export const duo: ImportFormat = {
  id: 'duo',
  name: 'Duo Mobile',
  files: 'accounts.json of a rooted phone',
  recognise: ({ json }) =>
    Array.isArray(json) &&
    json.some((account) => 'otpGenerator' in recordOf(account) || 'accountType' in recordOf(account)) &&
    json.every((account) => 'name' in recordOf(account)),
  open(file) {
    const collector = new Collector(duo.id);
    for (const account of listOf(file.json).map(recordOf)) {
      const generator = account.otpGenerator;
      if (!isRecord(generator)) {
        // An account that uses push messages.
        collector.refuse(account, sentences().importEntry.noSecret, account);
        continue;
      }
      collector.add(
        {
          type: typeof generator.counter === 'number' ? 'hotp' : 'totp',
          name: account.name,
          secret: generator.otpSecret,
          counter: generator.counter,
          extra: without(account, ['name', 'otpGenerator']),
        },
        account,
      );
    }
    return opened(collector, false);
  },
};

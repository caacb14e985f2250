/** Duo Mobile: `accounts.json` of a rooted Android phone. Source: beemdevelopment/Aegis, DuoImporter. No encryption. */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord, readNumber } from '../account/collector.ts';
import { type ImportFormat, isEmptyList, listOf, opened, recordOf, without } from './import-format.ts';

export const duo: ImportFormat = {
  id: 'duo',
  name: 'Duo Mobile',
  recognise: ({ json }) => (isEmptyList(json) ? 'maybe' : isAccounts(json)),
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
          type: readNumber(generator.counter) === undefined ? 'totp' : 'hotp',
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

function isAccounts(json: unknown): boolean {
  const accounts = listOf(json).map(recordOf);
  return (
    accounts.some((account) => 'otpGenerator' in account || 'accountType' in account) &&
    accounts.every((account) => 'name' in account)
  );
}

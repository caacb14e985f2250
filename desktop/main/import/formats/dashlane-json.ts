/** Dashlane’s former JSON export. Source: bitwarden/clients, dashlane-json-importer, as a description of the form. */
import { Collector, isRecord } from '../account/collector.ts';
import { addTotpField } from '../account/totp-field.ts';
import { type ImportFormat, listOf, opened, recordOf } from './import-format.ts';

export const dashlaneJson: ImportFormat = {
  id: 'dashlane-json',
  name: 'Dashlane JSON',
  recognise: ({ json }) => isRecord(json) && Array.isArray(json.AUTHENTIFIANT),
  open(file) {
    const collector = new Collector(dashlaneJson.id);
    for (const login of listOf(recordOf(file.json).AUTHENTIFIANT).map(recordOf)) {
      addTotpField(collector, login.otpUrl || login.otpSecret, {
        title: login.title || login.domain,
        username: login.login || login.email || login.secondaryLogin,
        tags: [login.category],
        note: login.note,
      });
    }
    return opened(collector, false);
  },
};

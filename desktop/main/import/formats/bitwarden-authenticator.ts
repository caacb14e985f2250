/**
 * Bitwarden Authenticator: JSON, CSV. The same form as the vault's, with only second factors.
 *
 * Source: bitwarden/android, authenticator module, ExportJsonData. No encryption.
 */
import { Collector, isRecord } from '../account/collector.ts';
import { addTotpField } from '../account/totp-field.ts';
import { isExport, itemsOf } from './bitwarden.ts';
import { hasColumns, type ImportFormat, listOf, opened, recordOf } from './import-format.ts';

/** Fields that every login of the vault has, but none of the Authenticator. */
const VAULT_ONLY = ['password', 'uris', 'fido2Credentials', 'passwordRevisionDate'];

export const bitwardenAuthenticator: ImportFormat = {
  id: 'bitwarden-authenticator',
  name: 'Bitwarden Authenticator',
  files: 'JSON, CSV',
  recognise: (file) => isAuthenticatorExport(file.json) || isAuthenticatorCsv(file.columns),
  open(file, { includeRemoved }) {
    if (file.json !== undefined) {
      return itemsOf(recordOf(file.json), bitwardenAuthenticator.id, { encrypted: false, includeRemoved });
    }
    const collector = new Collector(bitwardenAuthenticator.id);
    for (const row of file.csv(['folder', 'favorite', 'name', 'login_totp', 'login_username']).rows) {
      addTotpField(collector, row.login_totp, {
        title: row.name,
        username: row.login_username,
        tags: [row.folder],
        favourite: row.favorite,
      });
    }
    return opened(collector, false);
  },
};

function isAuthenticatorExport(json: unknown): boolean {
  if (!isExport(json) || !isRecord(json) || json.encrypted === true) return false;
  if ('folders' in json || 'collections' in json) return false;
  return listOf(json.items).every((item) => {
    const login = recordOf(recordOf(item).login);
    return 'totp' in login && !VAULT_ONLY.some((name) => name in login);
  });
}

function isAuthenticatorCsv(columns: readonly string[]): boolean {
  return hasColumns(columns, ['name', 'login_uri', 'login_totp']) && !columns.includes('login_password');
}

/**
 * Bitwarden Authenticator: JSON, CSV. The same form as the vault's, with only second factors.
 *
 * Source: bitwarden/android, authenticator module, ExportJsonData. No encryption.
 */
import { Collector, isRecord } from '../account/collector.ts';
import { isOtpUri } from '../account/otp-uri.ts';
import { addTotpField } from '../account/totp-field.ts';
import type { ImportFile } from '../file/import-file.ts';
import { isExport, itemsOf } from './bitwarden.ts';
import { hasColumns, type ImportFormat, listOf, type Opened, opened, recordOf } from './import-format.ts';

/** Fields that every login of the vault has, but none of the Authenticator. */
const VAULT_ONLY = ['password', 'uris', 'fido2Credentials', 'passwordRevisionDate'];

export const bitwardenAuthenticator: ImportFormat = {
  id: 'bitwarden-authenticator',
  name: 'Bitwarden Authenticator',
  recognise: (file) => isAuthenticatorExport(file.json) || isAuthenticatorCsv(file.columns),
  open(file, { includeRemoved }) {
    if (file.json !== undefined) {
      const how = { encrypted: false, includeRemoved };
      return itemsOf(recordOf(file.json), bitwardenAuthenticator.id, how, withPlainLabel);
    }
    return openCsv(file);
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

/** The app quotes nothing. A comma in an issuer moves the cells after it, so the second factor is found by its form. */
function openCsv(file: ImportFile): Opened {
  const collector = new Collector(bitwardenAuthenticator.id);
  const { columns } = file;
  for (const cells of file.cells()) {
    const cell = (column: string) => cells[columns.indexOf(column)];
    const uri = cells.find((text) => isOtpUri(text));
    addTotpField(collector, withPlainLabel(uri ?? cell('login_totp')), {
      title: cell('name'),
      username: cell('login_username'),
      tags: [cell('folder')],
      favourite: cell('favorite'),
    });
  }
  return opened(collector, false);
}

/** Signs in HTML, percent-encoded. */
const SIGNS: Readonly<Record<string, string>> = {
  amp: '%26',
  lt: '%3C',
  gt: '%3E',
  quot: '%22',
  '%2339': '%27',
};

/** Returns a key URI with the label as typed. The Android app writes it as HTML (AuthenticatorItemEntity.kt). */
function withPlainLabel(uri: unknown): unknown {
  if (typeof uri !== 'string' || !isOtpUri(uri)) return uri;
  const at = uri.indexOf('?');
  const label = uri.slice(0, at < 0 ? uri.length : at);
  const plain = label.replace(/%26(amp|lt|gt|quot|%2339)%3B/g, (whole, sign: string) => SIGNS[sign] ?? whole);
  return plain + uri.slice(label.length);
}

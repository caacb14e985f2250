/**
 * TOTP Authenticator (BinaryBoot): encrypted backup, and Android's preferences file.
 *
 * Source: beemdevelopment/Aegis and stratumauth/app, as descriptions of the form. Base64 of AES-256-CBC with a zero IV
 * under the plain SHA-256 of the password. Backups without a password use a fixed one. No seal. The content is an
 * object whose only name is a JSON list of JSON texts.
 */
import { createHash } from 'node:crypto';
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage, passwordRequired } from '../account/import-failure.ts';
import { isWholePreferences } from '../file/preferences.ts';
import { openCbc } from '../unlock/ciphers.ts';
import { base64BlocksIn, fromBase64, fromHex, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { type ImportFormat, type Opened, opened, recordOf, stringOf, without } from './import-format.ts';

const NAME = 'TOTP Authenticator';
const FIXED_PASSWORD = 'TotpAuthenticator';
const PREFERENCE = 'STATIC_TOTP_CODES_LIST';

export const totpAuthenticator: ImportFormat = {
  id: 'totp-authenticator',
  name: NAME,
  encryption: 'SHA-256, AES-256-CBC',
  recognise: (file) =>
    file.preferences?.has(PREFERENCE) === true || (base64BlocksIn(file.text ?? '') ? 'maybe' : false),
  open(file, { password }) {
    if (file.preferences) {
      const list = jsonOrNothing(file.preferences.get(PREFERENCE));
      if (!Array.isArray(list) || !isWholePreferences(file.text ?? '')) throw damaged(NAME);
      return entriesOf(list, false);
    }
    const sealed = base64BlocksIn(file.text ?? '');
    if (!sealed) throw damaged(NAME);
    const list = (password ? decrypt(sealed, password) : undefined) ?? decrypt(sealed, FIXED_PASSWORD);
    if (list) return entriesOf(list, true);
    throw password ? passwordOrDamage(NAME) : passwordRequired(NAME);
  },
};

function decrypt(sealed: Buffer, password: string): unknown[] | undefined {
  const key = createHash('sha256').update(password, 'utf8').digest();
  const plaintext = openCbc(key, Buffer.alloc(16), sealed);
  const json = jsonOrNothing(plaintext && utf8(plaintext));
  if (!isRecord(json)) return undefined;
  const [list = '[]'] = Object.keys(json);
  const entries = jsonOrNothing(list);
  return Array.isArray(entries) ? entries : undefined;
}

const KNOWN = ['issuer', 'name', 'key', 'base', 'digits', 'period', 'algorithm', 'isFavorite'];

function entriesOf(list: readonly unknown[], encrypted: boolean): Opened {
  const collector = new Collector(totpAuthenticator.id);
  for (const value of list) {
    const entry = recordOf(typeof value === 'string' ? jsonOrNothing(value) : value);
    const names = { issuer: entry.issuer === 'Unknown' ? '' : entry.issuer, name: entry.name };
    const secret = secretOf(entry);
    if (secret === undefined) {
      collector.refuse(names, sentences().importEntry.badEncoding, entry);
      continue;
    }
    collector.add(
      {
        type: 'totp',
        ...names,
        secret,
        algorithm: entry.algorithm,
        digits: entry.digits,
        period: entry.period,
        favourite: entry.isFavorite,
        extra: without(entry, KNOWN),
      },
      entry,
    );
  }
  return opened(collector, encrypted);
}

function secretOf({ key, base }: Record<string, unknown>): string | Buffer | undefined {
  if (base === 16) return fromHex(stringOf(key));
  if (base === 64) return fromBase64(stringOf(key));
  return base === 32 ? stringOf(key) : undefined;
}

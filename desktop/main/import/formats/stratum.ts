/**
 * Stratum, formerly Authenticator Pro: JSON, plain, encrypted and encrypted before version 1.21 (“legacy”); HTML; the
 * app's own database.
 *
 * Source: stratumauth/app, doc/BACKUP_FORMAT.md and Backup/Encryption. Current: the mark `AUTHENTICATORPRO` ‖ salt (16)
 * ‖ nonce (12) ‖ ciphertext with tag; Argon2id, 64 MiB, 3 passes, 4 lanes; AES-256-GCM. Legacy: `AuthenticatorPro` ‖
 * salt (20) ‖ IV (16) ‖ ciphertext; PBKDF2-HMAC-SHA1, 64,000; AES-256-CBC, which has no seal.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage, passwordWrong } from '../account/import-failure.ts';
import type { Icon } from '../account/imported-account.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import { rowsIn, textOfHtml } from '../file/html.ts';
import type { ImportFile } from '../file/import-file.ts';
import type { Tables } from '../file/sqlite-file.ts';
import { openCbc, openGcm } from '../unlock/ciphers.ts';
import { fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByArgon2, keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  listOf,
  type Opened,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'Stratum';
const CURRENT = 'AUTHENTICATORPRO';
const LEGACY = 'AuthenticatorPro';
const ARGON2 = { memory: 2 ** 16, passes: 3, lanes: 4 };
const LEGACY_ITERATIONS = 64_000;

export const stratum: ImportFormat = {
  id: 'stratum',
  name: 'Stratum (Authenticator Pro)',
  encryption: 'Argon2id, AES-256-GCM; legacy: PBKDF2-HMAC-SHA1, AES-256-CBC',
  async recognise(file) {
    if ([CURRENT, LEGACY].includes(markOf(file.bytes)) || isBackup(file.json) || isPage(file)) return true;
    return (await file.tables())?.has('authenticator') === true;
  },
  async open(file, tools) {
    const mark = markOf(file.bytes);
    if (mark === CURRENT) return contentOf(await decrypt(file.bytes, tools), true);
    if (mark === LEGACY) return contentOf(await decryptLegacy(file.bytes, tools), true);
    if (isBackup(file.json)) return contentOf(recordOf(file.json), false);
    if (isPage(file)) return openPage(file);
    return contentOf(backupOfTables(await file.tables()), false);
  },
};

function markOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, CURRENT.length)).toString('latin1');
}

function isBackup(json: unknown): boolean {
  return isRecord(json) && Array.isArray(json.Authenticators);
}

function isPage(file: ImportFile): boolean {
  return file.isHtml && /<th>OTP Auth URI<\/th>/.test(file.text?.slice(0, 5_000) ?? '');
}

async function decrypt(bytes: Uint8Array, tools: ImportTools): Promise<Record<string, unknown>> {
  if (bytes.length < 16 + 16 + 12 + 16) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const salt = bytes.subarray(16, 32);
  const key = await keyByArgon2(NAME, password, { salt, ...ARGON2 }, tools.allowMemory);
  const plaintext = openGcm(key, bytes.subarray(32, 44), bytes.subarray(44));
  if (!plaintext) throw passwordWrong(NAME);
  return backupOf(plaintext) ?? fail();
}

async function decryptLegacy(bytes: Uint8Array, tools: ImportTools): Promise<Record<string, unknown>> {
  if (bytes.length < 16 + 20 + 16 + 16) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const salt = bytes.subarray(16, 36);
  const key = await keyByPbkdf2(NAME, password, { salt, iterations: LEGACY_ITERATIONS, hash: 'sha1' });
  const plaintext = openCbc(key, bytes.subarray(36, 52), bytes.subarray(52));
  const backup = plaintext && backupOf(plaintext);
  if (!backup) throw passwordOrDamage(NAME);
  return backup;
}

function backupOf(plaintext: Buffer): Record<string, unknown> | undefined {
  const json = jsonOrNothing(utf8(plaintext));
  return isBackup(json) ? recordOf(json) : undefined;
}

function fail(): never {
  throw damaged(NAME);
}

const TYPES: Readonly<Record<number, string>> = {
  1: 'hotp',
  2: 'totp',
  3: 'Mobile-OTP',
  4: 'steam',
  5: 'Yandex',
};
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'];
const KNOWN = ['Type', 'Icon', 'Issuer', 'Username', 'Secret', 'Algorithm', 'Digits', 'Period', 'Counter'];

function contentOf(backup: Record<string, unknown>, encrypted: boolean): Opened {
  const categories = new Map(
    listOf(backup.Categories)
      .map(recordOf)
      .map(({ Id, Name }) => [Id, Name] as const),
  );
  const tags = new Map<unknown, unknown[]>();
  for (const { AuthenticatorSecret, CategoryId } of listOf(backup.AuthenticatorCategories).map(recordOf)) {
    tags.set(AuthenticatorSecret, [...(tags.get(AuthenticatorSecret) ?? []), categories.get(CategoryId)]);
  }
  const icons = new Map(
    listOf(backup.CustomIcons)
      .map(recordOf)
      .map(({ Id, Data }) => [Id, Data] as const),
  );
  const collector = new Collector(stratum.id);
  for (const value of listOf(backup.Authenticators)) {
    const entry = recordOf(value);
    const icon = iconOf(entry.Icon, icons);
    collector.add(
      {
        type: TYPES[Number(entry.Type)] ?? String(entry.Type ?? ''),
        issuer: entry.Issuer,
        name: entry.Username,
        secret: entry.Secret,
        algorithm: algorithmOf(entry.Algorithm),
        digits: entry.Digits,
        period: entry.Period,
        counter: entry.Counter,
        tags: tags.get(entry.Secret),
        icon,
        extra: {
          ...without(entry, KNOWN),
          ...(!icon && stringOf(entry.Icon) !== '' && { Icon: entry.Icon }),
        },
      },
      entry,
    );
  }
  return opened(collector, encrypted);
}

function algorithmOf(value: unknown): unknown {
  return typeof value === 'number' ? (ALGORITHMS[value] ?? value) : value;
}

/** Returns the icon. Its name is a brand, or “@” with the id of a picture in the file. */
function iconOf(name: unknown, icons: ReadonlyMap<unknown, unknown>): Icon | undefined {
  const id = stringOf(name);
  const data = id.startsWith('@') ? fromBase64(icons.get(id.slice(1))) : undefined;
  return data && { mime: 'image/png', data };
}

/** Reads the page. A key URI without a user name does not tell the issuer from it, but the columns beside it do. */
function openPage(file: ImportFile): Opened {
  const collector = new Collector(stratum.id);
  for (const cells of rowsIn(file.text ?? '')) {
    const [issuer = '', name = '', uri = ''] = cells.slice(0, 3).map((cell) => textOfHtml(cell).trim());
    const entry = readOtpUri(uri);
    if (entry) collector.add({ ...entry, issuer, name, labelIssuer: undefined }, { issuer, name, uri });
    else collector.refuse({ issuer, name }, sentences().importEntry.noUri, { issuer, name, uri });
  }
  return opened(collector, false);
}

/** Returns the app's database in the form of a backup. */
function backupOfTables(tables: Tables | undefined): Record<string, unknown> {
  const rowsOf = (table: string) => tables?.get(table)?.rows ?? [];
  return {
    Authenticators: rowsOf('authenticator').map(
      ({ type, icon, issuer, username, secret, algorithm, digits, period, counter, ...more }) => ({
        ...more,
        Type: type,
        Icon: icon,
        Issuer: issuer,
        Username: username,
        Secret: secret,
        Algorithm: algorithm,
        Digits: digits,
        Period: period,
        Counter: counter,
      }),
    ),
    Categories: rowsOf('category').map(({ id, name }) => ({ Id: id, Name: name })),
    AuthenticatorCategories: rowsOf('authenticatorcategory').map((row) => ({
      AuthenticatorSecret: row.authenticatorsecret,
      CategoryId: row.categoryid,
    })),
    CustomIcons: rowsOf('customicon').map(({ id, data }) => ({
      Id: id,
      Data: data instanceof Uint8Array ? Buffer.from(data).toString('base64') : data,
    })),
  };
}

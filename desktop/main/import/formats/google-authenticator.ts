/**
 * Google Authenticator: its migration QR codes, as pictures or as their texts, and the app's own database.
 *
 * Source: the message of `otpauth-migration://offline?data=…` (shared/migration-schema.ts), and the Android app's table
 * `accounts`. No encryption; the database has neither lengths nor algorithms nor periods.
 */
import { base32FromBytes } from '../../../../shared/base32.ts';
import {
  doubtsAbout,
  looksLikeMigration,
  MigrationError,
  missingParts,
  type RefusedKey,
  readMigration,
} from '../../../../shared/migration.ts';
import { repeatsIssuer } from '../../../../shared/repeats-issuer.ts';
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { ImportFailure } from '../account/import-failure.ts';
import { addUri, isOtpUri, splitLabel } from '../account/otp-uri.ts';
import type { SqlRow } from '../file/sqlite-file.ts';
import { hasColumns, type ImportFormat, type Opened, opened, stringOf } from './import-format.ts';

const NAME = 'Google Authenticator';
const HOTP = 1;

export const googleAuthenticator: ImportFormat = {
  id: 'google-authenticator',
  name: NAME,
  async recognise(file) {
    const table = (await file.tables())?.get('accounts');
    if (table) return hasColumns(table.columns, ['email', 'secret']);
    return (await file.uris()).some(looksLikeMigration);
  },
  async open(file) {
    const table = (await file.tables())?.get('accounts');
    return table ? openDatabase(table.rows) : openParts(await file.uris());
  },
};

function openParts(uris: readonly string[]): Opened {
  const collector = new Collector(googleAuthenticator.id);
  const parts = [];
  let broken: MigrationError | undefined;
  for (const uri of uris) {
    if (!looksLikeMigration(uri)) {
      if (isOtpUri(uri)) addUri(collector, uri);
      continue;
    }
    try {
      parts.push(readMigration(uri, sentences().keys));
    } catch (error) {
      if (!(error instanceof MigrationError)) throw error;
      broken = error;
      collector.remark({}, error.in(sentences().keys));
    }
  }
  if (parts.length === 0 && broken) throw new ImportFailure('damaged', broken.in(sentences().keys));
  for (const { keys, refused } of parts) {
    for (const key of keys) collector.add({ ...key, name: key.account, extra: undefined }, key);
    for (const { reason, parameters } of refused) refuse(collector, reason, parameters);
  }
  const said = [...missingParts(parts, sentences().keys), ...doubtsAbout(parts, sentences().keys)];
  for (const sentence of said) collector.remark({ name: NAME }, sentence);
  return opened(collector, false);
}

/** Reports a key that is not supported. Keeps it in Base32, without the message's own properties. */
function refuse(collector: Collector, reason: string, parameters: RefusedKey['parameters']): void {
  const { name, issuer, secret, algorithm, digits, type, counter } = parameters;
  const kept = {
    name,
    issuer,
    algorithm,
    digits,
    type,
    counter: String(counter),
    secret: base32FromBytes(secret),
  };
  collector.refuse({ issuer, name }, reason, kept);
}

function openDatabase(rows: readonly SqlRow[]): Opened {
  const collector = new Collector(googleAuthenticator.id);
  for (const row of rows) {
    const names = namesOf(row);
    if (row.isencrypted === 1) {
      collector.refuse(names, sentences().importEntry.sealedByPhone, row);
      continue;
    }
    const isCounted = row.type === HOTP;
    collector.add(
      {
        type: isCounted ? 'hotp' : row.type === 0 || row.type === null ? 'totp' : String(row.type),
        ...names,
        secret: row.secret,
        counter: isCounted ? row.counter : undefined,
      },
      row,
    );
  }
  return opened(collector, false);
}

/** Returns the names. The account's name often repeats the issuer before a colon. */
function namesOf(row: SqlRow) {
  const issuer = stringOf(row.issuer);
  const name = stringOf(row.email);
  const split = splitLabel(name);
  if (issuer === '') return split;
  // Also with a space before the colon.
  if (split.issuer.toLowerCase() === issuer.toLowerCase()) return { issuer, name: split.name };
  return { issuer, name: repeatsIssuer(name, issuer) ? name.slice(issuer.length + 1).trim() : name };
}

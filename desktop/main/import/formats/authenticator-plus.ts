/**
 * Authenticator Plus: the ZIP with `Accounts.txt`, and the encrypted database `authplus.db`.
 *
 * Source: beemdevelopment/Aegis and jamie-mh/AuthenticatorPro, as descriptions of the form; Zetetic, “SQLCipher
 * design”. SQLCipher 3: salt (16) first; PBKDF2-HMAC-SHA1, 64,000; pages of 1,024 bytes, each AES-256-CBC with its IV
 * (16) and HMAC-SHA1 (20) at its end, checked before use. The database knows no lengths, algorithms and periods.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { Collector } from '../account/collector.ts';
import { damaged, passwordOrDamage } from '../account/import-failure.ts';
import { addUri, splitLabel } from '../account/otp-uri.ts';
import type { ImportFile } from '../file/import-file.ts';
import { readTables, type SqlRow } from '../file/sqlite-file.ts';
import { urisInText } from '../file/uri-list.ts';
import { fromHex, utf8 } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  type Opened,
  opened,
  requirePassword,
  stringOf,
} from './import-format.ts';
import { isNoise } from './noise.ts';

const NAME = 'Authenticator Plus';
const ACCOUNTS = /(?:^|\/)Accounts\.txt$/;
const PAGE = 1_024;
const SALT_BYTES = 16;
/** IV and HMAC, padded to a block. */
const RESERVED = 48;
const IV_BYTES = 16;
const MAC_BYTES = 20;
const ITERATIONS = 64_000;
const MAC_ITERATIONS = 2;
const MAC_SALT_MASK = 0x3a;
const LEAST_PAGES = 3;

export const authenticatorPlus: ImportFormat = {
  id: 'authenticator-plus',
  name: NAME,
  encryption: 'WinZip AES, ZipCrypto; SQLCipher 3',
  async recognise(file) {
    if (isDatabase(file)) return 'maybe';
    return (await file.zip())?.find(ACCOUNTS) !== undefined;
  },
  async open(file, tools) {
    const zip = await file.zip();
    const name = zip?.find(ACCOUNTS);
    if (!zip || name === undefined) return openDatabase(file.bytes, tools);
    const encrypted = zip.isEncrypted(name);
    const password = encrypted ? requirePassword(NAME, tools) : undefined;
    const text = utf8(await zip.read(name, NAME, password));
    if (text === undefined) throw damaged(NAME);
    return openUris(urisInText(text), encrypted);
  },
};

function isDatabase(file: ImportFile): boolean {
  const pages = file.bytes.length / PAGE;
  return Number.isInteger(pages) && pages >= LEAST_PAGES && isNoise(file);
}

function openUris(uris: readonly string[], encrypted: boolean): Opened {
  const collector = new Collector(authenticatorPlus.id);
  for (const uri of uris) addUri(collector, uri);
  return opened(collector, encrypted);
}

async function openDatabase(bytes: Uint8Array, tools: ImportTools): Promise<Opened> {
  if (bytes.length < PAGE * LEAST_PAGES || bytes.length % PAGE !== 0) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const plain = await decrypt(bytes, password);
  const database = await readTables(plain);
  const accounts = database?.tables.get('accounts');
  if (!accounts) throw damaged(NAME);
  const collector = new Collector(authenticatorPlus.id);
  for (const row of accounts.rows) addRow(collector, row);
  return opened(collector, true);
}

async function decrypt(bytes: Uint8Array, password: string): Promise<Buffer> {
  const salt = bytes.subarray(0, SALT_BYTES);
  const key = await keyByPbkdf2(NAME, password, { salt, iterations: ITERATIONS, hash: 'sha1' });
  const macSalt = salt.map((byte) => byte ^ MAC_SALT_MASK);
  const macKey = pbkdf2Sync(key, macSalt, MAC_ITERATIONS, key.length, 'sha1');
  const plain = Buffer.alloc(bytes.length);
  for (let number = 1; (number - 1) * PAGE < bytes.length; number += 1) {
    const at = (number - 1) * PAGE;
    const page = openPage(bytes.subarray(at, at + PAGE), number, key, macKey);
    // A failure of the first page may mean a wrong password.
    if (!page) throw number === 1 ? passwordOrDamage(NAME) : damaged(NAME);
    page.copy(plain, at);
  }
  return plain;
}

function openPage(page: Uint8Array, number: number, key: Buffer, macKey: Buffer): Buffer | undefined {
  const start = number === 1 ? SALT_BYTES : 0;
  const end = PAGE - RESERVED;
  const sealed = page.subarray(start, end + IV_BYTES);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(number);
  const expected = createHmac('sha1', macKey).update(sealed).update(count).digest();
  if (!timingSafeEqual(expected, page.subarray(end + IV_BYTES, end + IV_BYTES + MAC_BYTES))) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + IV_BYTES)).setAutoPadding(
    false,
  );
  const content = Buffer.concat([decipher.update(page.subarray(start, end)), decipher.final()]);
  // The salt replaced SQLite's header.
  const head = number === 1 ? Buffer.from('SQLite format 3\0', 'latin1') : Buffer.alloc(0);
  return Buffer.concat([head, content]);
}

const HOTP = 1;
const BLIZZARD = 2;
const EVERYTHING = 'All Accounts';

function addRow(collector: Collector, row: SqlRow): void {
  const isBlizzard = row.type === BLIZZARD;
  const names = namesOf(row);
  collector.add(
    {
      type: row.type === HOTP ? 'hotp' : row.type === 0 || isBlizzard ? 'totp' : String(row.type),
      ...names,
      ...(isBlizzard && { issuer: names.issuer || 'Battle.net' }),
      secret: isBlizzard ? (fromHex(row.secret) ?? '') : row.secret,
      digits: isBlizzard ? 8 : undefined,
      counter: row.type === HOTP ? row.counter : undefined,
      tags: row.category === EVERYTHING ? [] : [row.category],
    },
    row,
  );
}

/** Returns the names. If the issuer is missing, the original label has it. */
function namesOf(row: SqlRow) {
  const name = stringOf(row.email);
  const issuer = stringOf(row.issuer) || splitLabel(stringOf(row.original_name)).issuer;
  if (issuer === '') return splitLabel(name);
  return { issuer, name: name.startsWith(`${issuer}:`) ? name.slice(issuer.length + 1) : name };
}

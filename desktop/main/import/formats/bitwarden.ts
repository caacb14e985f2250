/**
 * Bitwarden's vault: JSON (plain, or protected by a password), CSV.
 *
 * Source: bitwarden/clients, libs/tools/export. KDF: PBKDF2-HMAC-SHA256 (kdfType 0) or Argon2id (1; its salt is the
 * SHA-256 of the salt), from the salt's text as it stands; then HKDF-Expand with “enc” and “mac”. Cipher: AES-256-CBC
 * with HMAC-SHA256, checked first.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { expand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage, passwordWrong, unsupported } from '../account/import-failure.ts';
import { addTotpField } from '../account/totp-field.ts';
import type { ImportFile } from '../file/import-file.ts';
import { openCbc } from '../unlock/ciphers.ts';
import { fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByArgon2, keyByPbkdf2 } from '../unlock/keys.ts';
import { openLogins } from './csv-logins.ts';
import {
  hasColumns,
  type ImportFormat,
  type ImportTools,
  listOf,
  moment,
  type Opened,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'Bitwarden';
const DATA = 'data.json';
const PBKDF2 = 0;
const ARGON2ID = 1;

export const bitwarden: ImportFormat = {
  id: 'bitwarden',
  name: NAME,
  encryption: 'PBKDF2-HMAC-SHA256 or Argon2id, AES-256-CBC with HMAC-SHA256',
  async recognise(file) {
    if (hasColumns(file.columns, ['login_totp', 'login_uri', 'name'])) return true;
    return isExport(file.json ?? (await jsonInZip(file)));
  },
  async open(file, tools) {
    const json = file.json ?? (await jsonInZip(file));
    if (json === undefined) return openCsv(file);
    const vault = recordOf(json);
    const { includeRemoved } = tools;
    if (vault.encrypted !== true) return itemsOf(vault, bitwarden.id, { encrypted: false, includeRemoved });
    if (vault.passwordProtected !== true) throw unsupported(sentences().importFile.accountRestricted);
    return itemsOf(await decrypt(vault, tools), bitwarden.id, { encrypted: true, includeRemoved });
  },
};

/** Reads `data.json` of an export with attachments; `undefined` for another file. */
async function jsonInZip(file: ImportFile): Promise<unknown> {
  const zip = await file.zip();
  if (!zip?.names.includes(DATA) || zip.isEncrypted(DATA)) return undefined;
  return jsonOrNothing(utf8(await zip.read(DATA, NAME)));
}

/** Bitwarden Authenticator writes the same form with fewer fields. */
export function isExport(json: unknown): boolean {
  if (!isRecord(json) || typeof json.encrypted !== 'boolean') return false;
  return Array.isArray(json.items) || 'data' in json || 'encKeyValidation_DO_NOT_EDIT' in json;
}

async function decrypt(vault: Record<string, unknown>, tools: ImportTools): Promise<Record<string, unknown>> {
  const password = requirePassword(NAME, tools);
  const key = await keyOf(vault, password, tools);
  const json = jsonOrNothing(openText(key, vault.data));
  if (!isRecord(json)) throw passwordOrDamage(NAME);
  return json;

  /** Opens a text. A short text under the same key distinguishes a wrong password from a damaged file. */
  function openText(key: Buffer, text: unknown): string {
    const plaintext = open(key, text);
    if (plaintext !== undefined) return plaintext;
    const check = vault.encKeyValidation_DO_NOT_EDIT;
    throw check !== undefined && open(key, check) !== undefined ? damaged(NAME) : passwordWrong(NAME);
  }
}

async function keyOf(
  vault: Record<string, unknown>,
  password: string,
  { allowMemory }: ImportTools,
): Promise<Buffer> {
  // Bitwarden uses the salt's Base64 text without decoding it.
  const salt = Buffer.from(stringOf(vault.salt), 'utf8');
  const iterations = Number(vault.kdfIterations);
  if (salt.length === 0) throw damaged(NAME);
  if (vault.kdfType === PBKDF2) return keyByPbkdf2(NAME, password, { salt, iterations, hash: 'sha256' });
  if (vault.kdfType !== ARGON2ID) throw damaged(NAME);
  const parameters = {
    salt: createHash('sha256').update(salt).digest(),
    memory: Number(vault.kdfMemory) * 1_024,
    passes: iterations,
    lanes: Number(vault.kdfParallelism),
  };
  return keyByArgon2(NAME, password, parameters, allowMemory);
}

/** Opens “2.IV|ciphertext|MAC”. */
function open(key: Buffer, text: unknown): string | undefined {
  const [type, rest = ''] = stringOf(text).split('.', 2);
  const [iv, ciphertext, mac] = rest.split('|').map(fromBase64);
  if (type !== '2' || !iv || !ciphertext || mac?.length !== 32) return undefined;
  const part = (info: string) => expand(sha256, key, Buffer.from(info), 32);
  const expected = createHmac('sha256', part('mac')).update(iv).update(ciphertext).digest();
  if (!timingSafeEqual(expected, mac)) return undefined;
  const plaintext = openCbc(part('enc'), iv, ciphertext);
  return plaintext && utf8(plaintext);
}

/** Passwords, cards and passkeys beside the second factor, which are not kept. */
const NEVER_KEPT = ['login', 'passwordHistory', 'fields', 'card', 'identity', 'secureNote', 'sshKey'];
const KNOWN = ['name', 'notes', 'favorite', 'folderId', 'collectionIds'];

/**
 * Reads the items.
 *
 * @param format the id of the app that wrote them
 * @param totpOf returns the second factor as it was meant
 */
export function itemsOf(
  vault: Record<string, unknown>,
  format: string,
  { encrypted, includeRemoved }: { encrypted: boolean; includeRemoved: boolean },
  totpOf = (totp: unknown) => totp,
): Opened {
  if (!Array.isArray(vault.items)) throw damaged(NAME);
  const nameOf = new Map(
    [...listOf(vault.folders), ...listOf(vault.collections)]
      .map(recordOf)
      .map(({ id, name }) => [id, name] as const),
  );
  const collector = new Collector(format);
  for (const value of vault.items) {
    if (!isRecord(value)) {
      collector.refuse({}, sentences().importEntry.unreadable, value);
      continue;
    }
    const login = recordOf(value.login);
    const uris = listOf(login.uris);
    addTotpField(collector, totpOf(login.totp), {
      title: value.name,
      username: login.username,
      inBin: stringOf(value.deletedDate) !== '' && !includeRemoved,
      tags: [value.folderId, ...listOf(value.collectionIds)].map((id) => nameOf.get(id)),
      note: value.notes,
      favourite: value.favorite,
      createdAt: moment(value.creationDate),
      extra: {
        ...without(value, [...KNOWN, ...NEVER_KEPT]),
        ...(stringOf(login.username) !== '' && { username: login.username }),
        ...(uris.length > 0 && { uris }),
      },
    });
  }
  return opened(collector, encrypted);
}

const CSV_COLUMNS = ['folder', 'collections', 'favorite', 'name', 'notes', 'login_username'];

function openCsv(file: ImportFile): Opened {
  return openLogins(file, bitwarden, ['login_totp'], CSV_COLUMNS, (row) => ({
    title: row.name,
    username: row.login_username,
    tags: [row.folder, ...(row.collections ?? '').split(',')],
    note: row.notes,
    favourite: row.favorite,
  }));
}

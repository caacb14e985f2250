/**
 * Aegis: JSON, plain or encrypted, content versions 1 to 3; HTML.
 *
 * Source: beemdevelopment/Aegis, docs/vault.md. KDF: scrypt, parameters in each password slot. Cipher: AES-256-GCM,
 * once around a random master key in each slot, once around the content.
 */
import { scryptSync } from 'node:crypto';
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordWrong, unsupported, unsupportedVersion } from '../account/import-failure.ts';
import type { Icon } from '../account/imported-account.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import { rowsIn } from '../file/html.ts';
import type { ImportFile } from '../file/import-file.ts';
import { unescapeXml } from '../file/xml-text.ts';
import { openGcm } from '../unlock/ciphers.ts';
import { fromBase64, fromHex, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByScrypt } from '../unlock/keys.ts';
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

const NAME = 'Aegis';
const FILE_VERSION = 1;
const CONTENT_VERSION = 3;
const PASSWORD_SLOT = 1;
/** The block size of SHA-1. HMAC pads shorter keys with zeros. */
const HMAC_BLOCK = 64;
/** The page's headings, which are the same in every language of the app. */
const COLUMNS = ['Issuer', 'Name', 'Type', 'QR Code', 'UUID'];

export const aegis: ImportFormat = {
  id: 'aegis',
  name: NAME,
  encryption: 'scrypt, AES-256-GCM; every password slot',
  recognise: (file) => isVault(file.json) || isPage(file),
  async open(file, tools) {
    if (isPage(file)) return openPage(file);
    const vault = recordOf(file.json);
    if (vault.version !== FILE_VERSION) throw unsupportedVersion(NAME, vault.version);
    if (isRecord(vault.db)) return contentOf(vault.db, false);
    const content = await decrypt(vault, tools);
    return contentOf(content, true);
  },
};

function isVault(json: unknown): boolean {
  return isRecord(json) && isRecord(json.header) && 'slots' in json.header && 'db' in json;
}

function isPage(file: ImportFile): boolean {
  if (!file.isHtml) return false;
  const headings = headingsOf(file);
  return COLUMNS.every((name) => headings.includes(name));
}

function headingsOf(file: ImportFile): string[] {
  return [...(file.text ?? '').slice(0, 5_000).matchAll(/<th>([^<]*)<\/th>/g)].map(([, name = '']) => name);
}

/** Reads the page's QR codes, because its table has no period. */
async function openPage(file: ImportFile): Promise<Opened> {
  const collector = new Collector(aegis.id);
  const columns = headingsOf(file);
  for (const cells of rowsIn(file.text ?? '')) {
    const row = Object.fromEntries(columns.map((name, at) => [name, unescapeXml(cells[at] ?? '')]));
    const uri = (await file.drawnIn(cells[columns.indexOf('QR Code')] ?? ''))[0];
    const entry = uri === undefined ? undefined : readOtpUri(uri);
    const names = { issuer: row.Issuer, name: row.Name };
    if (entry) collector.add({ ...entry, ...names, note: row.Note, favourite: row.Favorite }, row);
    else collector.refuse(names, sentences().importEntry.unreadable, row);
  }
  return opened(collector, false);
}

async function decrypt(vault: Record<string, unknown>, tools: ImportTools): Promise<Record<string, unknown>> {
  const header = recordOf(vault.header);
  const slots = listOf(header.slots).map(recordOf);
  const withPassword = slots.filter((slot) => slot.type === PASSWORD_SLOT);
  const content = fromBase64(vault.db);
  const params = sealOf(header.params);
  if (slots.length > 0 && withPassword.length === 0) throw unsupported(sentences().importFile.noPasswordSlot);
  if (withPassword.length === 0 || !content || !params) throw damaged(NAME);
  const password = requirePassword(NAME, tools);

  for (const slot of withPassword) {
    const masterKey = await masterKeyOf(slot, password, tools);
    if (!masterKey) continue;
    const plaintext = openGcm(masterKey, params.nonce, Buffer.concat([content, params.tag]));
    const json = jsonOrNothing(plaintext && utf8(plaintext));
    if (!isRecord(json)) throw damaged(NAME);
    return json;
  }
  throw passwordWrong(NAME);
}

function sealOf(value: unknown): { nonce: Buffer; tag: Buffer } | undefined {
  const { nonce, tag } = recordOf(value);
  const read = { nonce: fromHex(nonce), tag: fromHex(tag) };
  return read.nonce && read.tag?.length === 16 ? { nonce: read.nonce, tag: read.tag } : undefined;
}

async function masterKeyOf(
  slot: Record<string, unknown>,
  password: string,
  { allowMemory }: ImportTools,
): Promise<Buffer | undefined> {
  const salt = fromHex(slot.salt);
  const wrapped = fromHex(slot.key);
  const params = sealOf(slot.key_params);
  if (!salt || !wrapped || !params) throw damaged(NAME);
  const cost = { salt, N: Number(slot.n), r: Number(slot.r), p: Number(slot.p) };
  const sealed = Buffer.concat([wrapped, params.tag]);
  const open = (key: Buffer) => openGcm(key, params.nonce, sealed);
  const found = open(await keyByScrypt(NAME, password, cost, allowMemory));
  if (found || Buffer.byteLength(password) <= HMAC_BLOCK || slot.repaired === true) return found;
  // Versions until 2019 hashed a longer password together with the unused zeros of its buffer.
  const { N, r, p } = cost;
  return open(scryptSync(asOldVersions(password), salt, 32, { N, r, p, maxmem: 256 * N * r }));
}

/**
 * Returns the password's buffer as in Java, whose encoder starts with 1.1 bytes per character and doubles if needed.
 */
function asOldVersions(password: string): Buffer {
  const bytes = Buffer.from(password, 'utf8');
  let size = Math.floor(password.length * 1.1);
  while (size < bytes.length) size = 2 * size + 1;
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}

function contentOf(db: Record<string, unknown>, encrypted: boolean): Opened {
  const version = Number(db.version);
  if (!(version >= 1 && version <= CONTENT_VERSION)) throw unsupportedVersion(NAME, db.version);
  if (!Array.isArray(db.entries)) throw damaged(NAME);
  const groups = new Map(listOf(db.groups).map((group) => [recordOf(group).uuid, recordOf(group).name]));
  const collector = new Collector(aegis.id);
  for (const entry of db.entries) {
    if (isRecord(entry)) addEntry(collector, entry, groups);
    else collector.refuse({}, sentences().importEntry.unreadable, entry);
  }
  return opened(collector, encrypted);
}

const KNOWN = ['type', 'name', 'issuer', 'note', 'favorite', 'icon', 'icon_mime', 'info', 'groups', 'group'];
const KNOWN_INFO = ['secret', 'algo', 'digits', 'period', 'counter'];

function addEntry(
  collector: Collector,
  entry: Record<string, unknown>,
  groups: ReadonlyMap<unknown, unknown>,
): void {
  const info = recordOf(entry.info);
  const icon = iconOf(entry);
  if (icon === undefined) collector.remark(entry, sentences().importEntry.iconLost);
  const moreInfo = without(info, KNOWN_INFO);
  collector.add(
    {
      type: entry.type,
      issuer: entry.issuer,
      name: entry.name,
      secret: info.secret,
      algorithm: info.algo,
      digits: info.digits,
      period: info.period,
      counter: info.counter,
      // In versions 1 and 2 an entry has the name of one group.
      tags: [...listOf(entry.groups).map((id) => groups.get(id)), entry.group],
      note: entry.note,
      favourite: entry.favorite,
      icon: icon ?? undefined,
      extra: {
        ...without(entry, KNOWN),
        ...(Object.keys(moreInfo).length > 0 && { info: moreInfo }),
      },
    },
    entry,
  );
}

/** Returns the icon; `null` if there is none, `undefined` if it is unreadable. */
function iconOf({ icon, icon_mime: mime }: Record<string, unknown>): Icon | null | undefined {
  if (icon === null || icon === undefined || icon === '') return null;
  const data = fromBase64(icon);
  // Before version 2 every picture was a JPEG.
  return data && { mime: stringOf(mime) || 'image/jpeg', data };
}

/**
 * andOTP: JSON, plain or encrypted, the current form and the one before version 0.6.3.
 *
 * Source: andOTP/andOTP wiki, “Special features”, and its EncryptionHelper. Current: iterations (4 bytes, big-endian) ‖
 * salt (12) ‖ nonce (12) ‖ ciphertext with tag; PBKDF2-HMAC-SHA1, AES-256-GCM. Before: nonce ‖ ciphertext with tag
 * under the plain SHA-256 of the password. Neither has a mark, so they are recognised as a file of no other kind.
 */
import { createHash } from 'node:crypto';
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage } from '../account/import-failure.ts';
import type { ImportFile } from '../file/import-file.ts';
import { openGcm } from '../unlock/ciphers.ts';
import { jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  isEmptyList,
  listOf,
  type Opened,
  opened,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';
import { isNoise } from './noise.ts';

const NAME = 'andOTP';
const SALT_BYTES = 12;
const NONCE_BYTES = 12;
const HEADER_BYTES = 4 + SALT_BYTES + NONCE_BYTES;
/** The length of an empty list. */
const SHORTEST = NONCE_BYTES + 2 + 16;
/** andOTP chooses 140,000 to 160,000. More than this is a damaged file, whose work would be for nothing. */
const MOST_ITERATIONS = 1_000_000;

export const andOtp: ImportFormat = {
  id: 'andotp',
  name: NAME,
  encryption: 'PBKDF2-HMAC-SHA1 (before: SHA-256), AES-256-GCM',
  recognise: (file) => isPlain(file.json) || (isSealed(file) || isEmptyList(file.json) ? 'maybe' : false),
  async open(file, tools) {
    if (Array.isArray(file.json)) return entriesOf(file.json, false);
    const json = await decrypt(file.bytes, tools);
    if (!Array.isArray(json)) throw damaged(NAME);
    return entriesOf(json, true);
  },
};

function isPlain(json: unknown): boolean {
  if (!Array.isArray(json) || !isRecord(json[0])) return false;
  const first = json[0];
  return (
    'secret' in first &&
    'label' in first &&
    // The earliest version wrote a period, and nothing else besides.
    ['thumbnail', 'algorithm', 'type', 'tags', 'period'].some((name) => name in first)
  );
}

function isSealed(file: ImportFile): boolean {
  return isNoise(file) && file.bytes.length >= SHORTEST;
}

/** Tries the current form, then the old one. Only the right one opens. */
async function decrypt(bytes: Uint8Array, tools: ImportTools): Promise<unknown> {
  const password = requirePassword(NAME, tools);
  const iterations = Buffer.from(bytes).readUInt32BE(0);
  if (iterations > 0 && iterations <= MOST_ITERATIONS && bytes.length > HEADER_BYTES) {
    const salt = bytes.subarray(4, 4 + SALT_BYTES);
    const key = await keyByPbkdf2(NAME, password, { salt, iterations, hash: 'sha1' });
    const plaintext = openGcm(
      key,
      bytes.subarray(4 + SALT_BYTES, HEADER_BYTES),
      bytes.subarray(HEADER_BYTES),
    );
    if (plaintext) return jsonOrNothing(utf8(plaintext));
  }
  const oldKey = createHash('sha256').update(password, 'utf8').digest();
  const plaintext = openGcm(oldKey, bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES));
  if (!plaintext) throw passwordOrDamage(NAME);
  return jsonOrNothing(utf8(plaintext));
}

const KNOWN = [
  'secret',
  'issuer',
  'label',
  'digits',
  'type',
  'algorithm',
  'period',
  'counter',
  'tags',
  'last_used',
];

function entriesOf(list: readonly unknown[], encrypted: boolean): Opened {
  const collector = new Collector(andOtp.id);
  for (const entry of list) {
    if (!isRecord(entry)) {
      collector.refuse({}, sentences().importEntry.unreadable, entry);
      continue;
    }
    collector.add(
      {
        type: entry.type ?? 'TOTP',
        ...namesOf(entry),
        secret: entry.secret,
        algorithm: entry.algorithm,
        digits: entry.digits,
        period: entry.period,
        counter: entry.counter,
        tags: listOf(entry.tags),
        usedAt: entry.last_used,
        extra: without(entry, KNOWN),
      },
      entry,
    );
  }
  return opened(collector, encrypted);
}

/** Returns the names. Old versions have one label, “issuer - name”; a later one has the issuer in both fields. */
function namesOf({ issuer, label }: Record<string, unknown>) {
  const text = stringOf(label);
  if (typeof issuer === 'string' && issuer !== '') {
    return { issuer, name: text.startsWith(`${issuer}:`) ? text.slice(issuer.length + 1) : text };
  }
  const [first = '', ...rest] = text.split(' - ');
  if (typeof issuer !== 'string' && rest.length > 0) return { issuer: first, name: rest.join(' - ') };
  return { issuer: '', name: text };
}

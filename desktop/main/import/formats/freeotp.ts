/**
 * FreeOTP: version 1 (Android's preferences file `tokens.xml`, also of FreeOTP+) and version 2 (`externalBackup.xml`,
 * which is a serialised Java map of JSON texts, encrypted).
 *
 * Source: freeotp/freeotp-android. KDF: PBKDF2 with the hash that the file names, SHA-512 or (Android 6) SHA-1. Cipher:
 * AES-256-GCM with the key's `mToken` as additional data; `mParameters` is ASN.1, a SEQUENCE of nonce and tag length or
 * (Android 6) the nonce alone.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord, readNumber } from '../account/collector.ts';
import { damaged, passwordOrDamage, unsupportedVersion } from '../account/import-failure.ts';
import { addUri, isOtpUri } from '../account/otp-uri.ts';
import type { ImportFile } from '../file/import-file.ts';
import { isJavaObject, JavaMapError, readJavaMap } from '../file/java-map.ts';
import { isWholePreferences } from '../file/preferences.ts';
import { openGcm } from '../unlock/ciphers.ts';
import { fromSignedBytes, jsonOrNothing } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  type Opened,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'FreeOTP';
const ORDER = 'tokenOrder';
const MASTER_KEY = 'masterKey';
const TOKEN = '-token';
const CIPHER = 'AES/GCM/NoPadding';

export const freeOtp: ImportFormat = {
  id: 'freeotp',
  name: NAME,
  encryption: 'PBKDF2-HMAC-SHA512 or -SHA1, AES-256-GCM',
  recognise: (file) => isJavaObject(file.bytes) || isPreferences(file.preferences),
  async open(file, tools) {
    if (file.preferences) return openFirst(file);
    return openSecond(file.bytes, tools);
  },
};

function isPreferences(preferences: ReadonlyMap<string, string> | undefined): boolean {
  if (!preferences) return false;
  if (preferences.has(ORDER)) return true;
  return [...preferences.values()].some((text) => Array.isArray(recordOf(jsonOrNothing(text)).secret));
}

function openFirst(file: ImportFile): Opened {
  if (!isWholePreferences(file.text ?? '')) throw damaged(NAME);
  const collector = new Collector(freeOtp.id);
  for (const [id, text] of file.preferences ?? []) {
    if (id === ORDER) continue;
    const token = jsonOrNothing(text);
    if (isRecord(token) && 'secret' in token) addToken(collector, token, { countsFrom: 1 });
    else if (isRecord(token)) collector.refuse({ name: id }, sentences().importEntry.noSecret, token);
    // Its first versions stored key URIs.
    else if (isOtpUri(text)) addUri(collector, text);
    else collector.refuse({ name: id }, sentences().importEntry.unreadable, { id, text });
  }
  return opened(collector, false);
}

async function openSecond(bytes: Uint8Array, tools: ImportTools): Promise<Opened> {
  const map = mapOf(bytes);
  const master = recordOf(jsonOrNothing(map.get(MASTER_KEY)));
  const salt = fromSignedBytes(master.mSalt);
  const hash = /^PBKDF2withHmac(SHA1|SHA256|SHA512)$/i.exec(stringOf(master.mAlgorithm))?.[1]?.toLowerCase();
  if (!salt || !isRecord(master.mEncryptedKey)) throw damaged(NAME);
  if (!hash) throw unsupportedVersion(NAME, master.mAlgorithm);
  const password = requirePassword(NAME, tools);
  const key = await keyByPbkdf2(NAME, password, {
    salt,
    iterations: Number(master.mIterations),
    hash: hash as 'sha1' | 'sha256' | 'sha512',
  });
  const masterKey = openKey(key, master.mEncryptedKey);
  if (!masterKey) throw passwordOrDamage(NAME);

  const collector = new Collector(freeOtp.id);
  for (const [id, text] of map) {
    if (!id.endsWith(TOKEN)) continue;
    const token = recordOf(jsonOrNothing(text));
    // Names given in version 1 were moved to the fields that version 2 changes, and stay behind as they were.
    const named = without(token, ['issuerAlt', 'labelAlt']);
    const sealed = jsonOrNothing(stringOf(recordOf(jsonOrNothing(map.get(id.slice(0, -TOKEN.length)))).key));
    const secret = openKey(masterKey, recordOf(sealed));
    if (secret)
      addToken(collector, { ...named, algo: named.algo ?? hashOf(sealed), secret }, { countsFrom: 0 });
    else collector.refuse(namesOf(named), sentences().importEntry.notOpened, { ...token, sealed });
  }
  for (const [id, text] of map) {
    const { key } = recordOf(jsonOrNothing(text));
    if (key === undefined || map.has(id + TOKEN)) continue;
    collector.refuse({}, sentences().importEntry.unreadable, { id, key });
  }
  return opened(collector, true);
}

function mapOf(bytes: Uint8Array): Map<string, string> {
  try {
    return readJavaMap(bytes);
  } catch (error) {
    if (error instanceof JavaMapError) throw damaged(NAME);
    throw error;
  }
}

/** Opens a wrapped key. @returns `undefined` for a wrong master key, or a missing or altered part */
function openKey(key: Buffer, { mCipher, mCipherText, mParameters, mToken }: Record<string, unknown>) {
  const sealed = fromSignedBytes(mCipherText);
  const nonce = nonceOf(fromSignedBytes(mParameters));
  if (mCipher !== CIPHER || !sealed || !nonce) return undefined;
  return openGcm(key, nonce, sealed, Buffer.from(stringOf(mToken), 'utf8'));
}

/** Returns the first OCTET STRING (tag 4), alone or in a SEQUENCE (tag 0x30). Lengths here are below 128. */
function nonceOf(der: Buffer | undefined): Buffer | undefined {
  if (!der) return undefined;
  const content = der[0] === 0x30 ? der.subarray(2) : der;
  const length = content[1] ?? 0;
  if (content[0] !== 4 || length === 0 || length > 127 || content.length < 2 + length) return undefined;
  return content.subarray(2, 2 + length);
}

/** Returns the algorithm in the description of a key: “HmacSHA256”. For tokens without an algorithm. */
function hashOf(sealed: unknown): unknown {
  return /^Hmac(SHA\d+)$/i.exec(stringOf(recordOf(sealed).mToken))?.[1];
}

const KNOWN = [
  'type',
  'algo',
  'digits',
  'period',
  'counter',
  'secret',
  'issuerExt',
  'issuerAlt',
  'label',
  'labelAlt',
  'category',
];

/**
 * Adds a token.
 *
 * @param countsFrom the difference from the stored counter to the next one: 1 for version 1 and FreeOTP+, which store
 *   the last used counter (their own key URIs have the stored number plus one)
 */
export function addToken(
  collector: Collector,
  token: Record<string, unknown>,
  { countsFrom }: { countsFrom: 0 | 1 },
): void {
  const counter = readNumber(token.counter);
  const names = namesOf(token);
  const secret = token.secret instanceof Uint8Array ? token.secret : fromSignedBytes(token.secret);
  collector.add(
    {
      // The app makes Steam codes for every issuer with this name.
      type: names.issuer === 'Steam' && /^totp$/i.test(stringOf(token.type)) ? 'steam' : token.type,
      ...names,
      secret: secret ?? '',
      algorithm: token.algo,
      digits: token.digits,
      period: token.period,
      // What is not a number is reported as it stands.
      counter: Number.isFinite(counter) ? Number(counter) + countsFrom : token.counter,
      tags: [token.category],
      extra: without(token, KNOWN),
    },
    token,
  );
}

function namesOf(token: Record<string, unknown>) {
  return {
    issuer: stringOf(token.issuerAlt) || stringOf(token.issuerExt) || stringOf(token.issuerInt),
    name: stringOf(token.labelAlt) || stringOf(token.label),
  };
}
